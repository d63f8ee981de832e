import type { CountryCode } from "#domain/country-code.ts";
import { encodeMessage } from "#domain/message.ts";
import { countryNamed, type Language } from "./countries.ts";
import type { Reading } from "./dates.ts";
import { LEFT_OUT, meantBy, type WordList } from "./words.ts";

type HowToRead = {
  home: CountryCode;
  /** Whose register the file is, where it is not home's own: home then is one of those that it names. */
  writtenBy?: CountryCode | null;
  language: Language;
  /** What parts the parties in the cell; null: it names one. */
  separator: string | null;
  words: WordList;
  /** Names that are not in capitals are territories named beside a state, and no party of their own. */
  onlyCapitals: boolean;
};

const isInCapitals = (name: string) => name === name.toUpperCase();

/**
 * The one partner that a cell names beside home. A name that nobody knows is a problem, never left out:
 * it could be the partner. So are several partners: a record belongs to one. In a register of the other side
 * the cell has to name home, and who wrote it is the partner.
 */
export function readPartner(cell: string, how: HowToRead): Reading<CountryCode> {
  const names = (how.separator === null ? [cell] : cell.split(how.separator))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const { home, writtenBy = null } = how;
  const named = new Set<CountryCode>(writtenBy === null ? [] : [writtenBy]);
  const unknown: string[] = [];
  // "Tanganyika" beside a state is no "TANGANYIKA" that made a treaty of its own.
  const territories = how.words.filter(([said]) => !isInCapitals(said));
  for (const name of names) {
    const isTerritory = how.onlyCapitals && !isInCapitals(name);
    const meant = meantBy(name, isTerritory ? territories : how.words);
    if (meant === LEFT_OUT) return { problem: encodeMessage("imports.problem.leftOut", { name }) };
    if (meant === undefined && isTerritory) continue;
    const code = meant === undefined ? countryNamed(name, how.language) : countryNamed(meant, "en");
    if (code === null) unknown.push(name);
    else named.add(code);
  }
  if (unknown.length > 0) {
    return {
      problem: encodeMessage("imports.problem.unknownCountry", {
        names: unknown.slice(0, 5).join("; "),
      }),
    };
  }
  if (names.length > 0 && writtenBy !== null && !named.has(home)) {
    return { problem: encodeMessage("imports.problem.notWithHome", { home }) };
  }
  const partners = [...named].filter((code) => code !== home);
  const [partner, second] = names.length === 0 ? [] : partners;
  if (partner === undefined) return { problem: "imports.problem.noPartner" };
  if (second !== undefined) {
    return {
      problem: encodeMessage("imports.problem.severalPartners", {
        codes: partners.join(", "),
      }),
    };
  }
  return { value: partner };
}
