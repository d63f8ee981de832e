import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Side } from "#domain/sides.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { atMost } from "#server/lists.ts";
import { citable } from "./citable.ts";
import { agencies, people } from "./people.ts";
import type { PersonPick, Pick, PickKind, PickQuery } from "./schema.ts";
import { beginsWith, hasWords, ofPartner, ofSide } from "./where.ts";

/** A table that records are picked from: how a row is named there, which rows are meant, and their order. */
type Shape = {
  from: Prisma.Sql;
  label: Prisma.Sql;
  detail: Prisma.Sql;
  where: Prisma.Sql;
  recent: Prisma.Sql;
};

/**
 * Records to choose from, of what the viewer may see: those that contain every word of `q`, or without
 * one the recent ones; at most 20, the likeliest first. People come with their title and agency.
 */
export async function listPicks(
  tx: Tx,
  kind: PickKind,
  query: PickQuery,
  today: CalendarDate,
): Promise<Pick[]> {
  return tx.$queryRaw<Pick[]>(sqlOf(kind, query, today, 20));
}

export type SidePicks = {
  people: { home: PersonPick[]; partner: PersonPick[] };
  agencies: { home: Pick[]; partner: Pick[] };
  series: Pick[];
  commitments: Pick[];
  /** Codes of the partners that meetings are recorded with, the latest first. */
  partners: string[];
};

const RECENT = 40;

/** What the boxes of the minutes of a meeting with this partner offer before anything is typed, in one statement. */
export async function picksForMinutes(
  tx: Tx,
  partner: CountryCode | null,
  today: CalendarDate,
): Promise<SidePicks> {
  const nobody = Prisma.sql`select null where false`;
  const of = (kind: PickKind, side: Side | null) => {
    const isKnown = side === "home" || partner !== null;
    const query = { q: null, id: null, partner, side };
    const list = isKnown ? sqlOf(kind, query, today, RECENT) : nobody;
    return Prisma.sql`(select coalesce(jsonb_agg(one), '[]') from (${list}) one)`;
  };
  const [row] = await tx.$queryRaw<[Record<string, unknown>]>`
    select ${of("person", "home")} as "peopleHome", ${of("person", "partner")} as "peoplePartner",
      ${of("agency", "home")} as "agenciesHome", ${of("agency", "partner")} as "agenciesPartner",
      ${of("series", null)} as series, ${of("commitment", null)} as commitments,
      (select coalesce(jsonb_agg(partner), '[]') from (
        -- The latest with each, by an index: not all there were.
        select c.code as partner from country c cross join lateral (
          select m.held_on from meeting m where m.partner = c.code order by m.held_on desc nulls last, m.id desc limit 1) last
        order by last.held_on desc nulls last, c.code limit 20
      ) latest) as partners`;
  // Made of the rows of `sqlOf`, whose columns are those of a pick.
  const picks = (name: string) => row[name] as PersonPick[];
  return {
    people: { home: picks("peopleHome"), partner: picks("peoplePartner") },
    agencies: { home: picks("agenciesHome"), partner: picks("agenciesPartner") },
    series: picks("series"),
    commitments: picks("commitments"),
    partners: row["partners"] as string[],
  };
}

function sqlOf(kind: PickKind, query: PickQuery, today: CalendarDate, limit: number): Prisma.Sql {
  switch (kind) {
    case "person":
      return people(query, today, limit);
    case "agency":
      return agencies(query, limit);
    case "citable":
      return citable(query, limit);
    case "post":
    case "topic":
    case "commitment":
    case "agreement":
    case "source":
    case "meeting":
    case "series":
      return shaped(shapeOf(kind, query), query, limit);
  }
}

function shaped(shape: Shape, { id, q }: PickQuery, limit: number): Prisma.Sql {
  const { from, label, detail, where, recent } = shape;
  const wanted =
    id === null
      ? Prisma.sql`${where} and ${hasWords(Prisma.sql`concat_ws(' ', ${label}, ${detail})`, q)}`
      : Prisma.sql`x.id = ${id}::uuid`;
  return Prisma.sql`
    select x.id, ${label} as label, nullif(${detail}, '') as detail from ${from}
    where ${wanted} order by ${beginsWith(label, q)} ${recent}, x.id limit ${atMost(limit)}`;
}

function shapeOf(
  kind: Exclude<PickKind, "person" | "agency" | "citable">,
  query: PickQuery,
): Shape {
  const named = Prisma.sql`x.title || ' · ' || x.ref`;
  const partner = ofPartner(Prisma.sql`x.partner`, query);
  switch (kind) {
    case "post":
      return {
        from: Prisma.sql`post x join agency a on a.id = x.agency_id`,
        label: Prisma.sql`x.title || ', ' || coalesce(a.acronym, a.name)`,
        detail: Prisma.sql`a.name`,
        where: ofSide(Prisma.sql`a.country`, query),
        recent: Prisma.sql`x.is_head desc, x.title`,
      };
    case "topic":
      return {
        from: Prisma.sql`topic x left join topic up on up.id = x.parent_id`,
        label: Prisma.sql`x.name`,
        detail: Prisma.sql`up.name`,
        where: Prisma.sql`x.retired_at is null`,
        recent: Prisma.sql`coalesce(up.position, x.position), up.position nulls first, x.position`,
      };
    case "commitment":
      return {
        from: Prisma.sql`commitment x`,
        label: named,
        detail: Prisma.sql`to_char(x.made_on, 'YYYY-MM-DD')`,
        where: partner,
        recent: Prisma.sql`x.made_on desc nulls last`,
      };
    case "agreement":
      return {
        from: Prisma.sql`agreement x`,
        label: named,
        detail: Prisma.sql`null::text`,
        where: partner,
        recent: Prisma.sql`x.updated_at desc`,
      };
    case "source":
      return {
        from: Prisma.sql`source x`,
        label: named,
        detail: Prisma.sql`concat_ws(', ', x.publisher, to_char(x.published_on, 'YYYY-MM-DD'))`,
        where: partner,
        recent: Prisma.sql`x.published_on desc nulls last`,
      };
    case "meeting":
      return {
        from: Prisma.sql`meeting x`,
        label: named,
        detail: Prisma.sql`to_char(x.held_on, 'YYYY-MM-DD')`,
        where: partner,
        recent: Prisma.sql`x.held_on desc nulls last`,
      };
    case "series":
      return {
        from: Prisma.sql`meeting_series x`,
        label: Prisma.sql`x.name`,
        detail: Prisma.sql`null::text`,
        where: partner,
        recent: Prisma.sql`x.name`,
      };
  }
}

/** What the records with these ids are called, of those that the viewer may see; ids of any kind. */
export async function labelsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const wanted = Prisma.sql`any(${[...new Set(ids)]}::uuid[])`;
  const rows = await tx.$queryRaw<{ id: string; label: string }[]>`
    select id, name as label from person where id = ${wanted}
    union all select id, name || coalesce(' (' || acronym || ')', '') from agency where id = ${wanted}
    union all select x.id, x.title || ', ' || coalesce(a.acronym, a.name) from post x join agency a on a.id = x.agency_id where x.id = ${wanted}
    union all select id, name from topic where id = ${wanted}
    union all select id, name from meeting_series where id = ${wanted}
    union all select id, title || ' · ' || ref from commitment where id = ${wanted}`;
  return new Map(rows.map(({ id, label }) => [id, label]));
}
