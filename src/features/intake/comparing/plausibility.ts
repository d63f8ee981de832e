import type { CalendarDate } from "#domain/calendar-date.ts";
import { lastDayOf } from "#domain/date-precision.ts";
import type { Passage } from "#domain/quote.ts";
import type { DraftCommitment, Drafts } from "../drafts.ts";
import { datesIn } from "../language/dates.ts";
import { SPOKEN_COUNTRIES } from "../language/demonyms.ts";
import type { Register } from "../register.ts";
import { haveCommonBorder } from "./borders.ts";
import { sentenceAround } from "./sentence-around.ts";
import type { CompareContext, Note } from "./comparison.ts";
import { spanOf } from "./spans.ts";
import { misnamedDays } from "./weekdays.ts";

/** What only neighbours by land can do. */
const OF_NEIGHBOURS =
  /\b(?:joint|coordinated|co-ordinated|common|mixed|simultaneous)\s+(?:border\s+)?patrol(?:s|ling)?\b|\b(?:common|shared|mutual|joint)\s+(?:land\s+)?(?:border|frontier)s?\b(?!\s+(?:security|control|management|force|agency|committee|police))|\bborder\s+(?:between|shared\s+by|common\s+to)\s+(?:the\s+)?two\b/gi;
/** Patrols at sea, in the air and in towns need no border. */
const ELSEWHERE =
  /\b(?:maritime|sea|seas|coast\w*|naval|navy|marine|waters|port|ports|harbours?|gulf|ocean|air|aerial|airspace|airports?|tourist\w*|urban|city|cities|downtown|rivers?)\b/i;

/** What cannot well be, however clearly the text says it. */
export function notesOnPlausibility(drafts: Drafts, context: CompareContext): Note[] {
  return [
    ...withoutBorder(context),
    ...onDays(drafts, context),
    ...onPlace(drafts, context),
    ...misnamedDays(context.text, drafts.meeting?.heldOn?.on ?? context.publishedOn).map(
      ({ passage, params }): Note => ({ kind: "weekdayDiffers", params, passage, links: [] }),
    ),
  ];
}

function withoutBorder({ text, home, partner, register }: CompareContext): Note[] {
  if (partner === null || haveCommonBorder(home, partner)) return [];
  const seen = new Set<string>();
  return [...text.matchAll(OF_NEIGHBOURS)].flatMap((match): Note[] => {
    const [words] = match;
    const passage = { start: match.index, end: match.index + words.length };
    if (seen.has(words.toLowerCase())) return [];
    const sentence = sentenceAround(text, passage);
    if (ELSEWHERE.test(sentence)) return [];
    const third = countriesIn(sentence, register).filter(
      (code) => code !== home && code !== partner,
    );
    // A patrol of the border with a neighbour that is named is no riddle.
    const isOfThird = third.some(
      (code) => haveCommonBorder(code, home) || haveCommonBorder(code, partner),
    );
    if (isOfThird) return [];
    seen.add(words.toLowerCase());
    return [{ kind: "noCommonBorder", params: { words }, passage, links: [] }];
  });
}

function onDays(drafts: Drafts, { text, publishedOn, today }: CompareContext): Note[] {
  const held = drafts.meeting?.heldOn ?? null;
  const from = held && spanOf(held).from;
  if (held === null || from === null) return [];
  const passage = drafts.meeting?.passage ?? null;
  const notes: Note[] = [];
  if (from > today) {
    notes.push({ kind: "meetingAhead", params: { heldOn: from }, passage, links: [] });
  } else if (publishedOn !== null && from > publishedOn) {
    const params = { heldOn: from, publishedOn };
    notes.push({ kind: "meetingAfterPublication", params, passage, links: [] });
  }
  for (const draft of [...drafts.commitments, ...drafts.talkingPoints]) {
    const due = deadlineOf(draft, text);
    if (due === null || due.last >= from) continue;
    const params = { dueOn: due.last, heldOn: from };
    notes.push({ kind: "dueBeforeMeeting", params, passage: due.passage, links: [] });
  }
  return notes;
}

const DEADLINE = /^(?:by|before|until|no later|not later|at the latest)\b/i;

/** The last day of a promise: of its due date, else of the words that set one, which drafting passes over when it is past. */
function deadlineOf(
  { due, passage }: DraftCommitment,
  text: string,
): { last: CalendarDate; passage: Passage } | null {
  if (due?.last != null) return { last: due.last, passage: due.passage };
  const words = text.slice(passage.start, passage.end);
  for (const { start, end, date } of datesIn(words, null)) {
    const last = date && lastDayOf(date.on, date.precision);
    if (last === null || !DEADLINE.test(words.slice(start, end))) continue;
    return { last, passage: { start: passage.start + start, end: passage.start + end } };
  }
  return null;
}

/** A meeting of two in a third country happens, and is worth a second look. */
function onPlace(drafts: Drafts, { home, partner, register }: CompareContext): Note[] {
  const place = drafts.meeting?.place ?? null;
  if (place === null || partner === null) return [];
  const countries = countriesIn(place, register);
  const [code] = countries;
  if (code === undefined || countries.includes(home) || countries.includes(partner)) return [];
  const country = register.countries.find((one) => one.code === code)?.names[0] ?? code;
  return [
    {
      kind: "thirdCountry",
      params: { place, country },
      passage: drafts.meeting?.passage ?? null,
      links: [],
    },
  ];
}

/** The countries that a few words name, by name, adjective or capital. */
function countriesIn(words: string, register: Register): string[] {
  const named = [
    ...register.countries.map(({ code, names }) => ({ code, names })),
    ...SPOKEN_COUNTRIES.map(({ code, words: said, seats }) => ({
      code,
      names: [...said, ...seats],
    })),
  ];
  return [
    ...new Set(
      named.flatMap(({ code, names }) =>
        names.some((name) => hasName(words, name)) ? [code] : [],
      ),
    ),
  ];
}

function hasName(words: string, name: string): boolean {
  const at = words.indexOf(name);
  if (at < 0) return false;
  const [before, after] = [words[at - 1] ?? " ", words[at + name.length] ?? " "];
  return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
}
