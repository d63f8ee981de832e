import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { momentFrom } from "#domain/moment.ts";
import { firstStates } from "#features/commitments/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { isConcerned, type Reader } from "./concerned.ts";

/** How many promises are looked at in one go, and of how many of them it is told. */
export type Portion = { looked: number; told: number };

/** A register that comes in whole has years of what is overdue: the latest is told first, the rest at the next times. */
const PORTION: Portion = { looked: 20_000, told: 2000 };

type Place = { key: string; id: string };
type Looked = { told: number; looked: number; key: string | null; id: string | null };

/**
 * Promises that are due soon or overdue, to whom they concern; to managers, those that stay overdue. The latest are looked at
 * each time: each was among them on the day on which it had to be told, unless many came at once. What is older is gone
 * through portion by portion, one each time, and then from the beginning, so that nothing is passed over for good.
 */
export async function tellDays(
  tx: Tx,
  reader: Reader,
  {
    today,
    escalateDays,
    portion = PORTION,
  }: { today: CalendarDate; escalateDays: number; portion?: Portion },
): Promise<number> {
  const look = async (from: Place | null) => {
    const [row] = await tx.$queryRaw<[Looked]>(
      toldOf(reader, { today, escalateDays, portion, from }),
    );
    return row;
  };
  const endOf = ({ looked, key, id }: Looked): Place | null =>
    looked < portion.looked || key === null || id === null ? null : { key, id };
  const latest = await look(null);
  const end = endOf(latest);
  const stored = await placeOf(tx, reader.id);
  if (end === null) {
    if (stored !== null) await keepPlace(tx, reader.id, null);
    return latest.told;
  }
  const older = await look(stored ?? end);
  // A portion of which all could not be told is looked at again.
  const isThrough = older.told < portion.told;
  await keepPlace(tx, reader.id, isThrough ? endOf(older) : (stored ?? end));
  return latest.told + older.told;
}

async function placeOf(tx: Tx, me: string): Promise<Place | null> {
  const [row] = await tx.$queryRaw<Place[]>`
    select due_key::text as key, due_id::text as id from notice_reading
    where user_id = ${me}::uuid and due_key is not null and due_id is not null`;
  return row ?? null;
}

/** Who was never told anything has no line yet; it is made when changes are told, and the place kept the next time. */
const keepPlace = (tx: Tx, me: string, place: Place | null) =>
  tx.$executeRaw`
    update notice_reading set due_key = ${place?.key ?? null}::date, due_id = ${place?.id ?? null}::uuid
    where user_id = ${me}::uuid`;

type Wanted = {
  today: CalendarDate;
  escalateDays: number;
  portion: Portion;
  from: Place | null;
};

/** Tells of the promises beyond a place, the latest first: how many, how many were looked at, and where that ended. */
function toldOf({ id: me, role }: Reader, { today, escalateDays, portion, from }: Wanted) {
  const beyond = from
    ? Prisma.sql`and (s.due_key, s.commitment_id) < (${from.key}::date, ${from.id}::uuid)`
    : Prisma.empty;
  const states = firstStates(momentFrom(today), {
    where: Prisma.sql`s.is_promise and s.due_key <= ${today}::date + 30 ${beyond}`,
    key: Prisma.sql`s.due_key`,
    id: Prisma.sql`s.commitment_id`,
    isDescending: true,
    keyOf: "state",
    take: portion.looked,
  });
  return Prisma.sql`
    with looked as materialized (select * from ${states} s),
    told as (
      insert into notice (id, user_id, kind, record_kind, record_id, occurrence)
      select gen_random_uuid(), ${me}::uuid, told.kind, 'commitment', s.commitment_id::text, s.due_last_day::text
      from looked s
      join commitment c on c.id = s.commitment_id
      cross join lateral (values
        ('due_soon', s.is_due_soon and ${isConcerned(me, "commitment")}),
        ('escalated', s.days_overdue > ${escalateDays} and ${role === "manager"}),
        ('overdue', s.is_overdue and not (s.days_overdue > ${escalateDays} and ${role === "manager"}) and ${isConcerned(me, "commitment")})
      ) told (kind, is_so)
      where s.is_open and told.is_so
        and not exists (
          select from notice n where n.user_id = ${me}::uuid and n.kind = told.kind and n.record_kind = 'commitment'
            and n.record_id = s.commitment_id::text and n.occurrence = s.due_last_day::text)
      order by s.key desc limit ${portion.told}
      on conflict do nothing returning 1
    )
    select (select count(*)::int from told) as told, (select count(*)::int from looked) as looked, last.key::text, last.id::text
    from (select 1) one left join lateral (
      select key, commitment_id as id from looked order by key, commitment_id limit 1
    ) last on true`;
}
