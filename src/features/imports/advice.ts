import type { CountryCode } from "#domain/country-code.ts";
import { encodeMessage } from "#domain/message.ts";
import type { Counts } from "./views.ts";

type Sides = {
  home: CountryCode;
  /** Whose register the file is taken for, where that is not home's own. */
  writtenBy: CountryCode | null;
};

/**
 * What to set when more than half of the rows are refused because of where home is: said once, as an encoded message. Null
 * when they are not.
 */
export function homeAdvice(
  { read, reasons }: Pick<Counts, "read" | "reasons">,
  { home, writtenBy }: Sides,
): string | null {
  const isMost = (key: string) => (reasons[`imports.problem.${key}`] ?? 0) * 2 > read;
  if (writtenBy !== null) {
    return isMost("notWithHome")
      ? encodeMessage("imports.advice.keptElsewhere", { home, keeper: writtenBy })
      : null;
  }
  return isMost("noPartner") ? encodeMessage("imports.advice.keptHere", { home }) : null;
}
