import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { AfterSignature } from "#generated/prisma/enums.ts";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { recordAfterSignatureAction } from "../actions.ts";
import type { AfterEntryView } from "../views.ts";

const STATES = ["done", "not_applicable", "open"] as const;

type Props = {
  agreementId: string;
  item: AfterSignature;
  entry: AfterEntryView | null;
  today: CalendarDate;
};

/** Says how one item stands; the entry before it stays on record. */
export async function AfterForm({ agreementId, item, entry, today }: Props) {
  const t = await getTranslations("texts.after");
  const locale = await getLocale();
  const on = entry?.state === "done" ? entry.doneOn : today;
  return (
    <ActionForm
      action={recordAfterSignatureAction}
      requestKey={uuidv7()}
      label={t(`item.${item}`)}
      hidden={{ agreementId, item }}
    >
      <RadioGroup
        name="state"
        label={t("fieldState")}
        inline
        required
        initial="done"
        options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <DateField
        name="doneOn"
        dayOnly
        label={t("doneOn")}
        initial={on === null ? "" : dateAsTyped({ on, precision: "day" }, locale)}
      />
      <TextField name="doneBy" label={t("doneBy")} initial={entry?.doneBy ?? ""} />
      <TextField name="referenceNo" label={t("referenceNo")} initial={entry?.referenceNo ?? ""} />
      <TextArea name="note" label={t("note")} hint={t("noteHint")} rows={2} />
      <FormButtons>
        <SubmitButton>{t("button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
