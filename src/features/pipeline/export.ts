import "server-only";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { nameSql } from "#features/export/sql.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { momentOf } from "#server/moment.ts";
import { FIRST_DAY, stayParts } from "./parts.ts";
import { periodStart } from "./times.ts";
import { timesFilter, type TimesFilter } from "./views.ts";

/** The tables of the stage times as one list: what is measured, and its figures. */
export const stageTimesRegister = register({
  name: "stage-times",
  list: "/mous/times",
  title: "pipeline.title",
  record: "/mous/times#",
  filter: timesFilter,
  rows,
  asked: {
    partner: "country",
    period: { words: "pipeline.period" },
    route: "text",
  },
  printed: ["measured", "stage", "name", "ended", "median_days", "ninth_tenth_days", "open"],
  columns: [
    { name: "key", kind: "code" },
    { name: "measured", kind: "code", words: "pipeline.measured" },
    { name: "stage", kind: "code", words: "values.stage" },
    { name: "waiting_on", kind: "code", words: "values.waitingOn" },
    { name: "name", kind: "text" },
    { name: "ended", kind: "number" },
    { name: "median_days", kind: "number" },
    { name: "ninth_tenth_days", kind: "number" },
    { name: "longest_days", kind: "number" },
    { name: "open", kind: "number" },
    { name: "open_longest_days", kind: "number" },
  ],
});

/** Counts tell of what is counted: the list is as secret as the highest of it. */
function rows(filter: TimesFilter, { today, locale }: Reader): Rows {
  const moment = momentOf(filter, today);
  const since = periodStart(filter.period, moment.asOf);
  const stay = Prisma.sql`s.left_on is null as is_open, s.until - s.entered_on as days`;
  return {
    select: Prisma.sql`
      select m.* from (
        with ${stayParts(filter, moment, since)},
        lines as (
          select 1 as place, 'stage' as measured, s.stage, null::text as waiting_on, null::text as name, s.stage::text as code, ${stay} from stays s
          union all
          select 2, 'desk', null, null, a.desk, a.key, a.is_open, a.days from asked a
          where a.is_open or a.ended_on > ${since ?? FIRST_DAY}::date
          union all
          select 3, 'waiting', null, s.waiting_on::text, ${nameSql(Prisma.sql`g`, locale)}, s.waiting_on::text || ':' || coalesce(s.waiting_agency_id::text, ''), ${stay}
          from stays s left join agency g on g.id = s.waiting_agency_id
          union all
          select 4, 'post', null, null, s.post, s.post, ${stay} from stays s where s.post is not null
        )
        select measured || ':' || code as record_id, measured || ':' || code as key, place, measured, stage::text as stage,
          stage as stage_order, waiting_on, min(name) as name,
          (count(*) filter (where not is_open))::int as ended,
          percentile_cont(0.5) within group (order by days) filter (where not is_open) as median_days,
          percentile_disc(0.9) within group (order by days) filter (where not is_open) as ninth_tenth_days,
          max(days) filter (where not is_open) as longest_days,
          (count(*) filter (where is_open))::int as open, max(days) filter (where is_open) as open_longest_days,
          (select max(e.marking) from e) as highest
        from lines group by place, measured, stage, waiting_on, code
      ) m where true`,
    id: Prisma.sql`m.key`,
    orderBy: Prisma.sql`m.place, m.stage_order, m.key`,
  };
}
