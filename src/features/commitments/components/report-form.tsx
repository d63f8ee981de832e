import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { FILE_ENDINGS } from "#domain/file-kind.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { CheckboxGroup, FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { TextArea, TextField } from "#ui/field.tsx";
import { FileField } from "#ui/file-field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { formatDayShort, formatFuzzy } from "#ui/format.ts";
import { ButtonLink } from "#ui/page.tsx";
import { pickOptions } from "#ui/pick-options.ts";
import { PickerField } from "#ui/picker.tsx";
import { fuzzyWords } from "#ui/words.ts";
import { reportProgressAction } from "../actions.ts";
import { STATUSES } from "../rules.ts";
import type { Choice, CommitmentView } from "../views.ts";

type Props = { commitment: CommitmentView; sources: readonly Choice[]; today: CalendarDate };

/** One report of progress: how it stands as of a day, what happened, and the evidence. */
export async function ReportForm({ commitment, sources, today }: Props) {
  const t = await getTranslations("commitments.report");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const words = await fuzzyWords();
  const open = commitment.milestones.filter(({ reachedOn }) => reachedOn === null);
  return (
    <ActionForm
      action={reportProgressAction}
      requestKey={uuidv7()}
      hidden={{ commitmentId: commitment.id }}
    >
      <RadioGroup
        name="status"
        label={t("status")}
        options={STATUSES.map((status) => ({
          value: status,
          label: values(`status.${status}`),
          hint: values(`statusDefinition.${status}`),
        }))}
        initial={commitment.status}
        required
      />
      <DateField
        name="effectiveOn"
        label={t("effectiveOn")}
        hint={t("effectiveHint")}
        initial={formatDayShort(today, locale)}
        dayOnly
        required
      />
      <TextArea name="note" label={t("note")} hint={t("noteHint")} rows={4} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="blocker" label={t("blocker")} />
        <TextField name="nextStep" label={t("nextStep")} />
      </div>
      {open.length > 0 && (
        <CheckboxGroup
          name="reachedIds"
          label={t("reached")}
          options={open.map(({ id, title, due }) => ({
            value: id,
            label: title,
            ...(due !== null && { hint: formatFuzzy(due, locale, words) }),
          }))}
        />
      )}
      <PickerField
        name="sourceId"
        label={t("source")}
        hint={t("sourceHint")}
        kind="source"
        query={{ partner: commitment.partner.code }}
        options={pickOptions(sources)}
      />
      <FileField
        name="file"
        label={t("file")}
        hint={t("fileHint")}
        accept={FILE_ENDINGS.join(",")}
      />
      <FormButtons>
        <SubmitButton>{t("submit")}</SubmitButton>
        <ButtonLink href={`/commitments/${commitment.id}`} tone="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormButtons>
    </ActionForm>
  );
}
