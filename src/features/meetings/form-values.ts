import type { CalendarDate } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import { dateAsTyped } from "#ui/format.ts";
import { rowsIn, type RowKind, textIn, type Typed } from "./typed.ts";
import type { MeetingView, OutcomeView, ParticipantView } from "./views.ts";

type Boxes = Record<string, string | string[]>;

/** A box is always there, so that a draft tells an emptied one from one that the form did not have. */
const put = (prefix: string, fields: Record<string, string | number | null>): Boxes =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [prefix + name, String(value ?? "")]),
  );

function dateBoxes(name: string, date: FuzzyDate | null, locale: string): Boxes {
  return {
    [`${name}On`]: date === null ? "" : dateAsTyped(date, locale),
    [`${name}Precision`]: date?.precision ?? "",
  };
}

type Start = {
  partner: string;
  today: CalendarDate;
  timeZone: string;
  locale: string;
  life: "held" | "planned";
};

/** A form that nothing was typed into: most meetings were today, at home, and each side has a head. */
export function emptyMeeting({ partner, today, timeZone, locale, life }: Start): Boxes {
  return {
    ...put("", { partner, life, timeZone, marking: "official", mode: "in_person" }),
    ...put("", { hostSide: "home", type: "", title: "", startsAt: "", place: "" }),
    ...dateBoxes("held", life === "held" ? { on: today, precision: "day" } : null, locale),
    ...newParticipant(0, "home", true),
    ...newParticipant(1, "partner", true),
    "agenda.0.title": "",
  };
}

function newParticipant(row: number, side: string, isHead = false): Boxes {
  return {
    ...put(`participants.${row}.`, { _side: side, personId: "", title: "", presence: "attended" }),
    ...(isHead && { [`participants.${row}._isHead`]: "true" }),
  };
}

function newOutcome(row: number, kind: string, agenda: string): Boxes {
  return put(`outcomes.${row}.`, { kind, _agenda: agenda, text: "" });
}

/** What the boxes hold for a meeting that is recorded. */
export function meetingBoxes(meeting: MeetingView, locale: string): Boxes {
  const { partner, marking, type, mode, title, startsAt, timeZone, place, hostSide } = meeting;
  const { round, life, lifeReason, summary, nextRoundWords, series, untilOn, version, id } =
    meeting;
  return {
    ...put("", { id, version, partner, marking, type, mode, title, startsAt, timeZone, place }),
    ...put("", { hostSide, round, life, lifeReason, summary, nextRoundWords }),
    ...put("", { seriesId: series?.id ?? null, newSeries: null }),
    ...dateBoxes("held", meeting.held, locale),
    ...dateBoxes("nextRound", meeting.nextRound, locale),
    untilOn: untilOn === null ? "" : dateAsTyped({ on: untilOn, precision: "day" }, locale),
    "topicIds[]": meeting.topics.map((topic) => topic.id),
    ...Object.assign({}, ...meeting.participants.map(participantBoxes)),
    ...Object.assign(
      {},
      ...meeting.agenda.map(({ id: itemId, title: item, notes }, row) =>
        put(`agenda.${row}.`, { id: itemId, title: item, notes }),
      ),
    ),
    ...Object.assign(
      {},
      ...meeting.outcomes.map((outcome, row) => outcomeBoxes(outcome, row, meeting.agenda)),
    ),
  };
}

function participantBoxes(one: ParticipantView, row: number): Boxes {
  const presence = !one.wasInvited ? "uninvited" : one.hasAttended ? "attended" : "absent";
  return {
    ...newParticipant(row, one.side, one.isHead),
    ...put(`participants.${row}.`, {
      id: one.id,
      personId: one.person?.id ?? null,
      title: one.titleAsPrinted,
      // As printed that day: it stays with the person, or with nobody, until another is chosen.
      name: one.name,
      _nameOf: one.person?.id ?? null,
      _keep: one.isSealed ? "true" : null,
      postId: one.post?.id ?? null,
      agencyId: one.agency?.id ?? null,
      presence,
    }),
  };
}

