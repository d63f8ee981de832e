import { getTranslations } from "next-intl/server";
import type { FormAction } from "#domain/form-state.ts";
import type { Marking } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxGroup, FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";
import { isAskable, isSpokenOf } from "../policy.ts";
import { LANGUAGES, LIFETIMES, SHOWS } from "../schema.ts";

type Props = {
  action: FormAction;
  commitmentId: string;
  marking: Marking;
  isMailOn: boolean;
};

/** Asks a focal point about one commitment, and says how much the mail and the page may tell. */
export async function AskForm({ action, commitmentId, marking, isMailOn }: Props) {
  const t = await getTranslations("answers");
  if (!isAskable(marking)) return <Notice tone="warning" title={t("notAskable")} />;
  return (
    <ActionForm action={action} requestKey={uuidv7()} hidden={{ commitmentId }} label={t("ask")}>
      {!isSpokenOf(marking) && <Notice tone="warning" title={t("referenceOnly")} />}
      {isMailOn ? (
        <TextField
          name="address"
          type="email"
          label={t("address")}
          hint={t("addressHint")}
          autoComplete="off"
          maxLength={250}
        />
      ) : (
        <Notice tone="info" title={t("noMail")} />
      )}
      <RadioGroup
        name="language"
        label={t("language")}
        initial="en"
        inline
        required
        options={LANGUAGES.map((value) => ({ value, label: t(`languageOf.${value}`) }))}
      />
      {isSpokenOf(marking) && (
        <CheckboxGroup
          name="shows"
          label={t("shows")}
          initial={["title"]}
          options={SHOWS.map((value) => ({ value, label: t(`show.${value}`) }))}
        />
      )}
      <SelectField
        name="days"
        label={t("days")}
        initial="14"
        empty={null}
        required
        options={LIFETIMES.map((value) => ({ value, label: t(`lifetime.${value}`) }))}
      />
      <FormButtons>
        <SubmitButton>{t("send")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
