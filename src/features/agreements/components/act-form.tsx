import { getTranslations } from "next-intl/server";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { recordActionAction } from "../actions.ts";
import type { AgreementOptions } from "../views.ts";
import { ActionFields } from "./beginning-fields.tsx";

type Props = { id: string; options: AgreementOptions; requestKey: string };

/** Adds something that happened: a signature, the entry into force, a suspension. */
export async function ActForm({ id, options, requestKey }: Props) {
  const t = await getTranslations("agreements.act");
  return (
    <ActionForm action={recordActionAction} requestKey={requestKey} hidden={{ id }}>
      <ActionFields options={options} required />
      <FormButtons>
        <SubmitButton>{t("button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
