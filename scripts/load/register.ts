import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import { type DatePrecision, firstDayOf, lastDayOf } from "#domain/date-precision.ts";
import { foldText } from "#domain/quote.ts";
import type { CitedKind } from "#features/sources/schema.ts";
import type { Tx } from "#server/db.ts";
import type { DateInText } from "./words.ts";

/** A record that a passage can support, as the report names it. */
export type Target = { kind: CitedKind; id: string; name: string; ref: string | null };

export type AgencyEntry = Target & {
  country: string | null;
  names: string[];
  isPlaceholder: boolean;
};
export type PersonEntry = Target & {
  country: string | null;
  posts: { title: string; agencyId: string }[];
};
/** `keys`: what annotators have called it, as citations of earlier loads tell. */
export type MeetingEntry = Target & {
  keys: string[];
  heldOn: CalendarDate | null;
  heldPrecision: DatePrecision;
};
/** A record that is known by what it says; `meetingIds`: where a commitment was made. */
export type TextEntry = Target & {
  text: string;
  meetingIds: string[];
  isPlaceholder: boolean;
  instrument: string | null;
};
type TopicEntry = { id: string; name: string };

/** What is on record with one partner already, of what the acting person sees. */
export type Register = {
  agencies: AgencyEntry[];
  people: PersonEntry[];
  meetings: MeetingEntry[];
  commitments: TextEntry[];
  agreements: TextEntry[];
  trainings: TextEntry[];
  deliveries: TextEntry[];
  topics: TopicEntry[];
};

const quotes = { select: { quote: true } } as const;

/** How annotators number meetings: "M-US-1", a visit "V-UK-1". */
export const MEETING_KEY = /\b[MV]-[A-Z]{2,3}-\d+\b/;

const said = (of: readonly { quote: string }[]) => of.map(({ quote }) => quote).join("\n");

const entry = (
  kind: CitedKind,
  id: string,
  ref: string,
  name: string,
  text: string,
): TextEntry => ({
  kind,
  id,
  ref,
  name,
  text: `${name}\n${text}`,
  meetingIds: [],
  isPlaceholder: false,
  instrument: null,
});

export async function readRegister(tx: Tx, partner: string): Promise<Register> {
  const where = { partner };
  const agencies = await tx.agency.findMany({ include: { aliases: true } });
  const people = await tx.person.findMany({ include: { tenures: { include: { post: true } } } });
  const meetings = await tx.meeting.findMany({
    where,
    include: { citations: { select: { note: true } } },
  });
  const commitments = await tx.commitment.findMany({
    where,
    include: { origins: true, citations: quotes },
  });
  const agreements = await tx.agreement.findMany({ where, include: { citations: quotes } });
  const trainings = await tx.training.findMany({ where, include: { citations: quotes } });
  const deliveries = await tx.delivery.findMany({ where, include: { citations: quotes } });
  const topics = await tx.topic.findMany({ where: { retiredAt: null } });
  return {
    agencies: agencies.map(({ id, name, nameUr, acronym, country, aliases, isPlaceholder }) => ({
      isPlaceholder,
      kind: "agency" as const,
      id,
      name,
      country,
      ref: acronym,
      names: [name, nameUr, acronym, ...aliases.map((alias) => alias.name)].filter(
        (one) => one !== null,
      ),
    })),
    people: people.map(({ id, name, country, tenures }) => ({
      country,
      kind: "person" as const,
      id,
      name,
      ref: null,
      posts: tenures.map(({ post: { title, agencyId } }) => ({ title, agencyId })),
    })),
    meetings: meetings.map(({ id, ref, title, heldOn, heldPrecision, citations }) => ({
      keys: citations.flatMap(({ note }) => MEETING_KEY.exec(note ?? "")?.[0] ?? []),
      kind: "meeting" as const,
      id,
      ref,
      name: title,
      heldPrecision,
      heldOn: dayOrNull(heldOn),
    })),
    commitments: commitments.map(({ id, ref, title, text, origins, citations }) => ({
      ...entry("commitment", id, ref, title, `${text}\n${said(citations)}`),
      meetingIds: origins.flatMap(({ meetingId }) => meetingId ?? []),
    })),
    agreements: agreements.map(
      ({ id, ref, title, summary, citations, isPlaceholder, instrument }) => ({
        ...entry("agreement", id, ref, title, `${summary ?? ""}\n${said(citations)}`),
        isPlaceholder,
        instrument,
      }),
    ),
    trainings: trainings.map(({ id, ref, title, summary, citations }) =>
      entry("training", id, ref, title, `${summary ?? ""}\n${said(citations)}`),
    ),
    deliveries: deliveries.map(({ id, ref, item, note, citations }) =>
      entry("delivery", id, ref, item, `${note ?? ""}\n${said(citations)}`),
    ),
    topics: topics.map(({ id, name }) => ({ id, name })),
  };
}

