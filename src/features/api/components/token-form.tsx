import { getTranslations } from "next-intl/server";
import type { FormAction } from "#domain/form-state.ts";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { MultiPicker } from "#ui/multi-picker.tsx";
import { LIFETIMES, SCOPES } from "../schema.ts";

type Props = {
  action: FormAction;
  countries: { code: string; name: string }[];
  /** At most its owner's clearance. */
  markings: Marking[];
  mayWrite: boolean;
};

const KINDS = ["program", "calendar", "changes"] as const;

export async function TokenForm({ action, countries, markings, mayWrite }: Props) {
  const t = await getTranslations("api");
  const values = await getTranslations("values");
  return (
    <ActionForm action={action} requestKey={uuidv7()} label={t("make")}>
      <RadioGroup
        name="kind"
        label={t("kindLabel")}
        initial="program"
        required
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(`kind.${kind}`),
          hint: t(`kindHint.${kind}`),
        }))}
      />
      <TextField name="name" label={t("nameLabel")} hint={t("nameHint")} maxLength={80} required />
      {mayWrite && (
        <RadioGroup
          name="scope"
          label={t("scope")}
          initial="read"
          required
          options={SCOPES.map((scope) => ({
            value: scope,
            label: t(`may.${scope}`),
            hint: t(`mayHint.${scope}`),
          }))}
        />
      )}
      <SelectField
        name="clearance"
        label={t("ceiling")}
        hint={t("ceilingHint")}
        initial="official"
        empty={null}
        required
        options={markings.map((marking) => ({
          value: marking,
          label: values(`marking.${marking}`),
        }))}
      />
      <CheckboxField name="isConfined" label={t("isConfined")} hint={t("isConfinedHint")} />
      <MultiPicker
        name="partners"
        label={t("only")}
        initial={[]}
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <SelectField
        name="days"
        label={t("days")}
        initial="90"
        empty={null}
        required
        options={LIFETIMES.map((days) => ({ value: days, label: t(`lifetime.${days}`) }))}
      />
      <FormButtons>
        <SubmitButton>{t("make")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
