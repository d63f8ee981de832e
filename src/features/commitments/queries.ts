import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Moment } from "#domain/moment.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { type Cursor, type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import type { Found } from "#features/search/text.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { OBLIGORS } from "#domain/sides.ts";
import { PROMISE_STRENGTHS } from "#domain/wording-strength.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { type CommitmentFilter, filterOf } from "./schema.ts";
import type { CommitmentRow } from "./views.ts";
import { byColumn, byPartner, type GroupedBy, topicsAbove, type Walk } from "#server/grouping.ts";
import { momentOf } from "#server/moment.ts";
import { firstKnown, isWalkedAt } from "./past.ts";
import { isTallied, lateByObligor, soonByObligor } from "./tallies.ts";
import { firstOfGroups, firstStates, matching, statesAt } from "./where.ts";

/** The columns of `CommitmentRow`, of `s` and `c` with their partner `p` and lead agency `a`. */
const rowAt = (moment: Moment) => Prisma.sql`
  c.id, c.ref, c.title, c.marking, c.obligor, c.strength, c.due_words as "dueWords",
  json_build_object('code', c.partner, 'name', p.name, 'nameUr', p.name_ur) as partner,
  case when a.id is not null
    then json_build_object('id', a.id, 'name', a.name, 'nameUr', a.name_ur, 'acronym', a.acronym) end as lead,
  case when c.due_on is not null then json_build_object('on', c.due_on, 'precision', c.due_precision) end as due,
  s.status, s.is_open as "isOpen", s.is_overdue as "isOverdue", s.is_due_soon as "isDueSoon",
  s.due_last_day::text as "dueLastDay", s.days_overdue as "daysOverdue",
  s.last_evidence_on::text as "lastEvidenceOn", s.freshness,
  ${doubtsSql("commitment", Prisma.sql`c.id`, moment)} as doubts, s.key::text as key`;
const RECORD = Prisma.sql`
  join commitment c on c.id = s.commitment_id
  join country p on p.code = c.partner left join agency a on a.id = c.lead_agency_id`;

/** One page of the list. Sorted by due date, what is still open comes first and what has no date after it. */
export async function listCommitments(
  tx: Tx,
  filter: CommitmentFilter & Found,
  today: CalendarDate,
  grouping: Grouping | null = null,
): Promise<ListPage<CommitmentRow>> {
  const moment = momentOf(filter, today);
  const { after, before } = filter;
  const order = orderOf(filter);
  const { key, type, isDescending } = order;
  const isBackwards = before !== null && after === null;
  const from = after ?? before;
  const isDown = isDescending !== isBackwards;
  const beyond = isDown ? Prisma.sql`<` : Prisma.sql`>`;
  const direction = isDown ? Prisma.sql`desc` : Prisma.sql`asc`;
  const within =
    from === null
      ? Prisma.sql`true`
      : Prisma.sql`(${key}, ${order.id}) ${beyond} (${from.key}::${type}, ${from.id}::uuid)`;
  const where = matching(filter, moment);
  const first = { ...order, isDescending: isDown, where, take: PAGE_SIZE + 1 };
  const by = groupedBy(grouping?.name ?? "", filter);
  const walk: Walk = (_, parts) => firstKnown(moment, filter, isDown, null, first.take, parts);
  const page =
    grouping === null || by === undefined
      ? isWalkedAt(moment, filter)
        ? firstKnown(moment, filter, isDown, from, first.take)
        : firstStates(moment, { ...first, where: Prisma.sql`${where} and ${within}` })
      : firstOfGroups(moment, first, {
          grouping,
          by: isWalkedAt(moment, filter) && !DATED_GROUPS.has(grouping.name) ? { ...by, walk } : by,
          filter,
          within,
        });
  const inOrder =
    grouping === null
      ? Prisma.sql`s.key ${direction}, s.commitment_id ${direction}`
      : Prisma.sql`s.nr`;
  const rows = await tx.$queryRaw<CommitmentRow[]>`
    select ${rowAt(moment)}, ${grouping === null ? Prisma.sql`null` : Prisma.sql`s.value`} as "group"
    from ${page} s ${RECORD} order by ${inOrder}`;
  return pageOf(rows, filter, ({ key: text, id, group }): Cursor => ({
    key: text,
    id,
    ...(group !== null && { group }),
  }));
}

/** What a commitment with its state `s` is grouped by. */
const GROUPS: Readonly<Record<string, GroupedBy>> = {
  partner: byPartner(Prisma.sql`s.partner`),
  topic: {
    values: topicsAbove(
      Prisma.sql`commitment_topic l join topic own on own.id = l.topic_id and l.commitment_id = s.commitment_id`,
    ),
    beside: Prisma.sql`join topic above on above.slug = g.value and above.parent_id is null`,
    is: Prisma.sql`s.root_ids @> array[above.id]`,
    isOther: (known) => {
      const others = Prisma.sql`from topic o where o.parent_id is null and o.slug <> all(${known})`;
      // That there are none is asked once, and not of each commitment.
      return Prisma.sql`(select exists (select ${others})) and s.root_ids && array(select o.id ${others})`;
    },
    isNone: Prisma.sql`s.root_ids = '{}'`,
  },
  status: byColumn(Prisma.sql`s.status`),
  obligor: byColumn(Prisma.sql`s.obligor`),
  strength: byColumn(Prisma.sql`s.strength`),
  kind: byColumn(Prisma.sql`s.kind`),
  year: {
    ...byColumn(Prisma.sql`s.made_year`, Prisma.sql`int`),
    isNone: Prisma.sql`s.made_year is null`,
  },
  freshness: byColumn(Prisma.sql`s.freshness`),
};

