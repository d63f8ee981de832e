import "server-only";
import { env } from "#server/env.ts";
import { formatInstant } from "#ui/format.ts";
import type { KeptBrief } from "./views.ts";
import { wordsOf } from "./words.ts";

/** Who kept or froze a brief and when, in the language of the brief. */
export function keptWords(kept: KeptBrief, locale: string): string {
  const { say } = wordsOf(locale);
  const at = (instant: Date) => formatInstant(instant, locale, env().ACCORD_TIME_ZONE);
  return kept.frozenAt === null
    ? say("briefs.madeBy", { by: kept.createdBy, at: at(kept.createdAt) })
    : say("briefs.frozenBy", { by: kept.frozenBy ?? "", at: at(kept.frozenAt) });
}
