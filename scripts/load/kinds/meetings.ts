import { daysBetween } from "#domain/calendar-date.ts";
import { recordMeeting } from "#features/meetings/commands.ts";
import type { MeetingType } from "#generated/prisma/enums.ts";
import { type Found, keyIn, type Placed, type TextLoad } from "../passage.ts";
import {
  agenciesIn,
  mayBeSameDay,
  MEETING_KEY,
  type MeetingEntry,
  personIn,
  type Target,
} from "../register.ts";
import { rolesOf } from "../vocabulary.ts";
import { dateIn, likeness, stemsOf, titleOf } from "../words.ts";

/** The meeting that a passage speaks of: that of its key, of its day, else a new one. */
export async function loadMeeting(passage: Placed, load: TextLoad): Promise<Found> {
  const key = keyIn(passage.note, MEETING_KEY);
  const known = byKey(key, load) ?? load.meeting ?? findMeeting(passage, key, load);
  if (known) {
    const entry = load.register.meetings.find(({ id }) => id === known.id) ?? null;
    load.meeting ??= entry;
    if (key !== null && !load.keys.has(key)) load.keys.set(key, known);
    return { target: known, field: "title", isNew: false };
  }
  const meeting = await recordNew(passage, load);
  load.meeting = meeting;
  if (key !== null) load.keys.set(key, meeting);
  return { target: meeting, field: "title", isNew: true, remark: "recorded as a draft" };
}

/** The meeting on record whose number the annotator gives anywhere in this text. */
export function meetingNumbered(load: TextLoad): MeetingEntry | null {
  for (const { note } of load.passages) {
    const found = byKey(keyIn(note, MEETING_KEY), load);
    if (found !== null) return load.register.meetings.find(({ id }) => id === found.id) ?? null;
  }
  return null;
}

function byKey(key: string | null, { keys, register }: TextLoad): Target | null {
  if (key === null) return null;
  return keys.get(key) ?? register.meetings.find((meeting) => meeting.keys.includes(key)) ?? null;
}

/** A press report follows what it reports by so many days at most. */
const REPORTED_WITHIN = 10;

/**
 * A meeting on record on the day that the annotation or the text gives, or shortly before the text was
 * published; of several, the one that sounds most like it. What has another number is another meeting.
 */
function findMeeting(
  { note, quote }: Placed,
  key: string | null,
  load: TextLoad,
): MeetingEntry | null {
  const { published, keys } = load;
  const isAnother = (meeting: MeetingEntry) =>
    key !== null &&
    (meeting.keys.some((one) => one !== key) ||
      [...keys].some(([one, { id }]) => one !== key && id === meeting.id));
  const meetings = load.register.meetings.filter((meeting) => !isAnother(meeting));
  const date = dateIn(note) ?? dateIn(quote);
  const onDay =
    date === null
      ? meetings.filter(
          ({ heldOn }) =>
            heldOn !== null &&
            published !== null &&
            Math.abs(daysBetween(heldOn, published.on)) <= REPORTED_WITHIN,
        )
      : meetings.filter((meeting) => mayBeSameDay(date, meeting));
  const words = stemsOf(`${quote} ${note}`);
  const scored = onDay.map((meeting) => ({
    meeting,
    score: likeness(words, stemsOf(meeting.name)),
  }));
  return scored.toSorted((a, b) => b.score - a.score)[0]?.meeting ?? null;
}

const TYPES: readonly (readonly [MeetingType, RegExp])[] = [
  ["visit", /\bvisit/i],
  ["dialogue_round", /dialogue|round of/i],
  ["working_group", /working group/i],
  ["call", /telephon|phone call|video/i],
  ["delegation_talks", /delegation|talks/i],
  ["call_on", /call(s|ed)? on|met with/i],
];

