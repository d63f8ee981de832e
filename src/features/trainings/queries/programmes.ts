import "server-only";
import { COUNT_LIMIT, type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { momentIn } from "#server/moment.ts";
import type { TrainingFilter } from "../schema.ts";
import { courseBy } from "../where.ts";
import type { TrainingFacets, TrainingRow } from "../views.ts";
import { agencyJson, ofProgramme, PARTNER_JSON } from "./where.ts";

/** One page of programmes, the latest recorded first. */
export async function listTrainings(
  tx: Tx,
  filter: TrainingFilter,
): Promise<ListPage<TrainingRow>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const from = after ?? before;
  const start =
    from === null
      ? Prisma.sql`true`
      : isBackwards
        ? Prisma.sql`t.id > ${from.id}::uuid`
        : Prisma.sql`t.id < ${from.id}::uuid`;
  const rows = await tx.$queryRaw<TrainingRow[]>`
    select t.id::text, t.ref, t.title, t.marking, t.provider_side as "providerSide", ${PARTNER_JSON} as partner,
      case when p.id is not null then ${agencyJson(Prisma.sql`p`)} end as provider,
      (select coalesce(json_agg(${agencyJson(Prisma.sql`a`)} order by a.name), '[]')
       from training_recipient x join agency a on a.id = x.agency_id where x.training_id = t.id) as recipients,
      held.courses, held.attended, held.completed,
      ${doubtsSql("training", Prisma.sql`t.id`, momentIn(filter))} as doubts
    from training t
    join country k on k.code = t.partner
    left join agency p on p.id = t.provider_id
    cross join lateral (
      select count(*)::int as courses, sum(c.attended)::int as attended, sum(c.completed)::int as completed
      from course c where c.training_id = t.id and ${courseBy(momentIn(filter))}
    ) held
    where ${ofProgramme(filter)} and ${start}
    order by t.id ${isBackwards ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${PAGE_SIZE + 1}`;
  return pageOf(rows, filter, ({ id }) => ({ key: "", id }));
}

/** How many programmes the filter shows, and how many each value of it would. */
export async function countTrainings(tx: Tx, filter: TrainingFilter): Promise<TrainingFacets> {
  const without = (over: Partial<TrainingFilter>) => ofProgramme({ ...filter, ...over });
  const [row] = await tx.$queryRaw<[TrainingFacets]>`
    select
      (select count(*)::int from (
        select 1 from training t where ${ofProgramme(filter)} limit ${COUNT_LIMIT + 1}) x) as total,
      (select coalesce(json_agg(x order by x.name), '[]') from (
        select k.code as value, k.name, k.name_ur as "nameUr", count(*)::int as count
        from training t join country k on k.code = t.partner
        where ${without({ partner: [] })} group by k.code) x) as partner,
      (select coalesce(json_agg(x order by x.value), '[]') from (
        select t.provider_side as value, t.provider_side as name, null as "nameUr", count(*)::int as count
        from training t where ${without({ side: null })} group by t.provider_side) x) as side,
      (select coalesce(json_agg(x order by x.name), '[]') from (
        select o.slug as value, o.name, o.name_ur as "nameUr", count(distinct t.id)::int as count
        from training t join training_topic l on l.training_id = t.id
        join topic own on own.id = l.topic_id join topic o on o.id in (own.id, own.parent_id)
        where ${without({ topic: null })} group by o.id) x) as topic,
      (select coalesce(json_agg(x order by x.name), '[]') from (
        select a.id as value, a.name, a.name_ur as "nameUr", count(*)::int as count
        from training t join agency a on a.id = t.provider_id
        where ${without({ provider: null })} group by a.id) x) as provider,
      (select coalesce(json_agg(x order by x.name), '[]') from (
        select a.id as value, a.name, a.name_ur as "nameUr", count(*)::int as count
        from training t join training_recipient l on l.training_id = t.id join agency a on a.id = l.agency_id
        where ${without({ agency: null })} group by a.id) x) as agency,
      (select coalesce(json_agg(x order by x.value desc), '[]') from (
        select extract(year from c.starts_on)::text as value, extract(year from c.starts_on)::text as name,
          null as "nameUr", count(distinct t.id)::int as count
        from training t join course c on c.training_id = t.id and c.starts_on is not null
        where ${without({ year: null })} group by 1) x) as year,
      (select coalesce(json_agg(x order by x.count desc), '[]') from (
        select t.marking as value, t.marking as name, null as "nameUr", count(*)::int as count
        from training t where ${without({ marking: [] })} group by t.marking) x) as marking`;
  return row;
}
