import "server-only";
import { addDays, type CalendarDate, mondayOf } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hasMarking } from "#server/facets.ts";
import { type CommitmentFilter, filterOf } from "./schema.ts";

/*
 * Counts of promises from the counters that triggers keep (see their migration), as of today. They know partners and
 * markings, so they serve every viewer, and every filter that asks for nothing else. What depends on a day is counted by
 * months and weeks; the rest of the month or week that the day is in comes from the rows of those few days.
 */

export type Tallied = {
  today: CalendarDate;
  /** Empty: all that the viewer sees, in one sum where that is everything. `each`: one by one. */
  partner: readonly string[] | "each";
  marking: readonly Marking[];
};

/** Columns of `CommitmentFilter` that the counters answer, or that change no count. */
const ANSWERED = new Set<keyof CommitmentFilter>(["partner", "marking", "sort", "after", "before"]);

/** Whether the counters say how much a filter matches. */
export function isTallied(filter: CommitmentFilter): boolean {
  const nothing = filterOf();
  return Object.entries(filter).every(
    ([name, value]) =>
      ANSWERED.has(name as keyof CommitmentFilter) ||
      JSON.stringify(value) === JSON.stringify(nothing[name as keyof CommitmentFilter]),
  );
}

export const markedAs = (marking: readonly Marking[]) =>
  marking.length === 0 ? Prisma.sql`true` : hasMarking(Prisma.sql`t`, marking);

/** From the first, and before the second, in the order of bytes. */
type Span = readonly [from: string, until: string];
const WHOLE: Span = ["", "~"];

/** The counters named: what, partner, x, y, z, n; x within a span. */
export function tallies(
  { today, partner, marking }: Tallied,
  whats: readonly string[],
  [from, until]: Span = WHOLE,
): Prisma.Sql {
  const partners =
    partner === "each"
      ? EACH
      : partner.length === 0
        ? Prisma.sql`app.tallied_partners()`
        : Prisma.sql`${[...partner]}::bpchar[]`;
  const markings = marking.length === 0 ? null : [...marking];
  return Prisma.sql`
    select t.what, t.partner, t.x, t.y, t.z, t.n
    from app.commitment_tallies(${today}::date, ${[...whats]}::text[], ${partners}, ${markings}::marking[], ${from}, ${until}) t`;
}

const EACH = Prisma.sql`array(select code from country)`;

/** All promises that the viewer sees: `partner, marking, n`. */
export const promisesByMarking = (today: CalendarDate): Prisma.Sql =>
  Prisma.sql`select t.partner, t.marking, t.n from app.promises_by_marking(${today}::date, ${EACH}) t`;

/** Of the rows of a few days. */
function rowsOf({ today, partner, marking }: Tallied, where: Prisma.Sql): Prisma.Sql {
  const ofPartner =
    partner === "each" || partner.length === 0
      ? Prisma.sql`true`
      : // One is told apart from several: its rows stand together in an index.
        partner.length === 1
        ? Prisma.sql`s.partner = ${partner[0]}::bpchar`
        : Prisma.sql`s.partner = any(${[...partner]}::bpchar[])`;
  const marked = marking.length === 0 ? Prisma.sql`true` : hasMarking(Prisma.sql`s`, marking);
  return Prisma.sql`
    from app.commitment_today(${today}::date) s where s.is_promise and ${where} and ${ofPartner} and ${marked}`;
}

const firstOfMonth = (day: CalendarDate) => `${day.slice(0, 7)}-01`;

/** Spans of a counter by year and month, `x`: together they are all before the month of a day. */
const yearsBefore = (day: CalendarDate): Span => ["Y", `Y${day.slice(0, 4)}`];
const monthsBefore = (day: CalendarDate): Span => [day.slice(0, 4), day.slice(0, 7)];

