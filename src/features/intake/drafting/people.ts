import type { Side } from "#domain/sides.ts";
import type { Document } from "../reading/document.ts";
import type { DraftParticipant } from "../drafts.ts";
import type { Read } from "./commitments.ts";
import type { Mention } from "./mentions.ts";
import { type Frame, participantsIn } from "./participants.ts";

const OPENS_LIST =
  /^(?:annex\b.{0,20})?(?:list of )?(?:participants|attendees|attendance|delegations?|composition|members|present|in attendance|those present)\b/i;
const SIDE_LABEL =
  /^(?:(?:for|from|on behalf of|the|members of the|participants from|list of the|composition of the) )*(?:the )?(?:delegation|side|participants|team|officials|members)? ?(?:of|from)? ?(?:the )?(?:government of )?(?:the )?(?:republic of )?$/i;
const AFTER_LABEL =
  /^(?: (?:side|delegation|participants|team|officials|members))?(?: \([^)]{1,20}\))?\s*(?::|$)/i;

/** Everybody once, in the order of the text, under the first and fullest name. */
export function peopleIn(
  read: readonly Read[],
  document: Pick<Document, "kind">,
  home: string,
  host: Side | null,
): DraftParticipant[] {
  const people: People = { all: [], byWord: new Map() };
  let section: { country: string | null } | null = null;
  for (const { paragraph, mentions } of bodyFirst(read)) {
    const { text, kind } = paragraph;
    const label = text.length < 400 ? labelOf(text, mentions) : undefined;
    const opens = text.length < 60 && OPENS_LIST.test(text);
    if (label !== undefined) section = { country: label };
    else if (opens) section = { country: null };
    else if (kind === "body" && text.length > 160) section = null;
    const frame: Frame = {
      isHeading: kind === "title" || (kind === "heading" && section === null),
      isList: section !== null,
      country: section?.country ?? null,
      isColumn: document.kind === "opinion",
      home,
      host,
    };
    for (const one of participantsIn(paragraph, mentions, frame)) merge(people, one);
  }
  const told =
    document.kind === "opinion" ? people.all.map((one) => asSpokenOf(one, read)) : people.all;
  return withHeads(told);
}

/** A title shortens names: the body's come first. */
const bodyFirst = (read: readonly Read[]) => [
  ...read.filter(({ paragraph }) => paragraph.kind !== "title"),
  ...read.filter(({ paragraph }) => paragraph.kind === "title"),
];

/** The country of "For Sri Lanka:" or "Delegation of Brazil"; undefined when the line is no such label. */
function labelOf(text: string, mentions: readonly Mention[]): string | null | undefined {
  const [first] = mentions;
  if (first?.kind !== "country") return undefined;
  if (!SIDE_LABEL.test(text.slice(0, first.start))) return undefined;
  return AFTER_LABEL.test(text.slice(first.end)) ? first.country : undefined;
}

const lastOf = (name: string) => (name.split(" ").at(-1) ?? name).toLowerCase();

/** The people so far, and where each word of a name leads to. */
type People = { all: DraftParticipant[]; byWord: Map<string, number[]> };

const wordsOf = (name: string) =>
  new Set(
    name
      .toLowerCase()
      .split(/[ -]/)
      .flatMap((word) => [word, word.replace(/s$/, "")]),
  );

function merge({ all, byWord }: People, one: DraftParticipant): void {
  const words = wordsOf(one.name);
  const candidates = [...words].flatMap((word) => byWord.get(word)?.slice(0, 20) ?? []);
  const at = candidates
    .toSorted((a, b) => a - b)
    .find((index) => isSame(all[index]?.name ?? "", one.name));
  const known = at === undefined ? undefined : all[at];
  if (at === undefined || known === undefined) {
    for (const word of words)
      byWord.set(word, [...(byWord.get(word) ?? []).slice(0, 20), all.length]);
    all.push(one);
    return;
  }
  const isFuller =
    one.name.split(" ").length > known.name.split(" ").length ||
    (known.name === known.name.toUpperCase() && one.name.toUpperCase() === known.name);
  all[at] = {
    ...known,
    ...(isFuller ? { name: one.name } : {}),
    ...(known.title === null ? { title: one.title, passage: one.passage } : {}),
    side: known.side ?? one.side,
    agency: known.agency ?? one.agency,
    personId: known.personId ?? one.personId,
    isHead: known.isHead || one.isHead,
    isMentionedOnly: known.isMentionedOnly && one.isMentionedOnly,
  };
  for (const word of words) {
    const places = byWord.get(word) ?? [];
    if (!places.includes(at)) byWord.set(word, [...places, at]);
  }
}

/** The same surname, and no other given name. */
function isSame(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (!short.includes(" ")) return long.toLowerCase().split(/[ -]/).includes(short.toLowerCase());
  // "Eric Holders Meeting": the apostrophe of a headline is easily lost.
  if (lastOf(long).replace(/s$/, "") !== lastOf(short).replace(/s$/, "")) return false;
  const [one = "", two = ""] = [a, b].map((name) => name.split(" ")[0]?.toLowerCase());
  return one === two || (one[0] === two[0] && (one.length < 3 || two.length < 3));
}

const MET = /\b(?:met|meeting|talks|called on|visit\w*|hosted|received|signed|co-?chaired|led)\b/i;

/** In a column only those are present whom a sentence shows meeting. */
function asSpokenOf(one: DraftParticipant, read: readonly Read[]): DraftParticipant {
  const home = read.find(
    ({ paragraph: { start, end } }) => start <= one.passage.start && one.passage.end <= end,
  );
  if (!home) return one;
  const at = home.paragraph.at.indexOf(one.passage.start);
  const around = home.paragraph.text.slice(Math.max(0, at - 120), at + 200);
  return MET.test(around) ? one : { ...one, isMentionedOnly: true };
}

/** One head a side: who is said to lead, else the only one present. */
function withHeads(all: readonly DraftParticipant[]): DraftParticipant[] {
  const heads = new Set(
    (["home", "partner"] as const).flatMap((side) => {
      const present = all.filter((one) => one.side === side && !one.isMentionedOnly);
      const told = present.find(({ isHead }) => isHead);
      return told ? [told] : present.length === 1 ? present : [];
    }),
  );
  return all.map((one) => ({ ...one, isHead: heads.has(one) }));
}
