import type { Obligor } from "#domain/sides.ts";
import type { Mention } from "./mentions.ts";

/** Who is who in a text: the home country, the partner, and the officials named so far. */
export type Cast = {
  home: string;
  partner: string | null;
  /** Side of each official by the last word of the name. */
  officials: Map<string, "home" | "partner">;
};

const TOGETHER =
  /\b(?:both|(?:each|either) (?:side|country|party|government|delegation)|each of the|(?:the )?two (?:sides|countries|nations|governments|parties|states|ministers|leaders|delegations|neighbou?rs|officials|presidents|prime ministers|foreign ministers|interior ministers|secretaries|police|forces|agencies|institutions|heads)|(?:the )?(?:sides|parties|participants|delegations|co-?chairs|leaders|ministers|presidents|prime ministers|principals|delegates|officials|governments|countries|heads of (?:state|government|delegation)|secretaries|signatories|nations|counterparts|attorneys general|three countries)|they|we|our|working group|joint|bilateral|mutual|jointly|each other|respective)\b/i;

/** The side or sides that a stretch of text names; null when it names none. */
export function sideNamed(text: string, mentions: readonly Mention[], cast: Cast): Obligor | null {
  const sides = new Set(
    mentions.map((mention) => sideOf(mention, cast)).filter((one) => one !== null),
  );
  for (const [name, side] of cast.officials) if (hasWord(text, name)) sides.add(side);
  const union = unionIn(text, cast);
  if (union !== null) sides.add(union);
  if (sides.size === 2) return "both";
  if (TOGETHER.test(text) && !isOneSided(text)) return "both";
  return [...sides][0] ?? null;
}

/** In a text of the European Union "the Union" and "the Commission" are that side. */
function unionIn(text: string, cast: Cast): "home" | "partner" | null {
  if (!/\b[Tt]he (?:Union|Commission)\b(?! of\b)/.test(text)) return null;
  return cast.home === "EU" ? "home" : cast.partner === "EU" ? "partner" : null;
}

/** "officials from both countries" are two; "both ministries of Pakistan" would be one. */
const isOneSided = (text: string) =>
  /\b(?:his|her|its) (?:delegation|counterpart)s?\b/i.test(text) && !/\bboth\b/i.test(text);

function sideOf(mention: Mention, cast: Cast): "home" | "partner" | null {
  if (mention.country === null) return null;
  if (mention.country === cast.home) return "home";
  return cast.partner === null || mention.country === cast.partner || mention.kind !== "seat"
    ? "partner"
    : null;
}

function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return (
    at >= 0 && !/\p{L}/u.test(text[at + word.length] ?? " ") && !/\p{L}/u.test(text[at - 1] ?? " ")
  );
}

export const otherSide = (side: Obligor): Obligor =>
  side === "both" ? "both" : side === "home" ? "partner" : "home";

/** The country other than home that the text speaks of most; null when it speaks of none. */
export function partnerIn(mentions: readonly Mention[], home: string): string | null {
  const counts = new Map<string, number>();
  for (const { country, kind } of mentions) {
    if (country === null || country === home) continue;
    counts.set(country, (counts.get(country) ?? 0) + (kind === "seat" ? 0.5 : 1));
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
