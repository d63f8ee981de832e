import { quietened } from "../language/loud.ts";
import type { Paragraph } from "../reading/document.ts";
import type { Read } from "./commitments.ts";
import { bodiesByForm } from "./form-bodies.ts";
import { type Mention, mentionsIn, type NameIndex } from "./mentions.ts";
import { partnerIn } from "./sides.ts";

/** Names so common that their country is only a guess: it counts where that country is a side. */
const COMMON =
  /^(?:Ministry|Department|Coast Guard|National Security Council|Customs|Defence Force|State Department|Justice Department|Treasury Department|Border Force|Metropolitan Police|Gendarmerie|Home Office|High Representative|NIA|NCB|CBI|ICE|CNB|ICA|RMP)/;
const ACRONYM =
  /^ ?\((?:the |hereinafter )?["']?([A-Z][A-Za-z&-]{1,9}|(?:[A-Z]\.){2,6})["']?\)|^,? or ([A-Z]{2,8})(?=[,.; ])/u;

/** The paragraphs with every name in them: of the register, of the language, and bodies by their form. */
export function namedIn(
  paragraphs: readonly Paragraph[],
  index: NameIndex,
  home: string,
  chosen: string | null,
): Read[] {
  const known = paragraphs.map((paragraph) => ({
    paragraph,
    mentions: mentionsIn(paragraph.text, index),
  }));
  const named = known.flatMap(({ mentions }) => mentions);
  const sides = new Set([home, chosen ?? partnerIn(named, home)]);
  const read = known.map(({ paragraph, mentions }) => ({
    paragraph,
    mentions: withBodies(paragraph.text, mentions, sides),
  }));
  const bodies = acronymsOf(read);
  return read.map(({ paragraph, mentions }) => ({
    paragraph,
    mentions: withAcronyms(paragraph.text, mentions, bodies),
  }));
}

function withBodies(
  text: string,
  known: readonly Mention[],
  sides: ReadonlySet<string | null>,
): Mention[] {
  const countries = known.filter(({ kind }) => kind === "country" || kind === "seat");
  const bodies: Mention[] = [];
  const dropped = new Set<Mention>();
  let next = 0;
  for (const { start, end } of bodiesByForm(quietened(text), countries)) {
    while ((known[next]?.end ?? Infinity) <= start) next += 1;
    const inside: Mention[] = [];
    for (let at = next; (known[at]?.start ?? Infinity) < end; at += 1) {
      const mention = known[at];
      if (mention) inside.push(mention);
    }
    const isTaken = inside.some((one) =>
      one.kind === "person" || one.start < start || one.end > end
        ? true
        : one.kind === "agency" && one.end === end && isCountryOnly(text, inside, start, one),
    );
    if (isTaken) continue;
    for (const one of inside) dropped.add(one);
    const place = inside.find(({ kind }) => kind === "country" || kind === "seat");
    const guess = inside.find(({ kind }) => kind === "agency");
    bodies.push({
      start,
      end,
      kind: "agency",
      country: (place ?? guess)?.country ?? null,
      id: null,
    });
  }
  const all = [...known.filter((one) => !dropped.has(one)), ...bodies].toSorted(
    (a, b) => a.start - b.start,
  );
  return all.map((one, at) => {
    if (one.kind !== "agency") return one;
    const own = ACRONYM.exec(text.slice(one.end, one.end + 40));
    const acronym = own?.[1] ?? own?.[2] ?? null;
    if (one.id !== null) return { ...one, acronym };
    const name = text.slice(one.start, one.end);
    const isSure = one.country !== null && (sides.has(one.country) || !COMMON.test(name));
    const country = countryBeside(text, all, at) ?? (isSure ? one.country : null);
    return { ...one, country, name, acronym };
  });
}

/** "Pakistan" before a known name only says whose it is; "Sri Lanka" before another's is part of the name. */
function isCountryOnly(
  text: string,
  inside: readonly Mention[],
  start: number,
  known: Mention,
): boolean {
  if (text.slice(start, known.start).trim() === "") return true;
  const country = inside.find((one) => one.kind === "country" && one.start === start);
  return (
    country !== undefined &&
    text.slice(country.end, known.start).trim() === "" &&
    (known.id !== null || known.country === country.country)
  );
}

const BEHIND =
  /^(?: \([^)]{2,12}\))?(?:,| of| in| \(|, of)? ?(?:of )?(?:the )?(?:(?:Federal |Islamic |People's )?(?:Government|Republic|Kingdom|Commonwealth|Sultanate|State) of )?(?:the )?$/u;

const isPlace = (one: Mention | undefined) => one?.kind === "country" || one?.kind === "seat";

/** "Kenya's Ministry", "Ministry of Interior, Kenya", "... of the Government of Nepal". */
function countryBeside(text: string, all: readonly Mention[], at: number): string | null {
  const [before, here, after] = [all[at - 1], all[at], all[at + 1]];
  if (!here) return null;
  if (before?.kind === "country" && /^(?:'s)? $/.test(text.slice(before.end, here.start)))
    return before.country;
  if (after && isPlace(after) && after.start - here.end < 60) {
    const gap = text.slice(here.end, after.start);
    if (gap !== " " && gap !== "" && BEHIND.test(gap)) return after.country;
  }
  return null;
}

/** Acronyms that the text explains, each with the body it stands for. */
function acronymsOf(read: readonly Read[]): Map<string, Mention> {
  const bodies = new Map<string, Mention>();
  for (const { mentions } of read) {
    for (const one of mentions) {
      const { acronym } = one;
      if (acronym && !bodies.has(acronym)) bodies.set(acronym.replaceAll(".", ""), one);
    }
  }
  for (const { mentions } of read) {
    for (const one of mentions) {
      const initials = one.name?.includes(" ") ? one.name.replace(/[^\p{Lu}]/gu, "") : "";
      if (initials.length > 2 && one.id === null && !bodies.has(initials))
        bodies.set(initials, one);
    }
  }
  return bodies;
}

/** Where the text goes on with the acronym, it means the same body. */
function withAcronyms(
  text: string,
  mentions: readonly Mention[],
  bodies: ReadonlyMap<string, Mention>,
): Mention[] {
  if (bodies.size === 0) return [...mentions];
  const taken = new Map(mentions.map((one) => [one.start, one]));
  const found: Mention[] = [];
  let busy = 0;
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}])(?:[A-Z]\.){2,6}|(?<![\p{L}\p{N}-])\p{Lu}[\p{L}&]+/gu,
  )) {
    const start = match.index;
    const own = taken.get(start);
    if (own) busy = own.end;
    const body = bodies.get(match[0].replaceAll(".", ""));
    if (!body || (own ? own.kind !== "agency" || own.id !== null : start < busy)) continue;
    const { country, id, name, acronym } = body;
    found.push({
      start,
      end: start + match[0].length,
      kind: "agency",
      country,
      id,
      acronym: acronym ?? null,
      ...(name === undefined ? {} : { name }),
    });
  }
  if (found.length === 0) return [...mentions];
  const starts = new Set(found.map(({ start }) => start));
  return [...mentions.filter(({ start }) => !starts.has(start)), ...found].toSorted(
    (a, b) => a.start - b.start,
  );
}
