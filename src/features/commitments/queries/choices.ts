import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import type { Choices } from "../views.ts";

/** What is beyond is found by typing. */
const MOST = 60;
const MOST_AGENCIES = 300;

/** Everything that the forms of a partner's commitment let one choose from, in one statement. */
export async function readChoices(tx: Tx, partner: string): Promise<Choices> {
  const [row] = await tx.$queryRaw<[Choices]>`
    select
      ${listed(Prisma.sql`
        select a.id, a.name || coalesce(' (' || a.acronym || ')', '') as label, null as detail,
          case when a.country is null then 'neither' when a.country = ${partner} then 'partner' else 'home' end as side
        from agency a
        where a.country is null or a.country in (${partner}, (select code from country where is_home))
        order by 4, a.name, a.id limit ${MOST_AGENCIES}`)} as agencies,
      ${listed(Prisma.sql`
        select p.id, p.name as label, post.title as detail from person p
        left join lateral (
          select t.post_id from tenure t where t.person_id = p.id and t.until_on is null
          order by t.from_on desc nulls last limit 1
        ) held on true
        left join post on post.id = held.post_id
        where p.country in (${partner}, (select code from country where is_home))
        order by p.name, p.id limit ${MOST_AGENCIES}`)} as people,
      ${records(Prisma.sql`meeting`, Prisma.sql`held_on`, partner)} as meetings,
      ${records(Prisma.sql`agreement`, Prisma.sql`created_at`, partner)} as agreements,
      ${records(Prisma.sql`source`, Prisma.sql`published_on`, partner)} as sources,
      ${records(Prisma.sql`commitment`, Prisma.sql`made_on`, partner)} as commitments`;
  return row;
}

function records(table: Prisma.Sql, latest: Prisma.Sql, partner: string): Prisma.Sql {
  return listed(Prisma.sql`
    select id, title as label, ref as detail from ${table}
    where partner = ${partner} order by ${latest} desc nulls last, id desc limit ${MOST}`);
}

/** The rows as a list, in their order. */
const listed = (rows: Prisma.Sql) =>
  Prisma.sql`(select coalesce(json_agg(one), '[]') from (${rows}) one)`;