/** As far as the text goes: who is named is a participant, what is merely said is information. */
async function recordNew(passage: Placed, load: TextLoad): Promise<MeetingEntry> {
  const { quote, entity, note } = passage;
  const given = dateIn(note);
  // A day that only the annotator or the press knows is not the meeting's own.
  const isRough = given === null || /outside|≈|about/i.test(note);
  const date = given ?? load.published;
  const held = {
    heldOn: date?.on ?? null,
    heldPrecision:
      date === null ? ("unknown" as const) : isRough ? ("about" as const) : date.precision,
  };
  const title = titleOf(quote, 200);
  const id = await load.session.run(recordMeeting, {
    ...held,
    partner: load.partner,
    marking: load.marking,
    type: TYPES.find(([, pattern]) => pattern.test(`${entity} ${quote}`))?.[0] ?? "other",
    mode: "in_person",
    title,
    untilOn: null,
    startsAt: null,
    timeZone: load.timeZone,
    place: placeIn(passage),
    hostSide: null,
    seriesId: null,
    round: null,
    life: "held",
    summary: `Loaded from ${load.source.ref}. ${note}`,
    nextRoundOn: null,
    nextRoundPrecision: "unknown",
    nextRoundWords: null,
    topicIds: topicsIn(load),
    participants: participantsIn(load),
    agenda: [],
    outcomes: outcomesIn(load),
  });
  const { ref } = await load.session.read((tx) =>
    tx.meeting.findUniqueOrThrow({ where: { id }, select: { ref: true } }),
  );
  const entry: MeetingEntry = { kind: "meeting", id, ref, name: title, keys: [], ...held };
  load.register.meetings.push(entry);
  return entry;
}

function placeIn({ quote, entity, note }: Placed): string | null {
  return (
    /place ([\p{Lu}][\p{L}]+)/u.exec(note)?.[1] ??
    /\bvisit \(([^)]+)\)/.exec(entity)?.[1] ??
    /in ?(\p{Lu}\p{L}+)\s*$/u.exec(quote)?.[1] ??
    null
  );
}

/** The topics whose names stand in the passages about them. */
function topicsIn({ register, passages }: TextLoad): string[] {
  const about = passages.filter(({ entity }) => rolesOf(entity).includes("topics"));
  const words = stemsOf(about.map(({ quote, note }) => `${quote} ${note}`).join("\n"));
  return register.topics
    .filter(({ name }) => [...stemsOf(name)].every((stem) => words.has(stem)))
    .map(({ id }) => id);
}

/** The people whom the text names, and an unnamed official for each agency that took part. */
function participantsIn(load: TextLoad) {
  const { register, passages, home } = load;
  const sideOf = (country: string | null | undefined) => (country === home ? "home" : "partner");
  const people = passages
    .filter(({ entity }) => rolesOf(entity).includes("person"))
    .flatMap(({ quote }) => {
      const person = personIn(register, quote);
      if (person === null) return [];
      const agency = register.agencies.find(({ id }) => id === person.posts[0]?.agencyId);
      const isHome = agency ? agency.country === home : person.country === home;
      const titleAsPrinted = titleOf(quote.replace(person.name, " "), 300);
      return [{ personId: person.id, side: isHome ? "home" : "partner", titleAsPrinted }];
    });
  const officials = passages
    .filter(({ entity }) => rolesOf(entity).includes("attendance"))
    .flatMap(({ quote }) => agenciesIn(register, quote))
    .map(({ id, name, country }) => ({
      agencyId: id,
      name: `Officials of ${name}`,
      side: sideOf(country),
    }));
  return [
    ...new Map(
      [...people, ...officials].map((one) => [
        "personId" in one ? one.personId : one.agencyId,
        one,
      ]),
    ).values(),
  ];
}

/** What is said and promises nothing. */
function outcomesIn({ passages }: TextLoad) {
  return passages
    .filter((passage) => isInformation(passage))
    .map(({ quote }) => ({ kind: "information", text: quote.replace(/\s+/g, " ").trim() }));
}

/** Words that promise nothing, of the vocabulary or not: minutes keep them as information. */
function isInformation({ entity, note }: Placed): boolean {
  return rolesOf(entity).length === 0 && !isSensitive({ entity, note });
}

/** Minutes have one marking: a sentence that needs a higher one must not stand in them. */
export const isSensitive = ({ entity, note }: Pick<Placed, "entity" | "note">): boolean =>
  /sensitive/i.test(`${entity} ${note}`);
