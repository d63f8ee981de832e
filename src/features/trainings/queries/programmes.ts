import "server-only";
import type { Grouping } from "#domain/list-groups.ts";
import { type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { groupTerms } from "#server/grouping.ts";
import { momentIn } from "#server/moment.ts";
import type { TrainingFilter } from "../schema.ts";
import { courseBy } from "../where.ts";
import type { TrainingRow } from "../views.ts";
import { agencyJson, GROUPS, ofProgramme, PARTNER_JSON } from "./where.ts";

/** One page of programmes, the latest recorded first. */
export async function listTrainings(
  tx: Tx,
  filter: TrainingFilter,
  grouping: Grouping | null = null,
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
  const groups = groupTerms(grouping, GROUPS[grouping?.name ?? ""], filter);
  const direction = isBackwards ? Prisma.sql`asc` : Prisma.sql`desc`;
  // What is shown of a programme is read for those of the page alone.
  const rows = await tx.$queryRaw<TrainingRow[]>`
    with first as materialized (
      select t.id, ${groups.column} as value, row_number() over (order by ${groups.orderBy} t.id ${direction}) as nr
      from training t ${groups.join}
      where ${ofProgramme(filter)} and ${groups.beyond(start)}
      order by ${groups.orderBy} t.id ${direction} limit ${PAGE_SIZE + 1}
    )
    select t.id::text, t.ref, t.title, t.marking, t.provider_side as "providerSide", ${PARTNER_JSON} as partner, f.value as "group",
      case when p.id is not null then ${agencyJson(Prisma.sql`p`)} end as provider,
      (select coalesce(json_agg(${agencyJson(Prisma.sql`a`)} order by a.name), '[]')
       from training_recipient x join agency a on a.id = x.agency_id where x.training_id = t.id) as recipients,
      held.courses, held.attended, held.completed,
      ${doubtsSql("training", Prisma.sql`t.id`, momentIn(filter))} as doubts
    from first f join training t on t.id = f.id
    join country k on k.code = t.partner
    left join agency p on p.id = t.provider_id
    cross join lateral (
      select count(*)::int as courses, sum(c.attended)::int as attended, sum(c.completed)::int as completed
      from course c where c.training_id = t.id and ${courseBy(momentIn(filter))}
    ) held
    order by f.nr`;
  return pageOf(rows, filter, ({ id, group }) => ({
    key: "",
    id,
    ...(group !== null && { group }),
  }));
}
