import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import { markedAs, type Tallied } from "#features/commitments/tallies.ts";
import { hasMarking } from "#server/facets.ts";
import { type MouFilter, mouFilter } from "./views.ts";

/*
 * Counts of agreements as of today from the counters that triggers keep. They know partners and markings, so they serve
 * every filter that asks for nothing else; what passes with a day is counted by months, and this month by its rows.
 */

/** Whether a filter asks for nothing but the columns named. */
export function asksOnly<Filter extends object>(
  filter: Filter,
  nothing: Filter,
  columns: readonly (keyof Filter)[],
): boolean {
  return Object.entries(filter).every(
    ([name, value]) =>
      columns.includes(name as keyof Filter) ||
      JSON.stringify(value) === JSON.stringify(nothing[name as keyof Filter]),
  );
}

/** Columns of the filter of MoUs that the counters answer, or that change no count. */
const TALLIED_OF_MOUS = ["view", "show", "partner", "marking", "sort", "after", "before"] as const;

export const isTalliedMou = (filter: MouFilter): boolean =>
  asksOnly(filter, mouFilter.parse({}), TALLIED_OF_MOUS);

/** The counters named: what, partner, x, y, z, marking, n; those with one x, or with x from the first and before the second. */
export function agreementTallies(
  { today, partner, marking }: Tallied,
  whats: readonly string[],
  [from, until]: readonly [string, string] = ["", "~"],
): Prisma.Sql {
  const partners =
    partner === "each"
      ? Prisma.sql`array(select code from country)`
      : partner.length === 0
        ? Prisma.sql`app.tallied_partners()`
        : Prisma.sql`${[...partner]}::bpchar[]`;
  return Prisma.sql`
    select t.what, t.partner, t.x, t.y, t.z, t.marking, t.n
    from app.agreement_tallies(${today}::date, ${[...whats]}::text[], ${partners}, ${from}, ${until}) t where ${markedAs(marking)}`;
}

/** How many MoUs are pending. */
export const pendingMous = (of: Tallied): Prisma.Sql => Prisma.sql`
  select coalesce(sum(t.n), 0)::int from (${agreementTallies(of, ["mou"], ["pending", "pending~"])}) t`;

/**
 * How many had their day before today, or by today where it counts: `what` is counted by the month of `day`, a column of
 * the state `s`. `rows` and `lines` say which of the rows and of the counters are meant.
 */
export function countPassed(
  of: Tallied,
  what: string,
  day: Prisma.Sql,
  { before, rows, lines }: Record<"before" | "rows" | "lines", Prisma.Sql>,
): Prisma.Sql {
  const month = of.today.slice(0, 7);
  const ofPartner =
    of.partner === "each" || of.partner.length === 0
      ? Prisma.sql`true`
      : Prisma.sql`s.partner = any(${[...of.partner]}::bpchar[])`;
  const marked = of.marking.length === 0 ? Prisma.sql`true` : hasMarking(Prisma.sql`s`, of.marking);
  return Prisma.sql`(
    select coalesce(sum(l.n), 0)::int from (
      select t.n from (${agreementTallies(of, [what], ["", month])}) t where ${lines}
      union all
      select count(*)::int from app.agreement_today(${of.today}::date) s
      where ${day} >= ${`${month}-01`}::date and ${day} ${before} ${of.today}::date and ${rows} and ${ofPartner} and ${marked}
    ) l)`;
}
