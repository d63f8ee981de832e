import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Doubts } from "#domain/evidence.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { COUNT_LIMIT, type ListPage, pageOf } from "#domain/listing.ts";
import type { Named } from "#domain/names.ts";
import type { Marking } from "#domain/marking.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Binding, InstrumentType, Stage } from "#generated/prisma/enums.ts";
import type { Tx } from "#server/db.ts";
import { byColumn, byPartner, type GroupedBy, orNone } from "#server/grouping.ts";
import { wasRecorded } from "#server/moment.ts";
import { agreementConditions, allOf, momentOfPicture } from "../conditions.ts";
import type { ActionType, AgreementState } from "../rules.ts";
import { dayInForce } from "../day-asked.ts";
import type { AgreementFilter, AgreementItem } from "../views.ts";
import { BY_DAY, BY_TITLE, yearOf, statesAt } from "../where.ts";
import { pageOfStates } from "./terms.ts";

type Row = {
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  partner: CountryCode;
  country: Named;
  instrument: InstrumentType;
  binding: Binding;
  is_placeholder: boolean;
  state: AgreementState;
  stage: Stage | null;
  entered_on: CalendarDate | null;
  lead_agency: Named | null;
  type: ActionType | null;
  happened_on: CalendarDate | null;
  precision: DatePrecision;
  doubts: Doubts | null;
  sort_value: string;
  group: string | null;
};

/** What an agreement with its state `s` is grouped by. */
const GROUPS: Readonly<Record<string, GroupedBy>> = {
  partner: byPartner(Prisma.sql`s.partner`),
  topic: {
    beside: Prisma.sql`join topic above on above.slug = g.value and above.parent_id is null`,
    is: Prisma.sql`s.topic_ids @> array[above.id]`,
    isOther: (known) =>
      Prisma.sql`s.topic_ids && array(select o.id from topic o where o.parent_id is null and o.slug <> all(${known}))`,
    isNone: Prisma.sql`s.topic_ids = '{}'`,
  },
  instrument: byColumn(Prisma.sql`s.instrument`),
  binding: byColumn(Prisma.sql`s.binding`),
  state: byColumn(Prisma.sql`s.state`),
  stage: orNone(Prisma.sql`s.stage`),
  year: {
    is: Prisma.sql`(s.known_on >= make_date(g.value::int, 1, 1) and s.known_on < make_date(g.value::int + 1, 1, 1))`,
    isOther: (known) => Prisma.sql`(${yearOf(Prisma.sql`s.known_on`)})::text <> all(${known})`,
    isNone: Prisma.sql`s.known_on = '0001-01-01'`,
  },
};

/** One page of the register, the latest or the first by title first. */
export async function listAgreements(
  tx: Tx,
  filter: AgreementFilter,
  today: CalendarDate,
  grouping: Grouping | null = null,
): Promise<ListPage<AgreementItem>> {
  const moment = momentOfPicture(filter, today);
  const page = pageOfStates(moment, {
    filter,
    order: filter.sort === "title" ? BY_TITLE : BY_DAY,
    where: allOf(agreementConditions(filter, moment)),
    grouping,
    groups: GROUPS,
  });
  const rows = await tx.$queryRaw<Row[]>`
    ${page.before} select a.id, a.ref, a.title, a.marking, s.partner, s.instrument, s.binding, s.is_placeholder, s.state, s.stage,
      to_char(s.stage_entered_on, 'YYYY-MM-DD') as entered_on,
      s.key::text as sort_value, ${page.group} as "group",
      jsonb_build_object('name', c.name, 'nameUr', c.name_ur) as country,
      case when g.id is not null then jsonb_build_object('name', coalesce(g.acronym, g.name), 'nameUr', g.name_ur) end as lead_agency,
      ${doubtsSql("agreement", Prisma.sql`a.id`, moment)} as doubts,
      last.type, last.happened_on, coalesce(last.precision, 'unknown') as precision
    from ${page.from} s join agreement a on a.id = s.agreement_id join country c on c.code = s.partner
    left join agency g on g.id = a.lead_agency_id
    left join lateral (
      select x.type, to_char(x.happened_on, 'YYYY-MM-DD') as happened_on, x.precision from agreement_action x
      where x.agreement_id = a.id and coalesce(x.happened_on <= ${moment.asOf}::date, true)
        and ${wasRecorded(Prisma.sql`x.recorded_at`, moment)}
      order by x.happened_on desc nulls last, x.type desc, x.recorded_at desc limit 1
    ) last on true
    order by ${page.orderBy}`;
  const { rows: shown, ...cursors } = pageOf(rows, filter, (row) => ({
    key: row.sort_value,
    id: row.id,
    ...(row.group !== null && { group: row.group }),
  }));
  return { rows: shown.map(view), ...cursors };
}

function view(row: Row): AgreementItem {
  return {
    id: row.id,
    ref: row.ref,
    title: row.title,
    marking: row.marking,
    partner: { code: row.partner, ...row.country },
    instrument: row.instrument,
    binding: row.binding,
    isPlaceholder: row.is_placeholder,
    state: row.state,
    stage: row.stage,
    stageEnteredOn: row.entered_on,
    lastAction: row.type && { type: row.type, happened: fuzzyOf(row.happened_on, row.precision) },
    leadAgency: row.lead_agency,
    doubts: row.doubts,
    group: row.group,
  };
}

/**
 * How many were signed by the day for which it is asked what was in force, without an entry into force on record:
 * they may have been in force. Up to the limit of a list; 0 where no such day is asked for.
 */
export async function countPerhapsInForce(
  tx: Tx,
  filter: AgreementFilter,
  today: CalendarDate,
): Promise<number> {
  const asOf = dayInForce(filter);
  if (asOf === null) return 0;
  const signed: AgreementFilter = { ...filter, inForceOn: null, asOf, state: ["signed"] };
  const moment = momentOfPicture(signed, today);
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from (
      select from ${statesAt(moment)} where ${allOf(agreementConditions(signed, moment))} limit ${COUNT_LIMIT + 1}) bounded`;
  return row.count;
}