/** Of days before this month: `by` names columns of the counter `what`, whose x is a year or a month. */
const lateBefore = (of: Tallied, what: string, by: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select ${by}, t.n from (${tallies(of, [what], yearsBefore(of.today))}) t
  union all select ${by}, t.n from (${tallies(of, [what], monthsBefore(of.today))}) t`;

/** Since this month began. */
const lateRows = (of: Tallied): Prisma.Sql =>
  rowsOf(
    of,
    Prisma.sql`s.is_open and s.due_key >= ${firstOfMonth(of.today)}::date and s.due_key < ${of.today}::date`,
  );

/** Overdue promises: `by` names columns of the counter `what` and `rows` the same of a row. */
const lateLines = (
  of: Tallied,
  what: string,
  by: Prisma.Sql,
  rows: Prisma.Sql,
): Prisma.Sql => Prisma.sql`
  ${lateBefore(of, what, by)} union all (select ${rows}, count(*)::int ${lateRows(of)} group by 1, 2)`;

/** Of each partner in the scope and obligor: `partner, obligor, n`. */
export const lateByObligor = (of: Tallied): Prisma.Sql =>
  lateLines(of, "due", Prisma.sql`t.partner, t.y as obligor`, Prisma.sql`s.partner, s.obligor`);

/** Promises that are overdue since this month began, each: `partner, obligor, root_ids`. Read once for all counts below. */
export const lateThisMonthEach = (of: Tallied): Prisma.Sql =>
  Prisma.sql`select s.partner, s.obligor, s.root_ids ${lateRows(of)}`;

/**
 * What is open and was not overdue when this month began, of each partner in the scope and obligor: `partner, obligor, n`.
 * Less than what is open, it is what was late by then; a register has more years behind it than ahead.
 */
export function pendingByObligor(of: Tallied): Prisma.Sql {
  const year = of.today.slice(0, 4);
  const inSpan = (span: Span) => Prisma.sql`
    select t.partner, t.y as obligor, t.n from (${tallies(of, ["due"], span)}) t`;
  // Months of this year; years after it, and what has no date.
  return Prisma.sql`${inSpan([of.today.slice(0, 7), `${year}~`])} union all ${inSpan([`Y${year}~`, "none~"])}`;
}

/** Overdue before this month, of each first-level topic (its id, or "none") and obligor: `root, obligor, n`. */
export const lateByRoot = (of: Tallied): Prisma.Sql =>
  lateBefore(of, "root_due", Prisma.sql`t.z as root, t.y as obligor`);

/** Of each partner in the scope and topic (its id; a topic counts those below it): `partner, topic, n`. */
export const lateByTopic = (of: Tallied): Prisma.Sql =>
  lateLines(
    of,
    "topic_due",
    Prisma.sql`t.partner, t.z as topic`,
    Prisma.sql`s.partner, unnest(s.topic_ids)::text`,
  );

/** Due today or within thirty days: `obligor, n`. */
export const soonByObligor = (of: Tallied): Prisma.Sql => Prisma.sql`
  select s.obligor, count(*)::int as n
  ${rowsOf(of, Prisma.sql`s.is_open and s.due_key >= ${of.today}::date and s.due_key <= ${of.today}::date + 30`)}
  group by 1`;

/** With evidence of the last so many days, the obligor empty for what is closed: `obligor, n`. */
export function toldWithin(of: Tallied, days: number): Prisma.Sql {
  const from = addDays(of.today, -days);
  const monday = mondayOf(from);
  const next = addDays(monday, 7);
  // Whole weeks, and the few days that are missing from them; or all of its week, without the few days that are too many.
  const isLate = addDays(monday, 3) < from;
  const [first, since, until, sign] = isLate ? [next, from, next, 1] : [monday, monday, from, -1];
  return Prisma.sql`
    select t.y as obligor, t.n from (${tallies(of, ["evidence"], [first, "n"])}) t
    union all (select case when s.is_open then s.obligor else '' end, ${sign}::int * count(*)::int
      ${rowsOf(of, Prisma.sql`s.evidence_key >= ${since}::date and s.evidence_key < ${until}::date`)}
      group by 1)`;
}

/** Overdue since a day of this month: `n`. */
export const lateThisMonth = (of: Tallied): Prisma.Sql => Prisma.sql`
  select count(*)::int as n ${rowsOf(of, Prisma.sql`s.late_on >= ${firstOfMonth(of.today)}::date and s.late_on <= ${of.today}::date`)}`;
