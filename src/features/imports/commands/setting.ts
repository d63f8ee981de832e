import "server-only";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { env } from "#server/env.ts";
import type { Setting } from "#features/imports/kinds/cells.ts";
import type { Mapping } from "../schema.ts";
import { folded } from "#features/imports/values/words.ts";

/** What the register calls things, where home is, and whether the file was written there. */
export async function settingFor(
  tx: Tx,
  actor: Actor,
  today: CalendarDate,
  { home: writtenIn }: Pick<Mapping, "home">,
): Promise<Setting> {
  const country = found(await tx.country.findFirst({ where: { isHome: true } }));
  const home = country.code as CountryCode;
  const topics = await tx.topic.findMany({ select: { id: true, slug: true, name: true } });
  return {
    actor,
    home,
    writtenBy: writtenIn === home ? null : writtenIn,
    today,
    timeZone: env().ACCORD_TIME_ZONE,
    topics: new Map(
      topics.flatMap(({ id, slug, name }) => [[folded(name), id] as const, [slug, id] as const]),
    ),
  };
}
