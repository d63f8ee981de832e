import { getTranslations } from "next-intl/server";
import { ROLES } from "#domain/actor.ts";
import { MARKINGS } from "#domain/marking.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { FormAction } from "#domain/form-state.ts";
import { CheckboxField, FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { MultiPicker } from "#ui/multi-picker.tsx";
import type { UserView } from "../schema.ts";

type Props = {
  action: FormAction;
  countries: { code: string; name: string }[];
  /** The account to change; without one the form invites somebody. */
  user?: UserView;
};

export async function UserForm({ action, countries, user }: Props) {
  const t = await getTranslations("administration");
  const values = await getTranslations("values");
  return (
    <ActionForm
      action={action}
      requestKey={uuidv7()}
      {...(user && { hidden: { id: user.id, version: user.version } })}
    >
      {!user && (
        <TextField name="email" type="email" label={t("email")} autoComplete="off" required />
      )}
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        initial={user?.name}
        autoComplete="off"
        required
      />
      <RadioGroup
        name="role"
        label={t("role")}
        initial={user?.role}
        required
        options={ROLES.map((role) => ({
          value: role,
          label: values(`role.${role}`),
          hint: t(`roleHint.${role}`),
        }))}
      />
      <RadioGroup
        name="clearance"
        label={t("clearance")}
        hint={t("clearanceHint")}
        initial={user?.clearance ?? "official"}
        required
        inline
        options={MARKINGS.map((marking) => ({
          value: marking,
          label: values(`marking.${marking}`),
        }))}
      />
      <CheckboxField
        name="isConfined"
        label={t("isConfined")}
        hint={t("isConfinedHint")}
        initial={user?.isConfined ?? false}
      />
      <MultiPicker
        name="partners"
        label={t("partners")}
        initial={user?.partners ?? []}
        options={countries.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {user && (
        <CheckboxField
          name="isDisabled"
          label={t("isDisabled")}
          hint={t("isDisabledHint")}
          initial={user.isDisabled}
        />
      )}
      <FormButtons>
        <SubmitButton>{user ? t("save") : t("invite")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
