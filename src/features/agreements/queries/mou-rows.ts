import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Doubts } from "#domain/evidence.ts";
import type { Marking } from "#domain/marking.ts";
import type { Moment } from "#domain/moment.ts";
import type { Named } from "#domain/names.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Stage, WaitingOn } from "#generated/prisma/enums.ts";
import { wasRecorded } from "#server/moment.ts";
import type { AgreementState } from "../rules.ts";
import { DEFAULT_ROUTE, nextStages, stagesToSkipTo } from "../stages.ts";
import type { MouItem } from "../mou-views.ts";
import type { AgencyName } from "../views.ts";

export type MouRow = {
  id: string;
  ref: string;
  version: number;
  title: string;
  marking: Marking;
  partner: CountryCode;
  country: Named;
  is_placeholder: boolean;
  is_fast_track: boolean;
  state: AgreementState;
  stage: Stage | null;
  entered_on: CalendarDate | null;
  days_in_stage: number | null;
  target_days: number | null;
  is_over_target: boolean;
  pipeline_days: number | null;
  waiting_on: WaitingOn | null;
  waiting_agency: AgencyName | null;
  owner_post: string | null;
  missing: MouItem["missing"];
  route: Stage[];
  came_from: Stage | null;
  doubts: Doubts | null;
  sort_value: string;
  group: string | null;
};

/** Whether a stage or a desk of a route is for the agreement `a`, as `applies` of the routes has it: not certainly not. */
const isFor = (rule: Prisma.Sql) => Prisma.sql`(
  (cardinality(${rule}.for_bindings) = 0 or a.binding = 'unknown' or a.binding = any (${rule}.for_bindings))
  and (cardinality(${rule}.for_counterparts) = 0 or a.counterpart = 'unknown' or a.counterpart = any (${rule}.for_counterparts))
  and (cardinality(${rule}.for_money) = 0 or a.money = 'unknown' or a.money = any (${rule}.for_money)))`;

/** What a card shows of an agreement `a` with its state `s`, which has its place in a list in `s.key`. */
export function cardColumns(moment: Moment): Prisma.Sql {
  const asOf = Prisma.sql`${moment.asOf}::date`;
  return Prisma.sql`
    a.id, a.ref, a.version, a.title, a.marking, s.partner, s.is_placeholder, a.is_fast_track, s.state, s.stage,
    to_char(s.stage_entered_on, 'YYYY-MM-DD') as entered_on, s.days_in_stage, s.target_days, s.is_over_target,
    s.pipeline_days, s.waiting_on, s.key::text as sort_value,
    ${doubtsSql("agreement", Prisma.sql`a.id`, moment)} as doubts,
    jsonb_build_object('name', c.name, 'nameUr', c.name_ur) as country,
    case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name, 'nameUr', g.name_ur, 'acronym', g.acronym) end as waiting_agency,
    (select p.title from stage_entry e join post p on p.id = e.owner_post_id
      where e.agreement_id = a.id and e.stage::text = s.stage and e.entered_on = s.stage_entered_on and ${wasRecorded(Prisma.sql`e.recorded_at`, moment)}
      order by e.recorded_at desc, e.id desc limit 1) as owner_post,
    (select coalesce(jsonb_agg(jsonb_build_object('desk', d.desk, 'days', case when not last.is_decided then ${asOf} - last.requested_on end) order by d.position, d.desk), '[]')
      from route_stage r join route_concurrence d on d.route_stage_id = r.id
      left join lateral (
        select k.requested_on, coalesce(k.decided_on <= ${asOf}, false) as is_decided, k.decision from concurrence k
        where k.agreement_id = a.id and app.desk_key(k.desk) = app.desk_key(d.desk) and k.requested_on <= ${asOf}
          and ${wasRecorded(Prisma.sql`k.recorded_at`, moment)}
        order by k.requested_on desc, k.recorded_at desc, k.id desc limit 1
      ) last on true
      where r.route_id = a.route_id and r.stage::text = s.stage and d.is_required and ${isFor(Prisma.sql`r`)} and ${isFor(Prisma.sql`d`)}
        and not coalesce(last.is_decided and last.decision <> 'refused', false)) as missing,
    array(select r.stage::text from route_stage r where r.route_id = a.route_id and (r.stage::text = s.stage or ${isFor(Prisma.sql`r`)}) order by r.position) as route,
    (select e.stage from stage_entry e where e.agreement_id = a.id and e.stage < 'on_hold_us'
      order by e.entered_on desc, e.recorded_at desc, e.id desc limit 1) as came_from`;
}

/** The tables that the columns are of, beside the states `s`. */
export const CARD_TABLES = Prisma.sql`
  join agreement a on a.id = s.agreement_id join country c on c.code = s.partner left join agency g on g.id = s.waiting_agency_id`;

export function mouOf(row: MouRow): MouItem {
  const route = row.route.length > 0 ? row.route : DEFAULT_ROUTE;
  const moves = nextStages(row.stage, route, row.came_from);
  const ahead = moves.find(({ way }) => way !== "back");
  return {
    id: row.id,
    ref: row.ref,
    version: row.version,
    title: row.title,
    marking: row.marking,
    doubts: row.doubts,
    group: row.group,
    partner: { code: row.partner, ...row.country },
    isPlaceholder: row.is_placeholder,
    isFastTrack: row.is_fast_track,
    state: row.state,
    stage: row.stage,
    enteredOn: row.entered_on,
    daysInStage: row.days_in_stage,
    targetDays: row.target_days,
    isOverTarget: row.is_over_target,
    totalDays: row.pipeline_days,
    waitingOn: row.waiting_on,
    waitingAgency: row.waiting_agency,
    ownerPost: row.owner_post,
    missing: row.missing,
    goesTo: [...moves.map(({ stage }) => stage), ...stagesToSkipTo(row.stage, route)],
    nextStage: ahead === undefined || ahead.way === "aside" ? null : ahead.stage,
  };
}