const same = (name: string) => foldText(name.replace(/^the\s+/i, "")).toLowerCase();

/** The agency of this name, acronym or alias; of that country first, if one is said. */
export function agencyNamed(
  { agencies }: Pick<Register, "agencies">,
  name: string,
  country?: string | null,
): AgencyEntry | null {
  const wanted = same(name);
  const found = agencies.filter(({ names }) => names.some((one) => same(one) === wanted));
  return (
    found.find((agency) => agency.country === country) ??
    (country === undefined ? (found[0] ?? null) : null)
  );
}

/** The record of this reference, or the agency or person of this name. */
export function recordNamed(register: Register, name: string): Target | null {
  const { meetings, commitments, agreements, trainings, deliveries, people } = register;
  const referred = [...meetings, ...commitments, ...agreements, ...trainings, ...deliveries];
  return (
    referred.find(({ ref }) => ref === name.toUpperCase()) ??
    agencyNamed(register, name) ??
    people.find((person) => same(person.name) === same(name)) ??
    null
  );
}

/** The agencies whose name or acronym stands in a text, in the order in which they do. */
export function agenciesIn({ agencies }: Pick<Register, "agencies">, text: string): AgencyEntry[] {
  const folded = foldText(text).toLowerCase();
  const places = agencies.map((agency) => ({
    agency,
    at: Math.min(...agency.names.map((name) => placeOf(name, text, folded))),
  }));
  return places
    .filter(({ at }) => at < Infinity)
    .toSorted((a, b) => a.at - b.at)
    .map(({ agency }) => agency);
}

/** Acronyms as they stand and as words; names however they are spaced. */
function placeOf(name: string, text: string, folded: string): number {
  if (/^[\p{Lu}\d-]{2,8}$/u.test(name)) {
    const at = new RegExp(`(?<![\\p{L}\\d])${name}(?![\\p{L}\\d])`, "u").exec(text)?.index;
    return at ?? Infinity;
  }
  const at = same(name).length < 6 ? -1 : folded.indexOf(same(name));
  return at < 0 ? Infinity : at;
}

/** The person whose name stands in a text; of two, the longer name. */
export function personIn({ people }: Pick<Register, "people">, text: string): PersonEntry | null {
  const folded = foldText(text).toLowerCase();
  const found = people.filter(({ name }) => folded.includes(same(name)));
  return found.toSorted((a, b) => b.name.length - a.name.length)[0] ?? null;
}

/** Whether two dates, each as precise as it is, may be the same day. */
export function mayBeSameDay(
  one: DateInText,
  other: { heldOn: CalendarDate | null; heldPrecision: DatePrecision },
) {
  const first = firstDayOf(one.on, one.precision);
  const last = lastDayOf(one.on, one.precision);
  const from = firstDayOf(other.heldOn, other.heldPrecision);
  const until = lastDayOf(other.heldOn, other.heldPrecision);
  return (
    first !== null &&
    last !== null &&
    from !== null &&
    until !== null &&
    first <= until &&
    from <= last
  );
}