/** Among promises those that are only talked about are not looked for: all would be gone through for none. */
function groupedBy(name: string, { strength, talking }: CommitmentFilter): GroupedBy | undefined {
  const by = GROUPS[name];
  return by === undefined || name !== "strength" || strength.length > 0 || talking !== null
    ? by
    : { ...by, is: Prisma.sql`${by.is} and g.value = any(${[...PROMISE_STRENGTHS]}::text[])` };
}

/** What a day changes: whoever has such a value then may have another one now. */
const DATED_GROUPS: ReadonlySet<string> = new Set(["status", "freshness"]);

/** `id` is of the table that the key is of: both stand in one index. */
type Order = {
  key: Prisma.Sql;
  id: Prisma.Sql;
  type: Prisma.Sql;
  isDescending: boolean;
  /** The state, the record or its partner. */
  keyOf: "state" | "record" | "partner";
};

export function orderOf({ sort }: CommitmentFilter): Order {
  const isDescending = sort.startsWith("-");
  const by = sort.replace("-", "");
  return {
    ...sortKey(by, isDescending),
    isDescending,
  };
}

/** What is sorted by, never null: where there is no date it comes last, whichever the direction. */
function sortKey(sort: string, isDescending: boolean): Omit<Order, "isDescending"> {
  const last = isDescending ? Prisma.sql`'-infinity'::date` : Prisma.sql`'infinity'::date`;
  const date = Prisma.sql`date`;
  const text = Prisma.sql`text`;
  const own = Prisma.sql`c.id`;
  const kept = Prisma.sql`s.commitment_id`;
  switch (sort) {
    case "made":
      return {
        key: Prisma.sql`coalesce(app.first_day(c.made_on, c.made_precision), c.made_on, ${last})`,
        type: date,
        id: own,
        keyOf: "record",
      };
    case "evidence":
      // Never any is longer ago than any day.
      return { key: Prisma.sql`s.evidence_key`, type: date, id: kept, keyOf: "state" };
    case "title":
      return { key: Prisma.sql`lower(c.title)`, type: text, id: own, keyOf: "record" };
    case "ref":
      return { key: Prisma.sql`c.ref`, type: text, id: own, keyOf: "record" };
    case "partner":
      return { key: Prisma.sql`p.name`, type: text, id: kept, keyOf: "partner" };
    default:
      // What is closed comes after what is open, also when the latter has no date.
      return {
        key: isDescending ? Prisma.sql`s.due_back` : Prisma.sql`s.due_key`,
        type: date,
        id: kept,
        keyOf: "state",
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
  const { head } = await headsOfCommitments(tx, { head: over }, today, take);
  return head;
}

/** The same of several lists, or none, in one statement. */
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
    const order = orderOf(filter);
    const direction = order.isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;
    const first = isWalkedAt(moment, filter)
      ? firstKnown(moment, filter, false, null, take)
      : firstStates(moment, { ...order, where: matching(filter, moment), take });
    return Prisma.sql`(
      select ${name}::text as list, ${rowAt(moment)}, null as "group" from ${first} s ${RECORD} order by s.key ${direction}, s.commitment_id ${direction})`;
  });
  const rows =
    parts.length === 0
      ? []
      : await tx.$queryRaw<
          (CommitmentRow & { list: Name })[]
        >`${Prisma.join(parts, " union all ")}`;
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
  const tallied = whole.map((filter) => talliedDue(filter, today));
  // One that must be counted makes all be: it reads the rows anyway.
  const isKept = tallied.every((sum) => sum !== null);
  const conditions = whole.map((filter) => matching(filter, moment));
  const counts = isKept
    ? tallied
    : conditions.map((condition) => Prisma.sql`count(*) filter (where ${condition})::int`);
  // What they have in common is found in an index.
  const from = isKept
    ? Prisma.empty
    : Prisma.sql`from ${statesAt(moment)} where (${Prisma.join(conditions, ") or (")})`;
  const [row] = await tx.$queryRaw<[{ counts: number[] }]>`
    select array[${Prisma.join(counts)}] as counts ${from}`;
  return Object.fromEntries(names.map((name, index) => [name, row.counts[index] ?? 0])) as Record<
    Name,
    number
  >;
}

/** What is overdue or due soon, of some obligors, from the counters; null of any other filter. */
function talliedDue(filter: CommitmentFilter, today: CalendarDate): Prisma.Sql | null {
  const { due, obligor, partner, marking } = filter;
  const [state] = due;
  if (due.length !== 1 || (state !== "overdue" && state !== "soon")) return null;
  if (!isTallied({ ...filter, due: [], obligor: [] })) return null;
  const lines = (state === "overdue" ? lateByObligor : soonByObligor)({ today, partner, marking });
  const owed = obligor.length === 0 ? OBLIGORS : obligor;
  return Prisma.sql`(select coalesce(sum(l.n), 0)::int from (${lines}) l where l.obligor = any(${owed}::text[]))`;
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
