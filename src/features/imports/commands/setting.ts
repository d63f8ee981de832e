import "server-only";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { env } from "#server/env.ts";
import type { Setting } from "#features/imports/kinds/cells.ts";
import type { Mapping } from "../schema.ts";
import { folded } from "#features/imports/values/words.ts";

/**
 * What the register calls things, and where home is.
 *
 * @throws AppError `conflict` for a mapping that is meant for another home: its files tell of other partners.
 */
export async function settingFor(
  tx: Tx,
  actor: Actor,
  today: CalendarDate,
  { home: meantFor }: Pick<Mapping, "home">,
): Promise<Setting> {
  const country = found(await tx.country.findFirst({ where: { isHome: true } }));
  const home = country.code as CountryCode;
  if (meantFor !== null && meantFor !== home) {
    throw new AppError("conflict", "imports.error.otherHome", { meantFor, home });
  }
  const topics = await tx.topic.findMany({ select: { id: true, slug: true, name: true } });
  return {
    actor,
    home,
    today,
    timeZone: env().ACCORD_TIME_ZONE,
    topics: new Map(
      topics.flatMap(({ id, slug, name }) => [[folded(name), id] as const, [slug, id] as const]),
    ),
  };
}
