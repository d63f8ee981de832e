import "server-only";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hadBegun, wasRecorded } from "#server/moment.ts";

/** Meetings `m` that were on record; of a day that is past, those that had begun by then. */
export function meetingsBy(moment: Moment): Prisma.Sql {
  const begun = hadBegun(Prisma.sql`m.held_on`, Prisma.sql`m.held_precision`, moment);
  return Prisma.sql`${begun} and ${wasRecorded(Prisma.sql`m.created_at`, moment)}`;
}
