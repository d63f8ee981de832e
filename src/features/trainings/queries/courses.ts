import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { groupTerms, oneValue } from "#server/grouping.ts";
import { momentIn } from "#server/moment.ts";
import type { TrainingFilter } from "../schema.ts";
import type { CourseRow, CourseSums, Heads, HeadsRow } from "../views.ts";
import { GROUPS, ofCourse, ofTraining, PARTNER_JSON } from "./where.ts";

type Row = Omit<CourseRow, "starts" | "ends"> & {
  startsOn: CalendarDate | null;
  startsPrecision: DatePrecision;
  endsOn: CalendarDate | null;
  endsPrecision: DatePrecision;
};

/** What a course `c` of a programme `t` is grouped by. */
const COURSE_VALUES: Readonly<Record<string, Prisma.Sql>> = {
  ...GROUPS,
  year: oneValue(Prisma.sql`extract(year from c.starts_on)`),
};

/** Undated courses stand last. */
export const DAY = Prisma.sql`coalesce(c.starts_on, 'infinity')`;

/** One page of courses, the earliest first, those without a date last. */
export async function listCourses(
  tx: Tx,
  filter: TrainingFilter,
  by: Grouping | null = null,
): Promise<ListPage<CourseRow>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const [direction, beyond] = isBackwards
    ? [Prisma.sql`desc`, Prisma.sql`<`]
    : [Prisma.sql`asc`, Prisma.sql`>`];
  const from = after ?? before;
  const start =
    from === null
      ? Prisma.sql`true`
      : Prisma.sql`(${DAY}, c.id) ${beyond} (${from.key === "" ? "infinity" : from.key}::date, ${from.id}::uuid)`;
  const groups = groupTerms(by, COURSE_VALUES[by?.name ?? ""], filter);
  const rows = await tx.$queryRaw<Row[]>`
    select c.id::text, c.title, c.marking, c.place, c.seats, c.nominated, c.attended, c.completed,
      c.starts_on::text as "startsOn", c.starts_precision as "startsPrecision",
      c.ends_on::text as "endsOn", c.ends_precision as "endsPrecision",
      json_build_object('id', t.id, 'ref', t.ref, 'title', t.title) as training, ${PARTNER_JSON} as partner, ${groups.column} as "group",
      ${doubtsSql("training", Prisma.sql`t.id`, momentIn(filter))} as doubts
    from course c join training t on t.id = c.training_id join country k on k.code = t.partner ${groups.join}
    where ${ofTraining(filter)} and ${ofCourse(filter)} and ${groups.beyond(start)}
    order by ${groups.orderBy} ${DAY} ${direction}, c.id ${direction} limit ${PAGE_SIZE + 1}`;
  return pageOf(rows.map(view), filter, ({ id, starts, group }) => ({
    key: starts?.on ?? "",
    id,
    ...(group !== null && { group }),
  }));
}

function view({ startsOn, startsPrecision, endsOn, endsPrecision, ...row }: Row): CourseRow {
  return {
    ...row,
    starts: fuzzyOf(startsOn, startsPrecision),
    ends: fuzzyOf(endsOn, endsPrecision),
  };
}

const SUMS = Prisma.sql`
  json_build_object('known', sum(c.nominated), 'missing', count(*) - count(c.nominated)) as nominated,
  json_build_object('known', sum(c.attended), 'missing', count(*) - count(c.attended)) as attended,
  json_build_object('known', sum(c.completed), 'missing', count(*) - count(c.completed)) as completed,
  max(c.marking) as marking, count(*)::int as courses`;

/** The sums of all courses that the filter shows, each course once. */
export async function sumCourses(tx: Tx, filter: TrainingFilter): Promise<CourseSums> {
  const [row] = await tx.$queryRaw<[CourseSums]>`
    select ${SUMS} from course c join training t on t.id = c.training_id
    where ${ofTraining(filter)} and ${ofCourse(filter)}`;
  return row;
}

/**
 * Heads by agency trained, topic, provider, provider and place, or year of the course. A course of two agencies or two
 * topics stands under each of them, and a topic counts those below it, so the rows do not add up to
 * the total, in which each course is once.
 */
export async function listHeads(tx: Tx, filter: TrainingFilter): Promise<Heads> {
  const { by, names } = grouping(filter.by);
  const rows = await tx.$queryRaw<HeadsRow[]>`
    select ${names}, min(c.place) as place, ${SUMS}
    from course c join training t on t.id = c.training_id ${by}
    where ${ofTraining(filter)} and ${ofCourse(filter)}
    group by 1, 2, 3, 4, 5, 6 order by 6, 2, 1`;
  return { rows, total: await sumCourses(tx, filter) };
}

/** What is joined for each grouping, and: value, name, nameUr, side, depth, order. */
function grouping(by: TrainingFilter["by"]): { by: Prisma.Sql; names: Prisma.Sql } {
  switch (by) {
    case "agency":
      return {
        by: Prisma.sql`left join training_recipient l on l.training_id = t.id left join agency g on g.id = l.agency_id`,
        names: Prisma.sql`coalesce(g.id::text, 'none') as value, g.name as name, g.name_ur as "nameUr",
          null as side, 0 as depth, (case when g.id is null then 1 else 0 end)::text as rank`,
      };
    case "topic":
      return {
        by: Prisma.sql`
          left join lateral (
            select distinct o.id, o.slug, o.name, o.name_ur, o.parent_id,
              lpad(coalesce(up.position, o.position)::text, 6, '0') || coalesce(up.id, o.id)::text
                || lpad(case when up.id is null then '' else (o.position + 1)::text end, 6, '0') as place
            from training_topic l join topic own on own.id = l.topic_id
            join topic o on o.id in (own.id, own.parent_id) left join topic up on up.id = o.parent_id
            where l.training_id = t.id
          ) g on true`,
        names: Prisma.sql`coalesce(g.slug, 'none') as value, g.name as name, g.name_ur as "nameUr",
          null as side, (case when g.parent_id is null then 0 else 1 end) as depth, coalesce(g.place, 'z') as rank`,
      };
    case "provider":
      return {
        by: Prisma.sql`left join agency g on g.id = t.provider_id`,
        names: Prisma.sql`coalesce(g.id::text, 'none') as value, g.name as name, g.name_ur as "nameUr",
          t.provider_side as side, 0 as depth, (t.provider_side::text || (g.id is null)::text) as rank`,
      };
    case "place":
      return {
        by: Prisma.sql`left join agency g on g.id = t.provider_id cross join (values (0), (1)) level (depth)`,
        names: Prisma.sql`coalesce(g.id::text, 'none') as value, g.name as name, g.name_ur as "nameUr", t.provider_side as side, level.depth,
          concat_ws(chr(1), t.provider_side, g.id is null, lower(g.name), g.id, level.depth,
            case level.depth when 1 then concat(c.place is null, lower(c.place)) end) collate "C" as rank`,
      };
    case "year":
      return {
        by: Prisma.empty,
        names: Prisma.sql`coalesce(extract(year from c.starts_on)::text, 'none') as value,
          extract(year from c.starts_on)::text as name, null as "nameUr", null as side, 0 as depth,
          coalesce((9999 - extract(year from c.starts_on))::text, 'z') as rank`,
      };
  }
}
