import { countryOfPlace, PLACE_WORDS } from "../language/portfolios.ts";
import { quietened } from "../language/loud.ts";
import type { Mention } from "./mentions.ts";

/** As printed, with its country where one is known. */
export type Venue = { place: string; country: string | null };

const WHERE =
  /(?<!\p{L})(?:in|at|to|visited|visiting|reached|toured) (?:the )?(?:(?:Ministry|Embassy|headquarters|office|capital|city|port) (?:of |in )?(?:the )?)?(\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+){0,2})/gu;
const CLOSES = /^(?:[,.;]| on\b| from\b| today| yesterday| this\b| last\b| here\b|$)/;
const DATELINE =
  /^(\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+){0,2})(?:, (?:\p{Lu}[\p{L}.]+ )?\d[^:–—]{0,26}| \d[^:–—]{0,26}|, \p{L}+ \d[^:–—]{0,20}| \([^)]{2,30}\))?(?: \([^)]{2,30}\))? ?(?:[:–—]| - | -- |--|$)/u;

/** Where they met: in the telling sentences a seat or city, else the line above the text. */
export function venueIn(
  told: readonly { words: string; mentions: readonly Mention[] }[],
  lines: readonly { words: string; mentions: readonly Mention[] }[],
): Venue | null {
  for (const kind of ["seat", "city", "country"] as const) {
    for (const { words, mentions } of told) {
      const found = namedIn(words, mentions, kind);
      if (found) return found;
    }
    if (kind !== "city") continue;
    for (const { words, mentions } of lines) {
      const found = datelineOf(words, mentions);
      if (found) return found;
    }
  }
  return null;
}

function namedIn(
  words: string,
  mentions: readonly Mention[],
  kind: "seat" | "city" | "country",
): Venue | null {
  for (const match of quietened(words).matchAll(WHERE)) {
    const name = match[1] ?? "";
    const start = match.index + match[0].length - name.length;
    const before = words.slice(Math.max(0, match.index - 40), match.index);
    if (
      /\b(?:(?:ambassador|commissioner|mission|embassy|accredited|situation|developments) ?$|(?:next|will|return\w*|deport\w*|invit\w+)\b[^,;.]*$)/i.test(
        before,
      )
    )
      continue;
    const mention = mentions.find((one) => one.start === start && one.kind !== "agency");
    const place = mention
      ? words.slice(mention.start, mention.end)
      : words.slice(start, start + name.length);
    if (
      mention &&
      (kind === "seat" ? mention.kind === "seat" : kind === "country" && isLand(mention, words))
    )
      return { place, country: mention.country };
    if (mention || kind !== "city") continue;
    const first = name.split(" ")[0] ?? "";
    const isCity = PLACE_WORDS.has(first);
    if (
      isCity ||
      (CLOSES.test(words.slice(start + name.length)) &&
        /^(?:in|visited)/.test(match[0]) &&
        !NO_CITY.test(name))
    )
      return {
        place: isCity && !PLACE_WORDS.has(name.split(" ").at(-1) ?? "") ? first : place,
        country: countryOfPlace(first),
      };
  }
  return null;
}

/** Not "the Pakistani side", "the UK's". */
const isLand = ({ end }: Mention, words: string) =>
  !/^(?:'s|[ -]\p{Ll}*(?:side|delegation|officials|authorities|government|police)\b)/u.test(
    words.slice(end),
  );
const NO_CITY =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Ministry|Department|Office|House|Phase|Article|Urdu|English|Arabic|Round|Session|Council|Memorand\w+|Agreement|Force|Police|Agency|Minister|President|Secretary|Parliament|Spring|Summer|Autumn|Winter)\b/;

/** What a report says after "ISLAMABAD, Jan 5 (APP): ". */
export function afterDateline(words: string): string {
  const [whole = "", city = ""] = DATELINE.exec(words.slice(0, 90)) ?? [];
  const isCity = city !== "" && city === city.toUpperCase() && !NO_CITY.test(quietened(city));
  return isCity && whole.length < words.length ? words.slice(whole.length).trimStart() : words;
}

function datelineOf(words: string, mentions: readonly Mention[]): Venue | null {
  const match = DATELINE.exec(words.slice(0, 90));
  const name = match?.[1];
  if (name === undefined || NO_CITY.test(quietened(name))) return null;
  const mention = mentions.find(
    ({ start, end, kind }) => start === 0 && end >= name.length && kind !== "agency",
  );
  const city =
    name.replace(/(?<=\p{Lu})\p{Lu}+/gu, (rest) => rest.toLowerCase()).split(" ")[0] ?? "";
  if (mention?.kind === "seat") return { place: name, country: mention.country };
  if (PLACE_WORDS.has(city)) return { place: name, country: countryOfPlace(city) };
  return null;
}
