import { getTranslations } from "next-intl/server";
import { AgreementLinkType } from "#generated/prisma/enums.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { PickerField } from "#ui/picker.tsx";
import { linkAgreementsAction } from "../actions.ts";

type Props = {
  id: string;
  partner: string;
  others: { id: string; ref: string; title: string }[];
  requestKey: string;
};

/** Says what this agreement does to another of the same partner. */
export async function LinkForm({ id, partner, others, requestKey }: Props) {
  const t = await getTranslations("agreements");
  const values = await getTranslations("values.agreementLinkType");
  return (
    <ActionForm action={linkAgreementsAction} requestKey={requestKey} hidden={{ fromId: id }}>
      <SelectField
        name="type"
        label={t("field.linkType")}
        hint={t("link.hint")}
        options={Object.values(AgreementLinkType).map((value) => ({
          value,
          label: values(value),
        }))}
        required
      />
      <PickerField
        name="toId"
        label={t("field.to")}
        kind="agreement"
        query={{ partner }}
        options={others.map(({ id: value, ref, title }) => ({ value, label: `${title} · ${ref}` }))}
        required
      />
      <DateField name="effective" label={t("field.effective")} />
      <TextArea name="note" label={t("field.note")} rows={3} />
      <FormButtons>
        <SubmitButton>{t("link.button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
