import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { KnownTenure } from "#features/intake/comparing/known.ts";
import { Prisma } from "#generated/prisma/client.ts";

const MOST = 500;

export type TenureRow = Omit<KnownTenure, "from" | "until"> & {
  fromOn: CalendarDate | null;
  fromPrecision: DatePrecision;
  untilOn: CalendarDate | null;
  untilPrecision: DatePrecision;
};

/** `TenureRow`s: the tenures of these people, and those of the posts at the head of these agencies. */
export const tenuresOf = (
  personIds: readonly string[],
  agencyIds: readonly string[],
): Prisma.Sql => Prisma.sql`
    with chosen as (
      select id from tenure where person_id = any(${personIds}::uuid[])
      union
      select t.id from post o join tenure t on t.post_id = o.id
      where o.is_head and o.agency_id = any(${agencyIds}::uuid[])
    )
    select t.person_id as "personId", p.name as person, o.id as "postId", o.title as post, o.is_head as "isHead",
      a.id as "agencyId", a.name as agency, t.is_acting as "isActing",
      t.from_on::text as "fromOn", t.from_precision as "fromPrecision",
      t.until_on::text as "untilOn", t.until_precision as "untilPrecision"
    from chosen join tenure t on t.id = chosen.id join person p on p.id = t.person_id
    join post o on o.id = t.post_id join agency a on a.id = o.agency_id
    order by t.from_on desc nulls last, t.id limit ${MOST}`;

export function tenureOf(row: TenureRow): KnownTenure {
  const { fromOn, fromPrecision, untilOn, untilPrecision, ...rest } = row;
  return {
    ...rest,
    from: fuzzyOf(fromOn, fromPrecision),
    until: fuzzyOf(untilOn, untilPrecision),
  };
}
