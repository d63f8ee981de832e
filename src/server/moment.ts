import "server-only";
import { type CalendarDate, calendarDate, endOfDayIn } from "#domain/calendar-date.ts";
import type { Moment, When } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { env } from "#server/env.ts";

/** What an address asks for, from today. */
export function momentOf({ asOf, knownOn }: When, today: CalendarDate): Moment {
  return {
    asOf: asOf ?? today,
    knownAt: knownOn && endOfDayIn(env().ACCORD_TIME_ZONE, knownOn),
    isOfDay: asOf !== null,
  };
}

/** As `momentOf`, where nothing depends on today: a list of what has begun asks nothing unless a day is given. */
export function momentIn(when: When): Moment {
  return momentOf(when, calendarDate.parse("2999-12-31"));
}

/** Whether the register of today is asked for, with all that is on record: what is kept beside the records serves. */
export const isNow = ({ isOfDay, knownAt }: Moment): boolean => !isOfDay && knownAt === null;

export const knownAtSql = ({ knownAt }: Pick<Moment, "knownAt">) =>
  Prisma.sql`${knownAt?.toISOString() ?? "infinity"}::timestamptz`;

/** What `app.commitment_state` and `app.agreement_state` take. */
export const momentSql = (moment: Moment) =>
  Prisma.sql`${moment.asOf}::date, ${knownAtSql(moment)}`;

/** Whether a row was on record: `column` is the instant it was recorded. */
export function wasRecorded(column: Prisma.Sql, { knownAt }: Pick<Moment, "knownAt">): Prisma.Sql {
  return knownAt === null ? Prisma.sql`true` : Prisma.sql`${column} <= ${knownAtSql({ knownAt })}`;
}

/**
 * Whether something had begun by a day that is past: what has no date is not known to have. Without a day all counts.
 * Whatever its precision, its date is not far beyond the first day that it may have been on: lists begin there in an index.
 */
export function hadBegun(
  on: Prisma.Sql,
  precision: Prisma.Sql,
  { isOfDay, asOf }: Moment,
): Prisma.Sql {
  return isOfDay
    ? Prisma.sql`(${on} <= (date_trunc('year', ${asOf}::timestamp) + interval '1 year 15 days')::date
        and coalesce(coalesce(app.first_day(${on}, ${precision}), ${on}) <= ${asOf}::date, false))`
    : Prisma.sql`true`;
}