function outcomeBoxes(outcome: OutcomeView, row: number, agenda: MeetingView["agenda"]): Boxes {
  const item = agenda.findIndex(({ id }) => id === outcome.agendaItemId);
  return {
    ...newOutcome(row, outcome.kind, item === -1 ? "" : String(item)),
    ...put(`outcomes.${row}.`, {
      id: outcome.id,
      text: outcome.text,
      commitmentId: outcome.commitment?.id ?? null,
      _keep: outcome.isSealed ? "true" : null,
    }),
  };
}

/** Button "add": the form with one more row; `what` is "participants:home" or "outcomes:decision:0". */
export function withRow(typed: Typed, what: string): { boxes: Boxes; row: number; kind: RowKind } {
  const boxes = Object.fromEntries(Object.entries(typed)) as Boxes;
  const [kind = "", first = "", second = ""] = what.split(":");
  const row = (rowsIn(typed, kind as RowKind).at(-1) ?? -1) + 1;
  switch (kind) {
    case "participants":
      return { kind, row, boxes: { ...boxes, ...newParticipant(row, first) } };
    case "outcomes":
      return { kind, row, boxes: { ...boxes, ...newOutcome(row, first, second) } };
    default:
      return { kind: "agenda", row, boxes: { ...boxes, [`agenda.${row}.title`]: "" } };
  }
}

/** Button "remove": the form without that row; `what` is "participants.3". Outcomes outlive their agenda item. */
export function withoutRow(typed: Typed, what: string): Boxes {
  const [kind, row = ""] = what.split(".");
  return Object.fromEntries(
    Object.entries(typed)
      .filter(([name]) => !name.startsWith(`${what}.`))
      .map(([name, value]) => {
        const isLost = kind === "agenda" && name.endsWith("._agenda") && value === row;
        return [name, isLost ? "" : value];
      }),
  ) as Boxes;
}

/** Boxes that hold something else in the register than on the form; rows are compared as a whole. */
export function differences(
  stored: Typed,
  typed: Typed,
): { field: string; theirs: string; mine: string }[] {
  const plain = new Set(
    [...Object.keys(stored), ...Object.keys(typed)].filter(
      // A precision is shown with its date.
      (name) => !/\.|^_|^version$|Precision$/.test(name),
    ),
  );
  const found = [...plain].map((field) => ({
    field,
    theirs: shownIn(stored, field),
    mine: shownIn(typed, field),
  }));
  const rows = (["participants", "agenda", "outcomes"] as const).map((field) => ({
    field,
    theirs: rowsAsText(stored, field),
    mine: rowsAsText(typed, field),
  }));
  return [...found, ...rows].filter(({ theirs, mine }) => theirs !== mine);
}

function shownIn(typed: Typed, name: string): string {
  const value = typed[name] ?? "";
  if (typeof value !== "string") return [...value].toSorted().join(", ");
  const precision = textIn(typed, name.replace(/On$/, "Precision"));
  const isVague = value.trim() !== "" && /^(?:about|before|after)$/.test(precision);
  return isVague ? `${precision} ${value.trim()}` : value.trim();
}

const FIELDS_SHOWN: Record<RowKind, readonly string[]> = {
  participants: ["personId", "newPerson", "title", "agencyId", "newAgency"],
  agenda: ["title", "notes"],
  outcomes: ["kind", "text", "title", "commitmentId", "dueOn", "dueWords"],
};

function rowsAsText(typed: Typed, kind: RowKind): string {
  return rowsIn(typed, kind)
    .map((row) =>
      FIELDS_SHOWN[kind]
        .map((field) => textIn(typed, `${kind}.${row}.${field}`))
        .filter(Boolean)
        .join(", "),
    )
    .filter(Boolean)
    .join("\n");
}
