import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import type { FormAction } from "#domain/form-state.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";

type Props = { action: FormAction; token: string; isFirst: boolean };

export async function WelcomeForm({ action, token, isFirst }: Props) {
  const t = await getTranslations("sign-in");
  return (
    <ActionForm action={action} requestKey={uuidv7()} hidden={{ token }}>
      {isFirst && (
        <>
          <TextField
            name="name"
            label={t("name")}
            hint={t("nameHint")}
            autoComplete="name"
            required
          />
          <TextField
            name="email"
            type="email"
            label={t("email")}
            autoComplete="username"
            required
          />
        </>
      )}
      <TextField
        name="password"
        type="password"
        label={t("newPassword")}
        hint={t("newPasswordHint")}
        autoComplete="new-password"
        required
      />
      <SubmitButton>{t("welcomeSubmit")}</SubmitButton>
    </ActionForm>
  );
}
