import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { FILE_ENDINGS } from "#domain/file-kind.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { DOCUMENT_ENDINGS } from "#features/documents/limits.ts";
import { FormButtons, RadioGroup, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#ui/field.tsx";
import { FileField } from "#ui/file-field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import {
  attachSignedTextAction,
  freezeTextAction,
  recordDraftTextAction,
  reopenTextAction,
} from "../actions.ts";
import type { TextsView } from "../views.ts";

type Props = { texts: TextsView };

const SIDES = ["ours", "theirs", "agreed"] as const;
const lastOf = ({ versions }: TextsView) => versions[0]?.number ?? 0;

/** Adds a version, pasted or from a file. */
export async function VersionForm({ texts }: Props) {
  const t = await getTranslations("texts");
  return (
    <ActionForm
      action={recordDraftTextAction}
      requestKey={uuidv7()}
      label={t("add.title")}
      hidden={{ agreementId: texts.agreement.id, last: String(lastOf(texts)) }}
    >
      <TextArea name="text" label={t("add.text")} hint={t("add.textHint")} rows={10} />
      <FileField
        name="file"
        label={t("add.file")}
        hint={t("add.fileHint")}
        accept={DOCUMENT_ENDINGS}
      />
      <RadioGroup
        name="side"
        label={t("add.side")}
        inline
        required
        initial="ours"
        options={SIDES.map((value) => ({ value, label: t(`side.${value}`) }))}
      />
      <TextField name="note" label={t("add.note")} hint={t("add.noteHint")} />
      <FormButtons>
        <SubmitButton>{t("add.button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** Names the version that was initialled. */
export async function FreezeForm({ texts, today }: Props & { today: CalendarDate }) {
  const t = await getTranslations("texts");
  return (
    <ActionForm
      action={freezeTextAction}
      requestKey={uuidv7()}
      label={t("freeze.title")}
      hidden={{ agreementId: texts.agreement.id, last: String(lastOf(texts)) }}
    >
      <SelectField
        name="number"
        label={t("freeze.version")}
        empty={null}
        initial={String(lastOf(texts))}
        options={texts.versions.map(({ number, note }) => ({
          value: String(number),
          label: [t("version", { number }), note].filter(Boolean).join(": "),
        }))}
      />
      <DateField
        name="happened"
        label={t("freeze.date")}
        initial={dateAsTyped({ on: today, precision: "day" }, await getLocale())}
        initialPrecision="day"
        required
      />
      <TextField name="place" label={t("freeze.place")} />
      <TextField name="note" label={t("freeze.note")} />
      <FormButtons>
        <SubmitButton>{t("freeze.button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** Opens the frozen text again. */
export async function ReopenForm({ texts }: Props) {
  const t = await getTranslations("texts.reopen");
  if (texts.frozen === null) return null;
  const { agreement, frozen } = texts;
  return (
    <ActionForm
      action={reopenTextAction}
      requestKey={uuidv7()}
      label={t("title")}
      hidden={{ agreementId: agreement.id, number: String(frozen.number) }}
    >
      <TextArea name="reason" label={t("reason")} hint={t("reasonHint")} rows={2} required />
      <FormButtons>
        <SubmitButton tone="danger">{t("button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** Attaches what was signed. */
export async function SignedForm({ texts }: Props) {
  const t = await getTranslations("texts.signed");
  return (
    <ActionForm
      action={attachSignedTextAction}
      requestKey={uuidv7()}
      label={t("attach")}
      hidden={{ agreementId: texts.agreement.id }}
    >
      <FileField
        name="file"
        label={t("file")}
        hint={t("fileHint")}
        accept={FILE_ENDINGS.join(",")}
        required
      />
      <TextField name="note" label={t("note")} />
      <FormButtons>
        <SubmitButton>{t("button")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}
