import type { FuzzyDate } from "#domain/date-precision.ts";
import { countryCode, type CountryCode } from "#domain/country-code.ts";
import { datePrecision } from "#domain/date-precision.ts";
import { resolveTypedDate } from "#domain/typed-date.ts";
import { keptProposals, type Proposal } from "./proposing/proposal.ts";

/** What stands in the boxes of an intake, by field name. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What was typed under a name; undefined when the box was never sent. */
export function typedText(typed: Typed, name: string): string | undefined {
  const value = typed[name];
  return typeof value === "string" || value === undefined ? value : value[0];
}

/** All that was chosen under a name that is sent once for each. */
export function typedList(typed: Typed, name: string): readonly string[] {
  const value = typed[`${name}[]`] ?? [];
  return typeof value === "string" ? [value] : value;
}

/** What the officer says of a text, for drafting from it. */
export function toldOf(typed: Typed): { partner: CountryCode | null; published: FuzzyDate | null } {
  // What a source on record says of itself is not asked again.
  const [on, as] = ["publishedOn", "publishedPrecision"].map(
    (name) => typedText(typed, `source.${name}`) ?? typedText(typed, `_${name}`),
  );
  const precision = datePrecision.safeParse(as).data;
  const published = on ?? "";
  return {
    partner: countryCode.safeParse(typedText(typed, "partner")).data ?? null,
    published: resolveTypedDate(published, precision ?? null) ?? null,
  };
}

/** What a language model proposed for the text; none when it was not asked. */
export function proposalsIn(typed: Typed): Proposal[] {
  try {
    return keptProposals.parse(JSON.parse(typedText(typed, "_proposals") ?? "[]"));
  } catch {
    return [];
  }
}

/** Fields of the form that say what to do with it, not what was typed. */
const CONTROLS = /^(?:intent|draftId|draftVersion|requestKey|_tab)$/;

/** What an intake keeps. */
export function withoutControls(typed: Typed): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(typed)
      .filter(([name]) => !CONTROLS.test(name))
      .map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
}

/** Which fields of a draft a decision of the officer keeps when the text is read again. */
const DECISIONS = /\.(?:decision|into)$/;
const OF_DRAFT = /^(?:participants|agencies|commitments|instruments|trainings|figures|meeting)\./;

/** Before the text is read again: what the drafts said is worked out anew, decisions stay. */
export function forReadingAgain(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) => !OF_DRAFT.test(name) || DECISIONS.test(name)),
  );
}

/** Sets the decision of every draft of a list, for browsers without scripts: "accept=participants". */
export function decidingAll(typed: Typed, decision: string, names: readonly string[]): Typed {
  return { ...typed, ...Object.fromEntries(names.map((name) => [`${name}.decision`, decision])) };
}
