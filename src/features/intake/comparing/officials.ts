import type { CalendarDate } from "#domain/calendar-date.ts";
import { coversDay, holderOn } from "#features/people/rules.ts";
import type { DraftAgency, DraftParticipant, Drafts } from "../drafts.ts";
import type { Register } from "../register.ts";
import type { CompareContext, Note } from "./comparison.ts";
import type { Known, KnownTenure } from "./known.ts";
import { isTitleOf, mayBeSameBody, mayBeSamePerson, mayBeSamePost, wordsOfBody } from "./names.ts";

/** Of one slip; more would be guesses. */
const MOST_NEAR = 2;

/** Who is named otherwise than the register knows on that day: other posts, other heads, names with a slip. */
export function notesOnOfficials(
  drafts: Drafts,
  known: Known,
  { register, home, partner, publishedOn }: CompareContext,
): Note[] {
  const day = drafts.meeting?.heldOn?.on ?? publishedOn;
  const ofSides = (country: string | null) =>
    country === null || country === home || country === partner;
  const people = register.people.filter(({ country }) => ofSides(country));
  const agencies = register.agencies.filter(({ country }) => ofSides(country));
  return [
    ...drafts.participants.flatMap((one) => [
      ...(day === null ? [] : otherPost(one, known.tenures, day)),
      ...(day === null ? [] : otherHead(one, known.tenures, day)),
      ...nearPerson(one, people),
    ]),
    ...nearAgencies(drafts.agencies, agencies),
  ];
}

const personLink = ({ personId, person }: KnownTenure) => ({
  href: `/people/${personId}`,
  label: person,
});

/** Known on that day in posts that all have other titles. */
function otherPost(
  { personId, name, title, passage }: DraftParticipant,
  tenures: readonly KnownTenure[],
  day: CalendarDate,
): Note[] {
  if (personId === null || title === null) return [];
  const held = tenures.filter((one) => one.personId === personId && coversDay(one, day));
  const likeliest = holderOn(held, day);
  const isKnown = held.some(
    ({ post, agency }) => mayBeSamePost(title, post) || mayBeSamePost(title, `${post} ${agency}`),
  );
  if (likeliest === null || isKnown) return [];
  const onFile = `${likeliest.post}, ${likeliest.agency}`;
  return [
    {
      kind: "personOtherPost",
      params: { name, printed: title, onFile },
      passage,
      links: [personLink(likeliest)],
    },
  ];
}

/** Somebody else held the post of the head on that day. */
function otherHead(
  { personId, name, title, agency, isMentionedOnly, passage }: DraftParticipant,
  tenures: readonly KnownTenure[],
  day: CalendarDate,
): Note[] {
  if (agency?.id == null || title === null || isMentionedOnly) return [];
  const heads = tenures.filter((one) => one.isHead && one.agencyId === agency.id);
  const holder = holderOn(
    heads.filter((one) => isTitleOf(one.post, title, [one.agency, agency.name])),
    day,
  );
  if (holder === null) return [];
  const isHolder =
    personId === null ? mayBeSamePerson(name, holder.person) : personId === holder.personId;
  if (isHolder) return [];
  const params = { printed: name, onFile: holder.person, post: holder.post, agency: holder.agency };
  return [{ kind: "headDiffers", params, passage, links: [personLink(holder)] }];
}

function nearPerson(
  { personId, name, passage }: DraftParticipant,
  people: Register["people"],
): Note[] {
  if (personId !== null) return [];
  const near = new Map(
    people
      .filter((person) => person.name !== name && mayBeSamePerson(person.name, name))
      .map((person) => [person.id, person.name]),
  );
  return [...near].slice(0, MOST_NEAR).map(([id, onFile]) => ({
    kind: "nearPerson",
    params: { printed: name, name: onFile },
    passage,
    links: [{ href: `/people/${id}`, label: onFile }],
  }));
}

/** Names of no known agency that are nearly a name of one, or have its acronym. */
function nearAgencies(drafts: readonly DraftAgency[], agencies: Register["agencies"]): Note[] {
  const unknown = drafts.filter(({ id }) => id === null);
  if (unknown.length === 0) return [];
  const names = agencies.flatMap(({ id, country, names: all }) =>
    all.map((name) => ({ id, country, name, first: all[0] ?? name, words: wordsOfBody(name) })),
  );
  return unknown.flatMap((draft): Note[] => {
    const words = wordsOfBody(draft.name);
    const near = names
      .filter(({ country }) => draft.country === null || [draft.country, null].includes(country))
      .filter((one) => one.name === draft.acronym || mayBeSameBody(words, one.words));
    const byId = new Map(near.map(({ id, first }) => [id, first]));
    return [...byId].slice(0, MOST_NEAR).map(([id, name]) => ({
      kind: "nearAgency",
      params: { printed: draft.name, name },
      passage: draft.passage,
      links: [{ href: `/agencies/${id}`, label: name }],
    }));
  });
}
