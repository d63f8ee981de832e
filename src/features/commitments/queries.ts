import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { type Cursor, type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { type CommitmentFilter, filterOf } from "./schema.ts";
import type { CommitmentRow } from "./views.ts";
import { momentOf } from "#server/moment.ts";
import { commitmentsAt, matching } from "./where.ts";

/** The columns of `CommitmentRow`, of `s` and `c` with their partner `p` and lead agency `a`. */
const rowWith = (key: Prisma.Sql) => Prisma.sql`
  c.id, c.ref, c.title, c.marking, c.obligor, c.strength, c.due_words as "dueWords",
  json_build_object('code', c.partner, 'name', p.name, 'nameUr', p.name_ur) as partner,
  case when a.id is not null
    then json_build_object('id', a.id, 'name', a.name, 'nameUr', a.name_ur, 'acronym', a.acronym) end as lead,
  case when c.due_on is not null then json_build_object('on', c.due_on, 'precision', c.due_precision) end as due,
  s.status, s.is_open as "isOpen", s.is_overdue as "isOverdue", s.is_due_soon as "isDueSoon",
  s.due_last_day::text as "dueLastDay", s.days_overdue as "daysOverdue",
  s.last_evidence_on::text as "lastEvidenceOn", s.freshness, (${key})::text as key`;
const NAMES = Prisma.sql`join country p on p.code = c.partner left join agency a on a.id = c.lead_agency_id`;

/** One page of the list. Sorted by due date, what is still open comes first and what has no date after it. */
export async function listCommitments(
  tx: Tx,
  filter: CommitmentFilter,
  today: CalendarDate,
): Promise<ListPage<CommitmentRow>> {
  const moment = momentOf(filter, today);
  const { after, before } = filter;
  const { key, type, isDescending } = orderOf(filter);
  const isBackwards = before !== null && after === null;
  const from = after ?? before;
  const isDown = isDescending !== isBackwards;
  const beyond = isDown ? Prisma.sql`<` : Prisma.sql`>`;
  const direction = isDown ? Prisma.sql`desc` : Prisma.sql`asc`;
  const place =
    from === null
      ? Prisma.empty
      : Prisma.sql`and (${key}, c.id) ${beyond} (${from.key}::${type}, ${from.id}::uuid)`;
  const rows = await tx.$queryRaw<CommitmentRow[]>`
    select ${rowWith(key)}
    from ${commitmentsAt(moment)} ${NAMES}
    where ${matching(filter, moment)} ${place}
    order by ${key} ${direction}, c.id ${direction}
    limit ${PAGE_SIZE + 1}`;
  return pageOf(rows, filter, ({ key: text, id }): Cursor => ({ key: text, id }));
}

type Order = { key: Prisma.Sql; type: Prisma.Sql; isDescending: boolean };

export function orderOf({ sort }: CommitmentFilter): Order {
  const isDescending = sort.startsWith("-");
  return { ...sortKey(sort.replace("-", ""), isDescending), isDescending };
}

/** What is sorted by, never null: where there is no date it comes last, whichever the direction. */
function sortKey(sort: string, isDescending: boolean): Omit<Order, "isDescending"> {
  const last = isDescending ? Prisma.sql`'-infinity'::date` : Prisma.sql`'infinity'::date`;
  const date = Prisma.sql`date`;
  const text = Prisma.sql`text`;
  switch (sort) {
    case "made":
      return {
        key: Prisma.sql`coalesce(app.first_day(c.made_on, c.made_precision), c.made_on, ${last})`,
        type: date,
      };
    case "evidence":
      // Never any is longer ago than any day.
      return { key: Prisma.sql`coalesce(s.last_evidence_on, '-infinity'::date)`, type: date };
    case "title":
      return { key: Prisma.sql`lower(c.title)`, type: text };
    case "ref":
      return { key: Prisma.sql`c.ref`, type: text };
    case "partner":
      return { key: Prisma.sql`p.name`, type: text };
    default:
      // What is closed comes after what is open, also when the latter has no date.
      return {
        key: isDescending
          ? Prisma.sql`case when s.is_open then coalesce(s.due_last_day, '0001-01-01'::date) else '-infinity'::date end`
          : Prisma.sql`case when s.is_open then coalesce(s.due_last_day, '9999-12-31'::date) else 'infinity'::date end`,
        type: date,
      };
  }
}

/** The first of a list in its order, for the head of it on another screen. */
export async function headOfCommitments(
  tx: Tx,
  over: Partial<CommitmentFilter>,
  today: CalendarDate,
  take: number,
): Promise<CommitmentRow[]> {
  const filter = filterOf(over);
  const moment = momentOf(filter, today);
  const { key, isDescending } = orderOf(filter);
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;
  return tx.$queryRaw<CommitmentRow[]>`
    select ${rowWith(key)}
    from ${commitmentsAt(moment)} ${NAMES}
    where ${matching(filter, moment)}
    order by ${key} ${direction}, c.id ${direction} limit ${take}`;
}

/** The same of several lists in one statement. */
export async function headsOfCommitments<Name extends string>(
  tx: Tx,
  filters: Readonly<Record<Name, Partial<CommitmentFilter>>>,
  today: CalendarDate,
  take: number,
): Promise<Record<Name, CommitmentRow[]>> {
  const names = Object.keys(filters) as Name[];
  const parts = names.map((name) => {
    const filter = filterOf(filters[name]);
    const moment = momentOf(filter, today);
    const { key, isDescending } = orderOf(filter);
    const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;
    return Prisma.sql`(
      select ${name}::text as list, ${rowWith(key)}
      from ${commitmentsAt(moment)} ${NAMES}
      where ${matching(filter, moment)}
      order by ${key} ${direction}, c.id ${direction} limit ${take})`;
  });
  const rows = await tx.$queryRaw<(CommitmentRow & { list: Name })[]>`
    ${Prisma.join(parts, " union all ")}`;
  const heads: [Name, CommitmentRow[]][] = names.map((name) => [
    name,
    rows.filter(({ list }) => list === name),
  ]);
  return Object.fromEntries(heads) as Record<Name, CommitmentRow[]>;
}

/** How many commitments each of some filters matches, in one statement. All share the moment of the first. */
export async function countCommitmentsBy<Name extends string>(
  tx: Tx,
  filters: Readonly<Record<Name, Partial<CommitmentFilter>>>,
  today: CalendarDate,
): Promise<Record<Name, number>> {
  const names = Object.keys(filters) as Name[];
  const whole = names.map((name) => filterOf(filters[name]));
  const moment = momentOf(whole[0] ?? filterOf(), today);
  const counts = whole.map(
    (filter) => Prisma.sql`count(*) filter (where ${matching(filter, moment)})::int`,
  );
  const [row] = await tx.$queryRaw<[{ counts: number[] }]>`
    select array[${Prisma.join(counts)}] as counts from ${commitmentsAt(moment)}`;
  return Object.fromEntries(names.map((name, index) => [name, row.counts[index] ?? 0])) as Record<
    Name,
    number
  >;
}

/** How many commitments a filter matches: exactly what `listCommitments` lists with it. */
export async function countCommitments(
  tx: Tx,
  filter: Partial<CommitmentFilter>,
  today: CalendarDate,
): Promise<number> {
  return (await countCommitmentsBy(tx, { all: filter }, today)).all;
}

/** Overdue promises, those longest overdue first. */
export function listOverdue(
  tx: Tx,
  over: Partial<CommitmentFilter>,
  today: CalendarDate,
  take = 5,
): Promise<CommitmentRow[]> {
  return headOfCommitments(tx, { ...over, due: ["overdue"] }, today, take);
}

/** Open promises that fall due within 30 days, the nearest first. */
export function listDueSoon(
  tx: Tx,
  over: Partial<CommitmentFilter>,
  today: CalendarDate,
  take = 5,
): Promise<CommitmentRow[]> {
  return headOfCommitments(tx, { ...over, due: ["soon"] }, today, take);
}
