import { getTranslations } from "next-intl/server";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { setFastTrackAction } from "../actions.ts";
import type { AgreementView } from "../views.ts";

type Props = { agreement: AgreementView; requestKey: string };

/** Puts an agreement on the fast track or takes it off, with the reason. */
export async function FastTrackForm({ agreement, requestKey }: Props) {
  const t = await getTranslations("agreements.fast");
  const { id, version, isFastTrack } = agreement;
  return (
    <ActionForm action={setFastTrackAction} requestKey={requestKey} hidden={{ id, version }}>
      <RadioGroup
        name="isFastTrack"
        label={t("title")}
        options={[
          { value: "true", label: t("on"), hint: t("onHint") },
          { value: "false", label: t("off"), hint: t("offHint") },
        ]}
        initial={String(!isFastTrack)}
        required
      />
      <TextArea name="reason" label={t("reason")} rows={3} required />
      <FormButtons>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
