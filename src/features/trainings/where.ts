import "server-only";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hadBegun, wasRecorded } from "#server/moment.ts";

/** Courses as `c` that were on record; of a day that is asked for, those that had begun by then. */
export function courseBy(moment: Moment): Prisma.Sql {
  const begun = hadBegun(Prisma.sql`c.starts_on`, Prisma.sql`c.starts_precision`, moment);
  return Prisma.sql`${begun} and ${wasRecorded(Prisma.sql`c.created_at`, moment)}`;
}

/** Programmes as `t` that were on record; of a day that is asked for, those with a course that had begun. */
export function programmesBy(moment: Moment): Prisma.Sql {
  const known = wasRecorded(Prisma.sql`t.created_at`, moment);
  return moment.isOfDay
    ? Prisma.sql`${known} and exists (select from course c where c.training_id = t.id and ${courseBy(moment)})`
    : known;
}
