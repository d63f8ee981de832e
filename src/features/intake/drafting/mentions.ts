import { KNOWN_BODIES } from "../language/bodies.ts";
import { SPOKEN_COUNTRIES } from "../language/demonyms.ts";
import { foldUrdu, URDU_BODIES, URDU_COUNTRIES } from "../language/urdu.ts";
import type { Register } from "../register.ts";

type MentionKind = "country" | "seat" | "agency" | "person";

/** A name found in a paragraph: whose it is, and which record when the register has it. */
export type Mention = {
  start: number;
  end: number;
  kind: MentionKind;
  country: string | null;
  id: string | null;
  /** Of an agency that the register does not know: its full name in this text, and its acronym there. */
  name?: string;
  acronym?: string | null;
};

type Entry = { name: string; kind: MentionKind; country: string | null; id: string | null };

/** Names by their first word, the longest first. */
export type NameIndex = ReadonlyMap<string, readonly Entry[]>;

/** Every name that the register and the language know, ready to be looked up. */
export function indexNames(register: Register): NameIndex {
  const entries: Entry[] = [
    ...register.agencies.flatMap(({ id, country, names }) =>
      names.map((name): Entry => ({ name, kind: "agency", country, id })),
    ),
    ...register.people.map(({ id, country, name }): Entry => ({
      name,
      kind: "person",
      country,
      id,
    })),
    ...register.countries.flatMap(({ code, names }) =>
      names.map((name): Entry => ({ name, kind: "country", country: code, id: null })),
    ),
    ...SPOKEN_COUNTRIES.flatMap(({ code, words, seats }) => [
      ...words.map((name): Entry => ({ name, kind: "country", country: code, id: null })),
      ...seats.map((name): Entry => ({ name, kind: "seat", country: code, id: null })),
    ]),
    ...URDU_COUNTRIES.flatMap(({ code, words, seats }) => [
      ...words.map((name): Entry => ({ name, kind: "country", country: code, id: null })),
      ...seats.map((name): Entry => ({ name, kind: "seat", country: code, id: null })),
    ]),
    ...[...KNOWN_BODIES, ...URDU_BODIES].map(({ country, name }): Entry => ({
      name,
      kind: "agency",
      country,
      id: null,
    })),
  ];
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = foldUrdu(entry.name.replace(/[’‘]/g, "'").trim());
    const key = firstWord(name);
    if (key === "") continue;
    index.set(key, [...(index.get(key) ?? []), { ...entry, name }]);
    if ((entry.kind !== "country" && entry.kind !== "seat") || name.length < 4) continue;
    // Telexes and headlines shout; short names in capitals would be words.
    const loud = name.toUpperCase();
    index.set(firstWord(loud), [...(index.get(firstWord(loud)) ?? []), { ...entry, name: loud }]);
  }
  for (const [key, list] of index) {
    // A stable sort: of equal names the register's comes first.
    index.set(
      key,
      list.toSorted((a, b) => b.name.length - a.name.length),
    );
  }
  return index;
}

const firstWord = (name: string) => /^[\p{L}\p{N}.]+/u.exec(name)?.[0].replace(/\.$/, "") ?? "";

/** The names in a text, in order, the longest at each place. Case matters: "us" is nobody. */
export function mentionsIn(printed: string, index: NameIndex): Mention[] {
  const text = foldUrdu(printed);
  const found: Mention[] = [];
  let after = 0;
  for (const match of text.matchAll(
    /[\p{Lu}\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff][\p{L}\p{N}.]*/gu,
  )) {
    const start = match.index;
    if (start < after) continue;
    const list = index.get(match[0].replace(/\.$/, "")) ?? index.get(firstWord(match[0])) ?? [];
    const entry = list.find(({ name }) => standsAt(text, name, start));
    if (!entry) continue;
    after = start + entry.name.length;
    const { kind, country, id } = entry;
    found.push({ start, end: after, kind, country, id });
  }
  return found;
}

function standsAt(text: string, name: string, start: number): boolean {
  const next = text[start + name.length] ?? " ";
  return text.startsWith(name, start) && !/[\p{L}\p{N}]/u.test(next);
}

/** Of mentions in order those that lie between two places. */
export function mentionsBetween(
  mentions: readonly Mention[],
  start: number,
  end: number,
): readonly Mention[] {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((mentions[last]?.end ?? Infinity) <= end) last += 1;
  return mentions.slice(low, last);
}
