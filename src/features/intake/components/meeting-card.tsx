import { getTranslations } from "next-intl/server";
import { RadioGroup } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import { dateAsTyped, formatDayShort } from "#ui/format.ts";
import type { DraftMeeting } from "../drafts.ts";
import { type Reviewed, spanOf } from "../review.ts";
import { boxOf, type Desk } from "./desk.ts";
import { labelOf, langOf } from "./draft-card.tsx";
import { NoteList } from "./note-list.tsx";

/** The meeting that the text tells of: a new one, one on record, or none. */
export async function MeetingCard({ desk }: { desk: Desk }) {
  const t = await getTranslations("intake");
  const { meeting } = desk.review;
  const matches = desk.comparison.meetings.slice(0, 4);
  const same = matches.find(({ isSame }) => isSame);
  const first = same ? `known:${same.id}` : meeting === null ? "none" : "new";
  const options = [
    ...(meeting === null ? [] : [{ value: "new", label: t("meeting.new") }]),
    ...matches.map(({ id, ref, title }) => ({
      value: `known:${id}`,
      label: t("meeting.known", { ref, title }),
    })),
    { value: "none", label: t("meeting.none") },
  ];
  return (
    <div
      id={meeting?.id}
      {...(meeting && { "data-card": meeting.id, "data-kind": "meeting" })}
      tabIndex={-1}
      className="draft-card"
    >
      {meeting === null ? (
        <p className="text-sm text-ink-2">{t("meeting.noneFound")}</p>
      ) : (
        <Told desk={desk} meeting={meeting} />
      )}
      <RadioGroup
        name="meeting.as"
        label={t("meeting.as")}
        required
        initial={boxOf(desk, "meeting.as", first)}
        options={options}
      />
      {meeting !== null && (
        <details className="draft-edit">
          <summary className="link inline-flex min-h-6 items-center text-sm">
            {t("card.edit")}
          </summary>
          <div className="grid gap-3 pt-2">
            <Fields desk={desk} draft={meeting.draft} />
          </div>
        </details>
      )}
    </div>
  );
}

async function Told({ desk, meeting }: { desk: Desk; meeting: Reviewed<DraftMeeting> }) {
  const t = await getTranslations("intake");
  const values = await getTranslations("values");
  const { draft, passage, id } = meeting;
  const quote = desk.text.slice(passage.start, passage.end);
  const label = await labelOf(meeting);
  return (
    <>
      <h4 className="flex items-baseline gap-2 font-semibold">
        <a
          href={`#at-${id}`}
          className="draft-label"
          data-kind="meeting"
          aria-label={t("card.toText", { label })}
        >
          {label}
        </a>
        <bdi>{draft.title}</bdi>
      </h4>
      <blockquote className="draft-quote" dir="auto" lang={langOf(desk)}>
        {quote}
      </blockquote>
      <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
        <span>{values(`meetingType.${draft.type}`)}</span>
        <span>{desk.fuzzy(draft.heldOn)}</span>
        {draft.place && <bdi>{draft.place}</bdi>}
      </p>
      <NoteList notes={desk.notes.get(id) ?? []} locale={desk.locale} />
      <input type="hidden" name="meeting.quote" value={quote} />
      <input type="hidden" name="meeting.at" value={spanOf(passage)} />
    </>
  );
}

async function Fields({ desk, draft }: { desk: Desk; draft: DraftMeeting }) {
  const t = await getTranslations("intake.meeting");
  const { choices, locale } = desk;
  const box = (field: string, drafted: string | null) => boxOf(desk, `meeting.${field}`, drafted);
  const { heldOn, untilOn, nextRound, round } = draft;
  const next = nextRound?.date ?? null;
  return (
    <>
      <TextField
        name="meeting.title"
        label={t("title")}
        initial={box("title", draft.title.slice(0, 300))}
        maxLength={300}
        required
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name="meeting.type"
          label={t("type")}
          initial={box("type", draft.type)}
          options={choices.meetingTypes}
          required
        />
        <SelectField
          name="meeting.mode"
          label={t("mode")}
          initial={box("mode", draft.mode)}
          options={choices.meetingModes}
          empty={null}
          required
        />
      </div>
      <DateField
        name="meeting.held"
        label={t("held")}
        initial={box("heldOn", heldOn && dateAsTyped(heldOn, locale))}
        initialPrecision={heldOn?.precision}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <DateField
          name="meeting.untilOn"
          label={t("until")}
          initial={box("untilOn", untilOn && formatDayShort(untilOn, locale))}
          dayOnly
        />
        <TextField
          name="meeting.place"
          label={t("place")}
          initial={box("place", draft.place)}
          maxLength={200}
        />
        <SelectField
          name="meeting.hostSide"
          label={t("hostSide")}
          initial={box("hostSide", draft.hostSide)}
          options={choices.sides}
          empty={t("hostNone")}
        />
        <TextField
          name="meeting.series"
          label={t("series")}
          initial={box("series", draft.series)}
          maxLength={200}
        />
        <TextField
          name="meeting.round"
          label={t("round")}
          inputMode="numeric"
          initial={box("round", round === null ? null : String(round))}
        />
        <TextField
          name="meeting.nextRoundWords"
          label={t("nextRoundWords")}
          initial={box("nextRoundWords", nextRound?.words ?? null)}
          maxLength={300}
        />
      </div>
      <DateField
        name="meeting.nextRound"
        label={t("nextRound")}
        initial={box("nextRoundOn", next && dateAsTyped(next, locale))}
        initialPrecision={next?.precision}
      />
    </>
  );
}
