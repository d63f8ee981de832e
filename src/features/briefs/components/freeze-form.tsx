import { getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxField, SubmitButton } from "#ui/choice.tsx";
import { ActionForm } from "#ui/form.tsx";
import { freezeBriefAction } from "../actions.ts";

export async function FreezeForm({ id, version }: { id: string; version: number }) {
  const t = await getTranslations("briefs");
  return (
    <ActionForm
      action={freezeBriefAction}
      requestKey={uuidv7()}
      hidden={{ id, version }}
      label={t("freeze")}
    >
      <p className="text-sm text-ink-2">{t("freezeHint")}</p>
      <CheckboxField name="isRead" label={t("freezeConfirm")} value="true" />
      <SubmitButton>{t("freeze")}</SubmitButton>
    </ActionForm>
  );
}
