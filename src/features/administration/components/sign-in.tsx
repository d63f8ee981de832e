import { getTranslations } from "next-intl/server";
import type { FormAction } from "#domain/form-state.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { SubmitButton } from "#ui/choice.tsx";
import { TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";

type Props = {
  action: FormAction;
  /** Where to go on to. */
  next: string;
  /** Demonstration accounts, one click away; empty where Accord runs in earnest. */
  demonstration: readonly { email: string; password: string; roleKey: string }[];
};

export async function SignIn({ action, next, demonstration }: Props) {
  const t = await getTranslations("sign-in");
  return (
    <div className="mx-auto grid w-full max-w-md gap-8 px-4 py-10">
      <div>
        <h1 className="text-2xl font-semibold">{t("title")}</h1>
        <p className="mt-1 text-ink-2">{t("intro")}</p>
      </div>
      <ActionForm action={action} requestKey={uuidv7()} hidden={{ next }}>
        <TextField name="email" label={t("email")} autoComplete="username" required />
        <TextField
          name="password"
          type="password"
          label={t("password")}
          autoComplete="current-password"
          required
        />
        <SubmitButton>{t("submit")}</SubmitButton>
      </ActionForm>
      {demonstration.length > 0 && (
        <section aria-labelledby="demonstration" className="grid gap-3 border-t border-line pt-6">
          <h2 id="demonstration" className="font-semibold">
            {t("demonstration")}
          </h2>
          <p className="text-sm text-ink-2">{t("demonstrationHint")}</p>
          <ul className="grid gap-2">
            {demonstration.map(({ email, password, roleKey }) => (
              <li key={email}>
                <ActionForm
                  action={action}
                  requestKey={uuidv7()}
                  hidden={{ next, email, password }}
                  label={email}
                >
                  <SubmitButton tone="secondary">{t(`as.${roleKey}`, { email })}</SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
