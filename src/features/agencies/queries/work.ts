import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Doubts } from "#domain/evidence.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { MeetingLife, MeetingType } from "#generated/prisma/enums.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import { agreementStates, existed } from "#features/agreements/where.ts";
import { statesOfThese } from "#features/commitments/where.ts";
import { meetingsBy } from "#features/meetings/where.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { wasRecorded } from "#server/moment.ts";
import type {
  AgencyAgreement,
  AgencyCommitment,
  AgencyCommitments,
  AgencyMeeting,
  AgencyPlace,
  CountryName,
  Some,
  SuccessionView,
} from "../views.ts";

const MANY = 100;
/** What has a list of its own shows its beginning here. */
const FIRST = 12;

type Step = Omit<SuccessionView, "happened"> & { precision: DatePrecision };

/** The country of an agency, and the successions around it however far they lead. */
export async function getAgencyPlace(
  tx: Tx,
  id: string,
  moment: Moment | null = null,
): Promise<AgencyPlace> {
  const known = moment === null ? Prisma.sql`true` : wasRecorded(Prisma.sql`s.created_at`, moment);
  const [row] = await tx.$queryRaw<[{ country: CountryName | null; steps: Step[] | null }]>`
    with recursive around(id) as (
      select ${id}::uuid
      union
      select case when s.predecessor_id = r.id then s.successor_id else s.predecessor_id end
      from around r join agency_succession s on r.id in (s.predecessor_id, s.successor_id)
    )
    select
      (select json_build_object('code', c.code, 'name', c.name, 'nameUr', c.name_ur, 'isHome', c.is_home)
       from agency a join country c on c.code = a.country where a.id = ${id}::uuid) as country,
      (select json_agg(json_build_object(
          'id', s.id, 'kind', s.kind, 'note', s.note,
          'predecessorId', s.predecessor_id, 'successorId', s.successor_id,
          'happenedOn', s.happened_on, 'precision', s.happened_precision,
          'predecessor', json_build_object('id', p.id, 'name', p.name, 'nameUr', p.name_ur, 'acronym', p.acronym),
          'successor', json_build_object('id', n.id, 'name', n.name, 'nameUr', n.name_ur, 'acronym', n.acronym)
        ) order by s.happened_on nulls first, s.id)
       from agency_succession s
       join agency p on p.id = s.predecessor_id join agency n on n.id = s.successor_id
       where s.predecessor_id in (select r.id from around r) and ${known}) as steps`;
  const successions = (row.steps ?? []).map(({ precision, ...step }) => ({
    ...step,
    happened: fuzzyOf(step.happenedOn, precision),
  }));
  return { country: row.country, successions };
}

/** The open promises that an agency leads or supports, overdue ones first, then by due date. */
export async function listAgencyCommitments(
  tx: Tx,
  id: string,
  at: CalendarDate | Moment,
): Promise<AgencyCommitments> {
  type Row = AgencyCommitment & { total: number; lead: number; overdue: number };
  const its = Prisma.sql`
    select l.id from commitment l where l.lead_agency_id = ${id}::uuid
    union select x.commitment_id from commitment_agency x where x.agency_id = ${id}::uuid`;
  const rows = await tx.$queryRaw<Row[]>`
    select c.id::text, c.ref, c.title, c.marking, s.status, s.is_overdue as "isOverdue",
      s.due_last_day::text as due, ${doubtsSql("commitment", Prisma.sql`c.id`, momentFrom(at))} as doubts,
      case when c.lead_agency_id = ${id}::uuid then 'lead' else 'support' end as role,
      count(*) over ()::int as total,
      count(*) filter (where c.lead_agency_id = ${id}::uuid) over ()::int as lead,
      count(*) filter (where s.is_overdue) over ()::int as overdue
    from ${statesOfThese(its, momentFrom(at))} join commitment c on c.id = s.commitment_id
    where s.is_open and s.is_promise
    order by s.is_overdue desc, s.due_last_day nulls last, c.ref limit ${FIRST}`;
  const { total, lead, overdue } = rows[0] ?? { total: 0, lead: 0, overdue: 0 };
  return { items: rows, total, lead, overdue };
}

/** The agreements that an agency is a party of, or leads, the latest reference first. */
export async function listAgencyAgreements(
  tx: Tx,
  id: string,
  at: CalendarDate | Moment,
): Promise<Some<AgencyAgreement>> {
  const rows = await tx.$queryRaw<(AgencyAgreement & { total: number })[]>`
    select a.id::text, a.ref, a.title, a.marking, a.instrument, s.state,
      ${doubtsSql("agreement", Prisma.sql`a.id`, momentFrom(at))} as doubts, count(*) over ()::int as total
    from (
      select l.id from agreement l where l.lead_agency_id = ${id}::uuid
      union select p.agreement_id from agreement_party p where p.agency_id = ${id}::uuid
    ) its cross join lateral (
      select * from ${agreementStates(momentFrom(at))} t where t.agreement_id = its.id offset 0
    ) s join agreement a on a.id = s.agreement_id
    where ${existed(momentFrom(at))}
    order by a.ref desc limit ${FIRST}`;
  return some(rows, (row) => row);
}

type MeetingRow = {
  id: string;
  ref: string;
  title: string;
  marking: Marking;
  type: MeetingType;
  life: MeetingLife;
  on: CalendarDate | null;
  precision: DatePrecision;
  people: string[];
  doubts: Doubts | null;
  total: number;
};

/** The meetings that somebody of an agency attended, the latest first. */
export async function listAgencyMeetings(
  tx: Tx,
  id: string,
  moment: Moment | null = null,
): Promise<Some<AgencyMeeting>> {
  const wasHeld = moment === null ? Prisma.sql`true` : meetingsBy(moment);
  const rows = await tx.$queryRaw<MeetingRow[]>`
    select m.id::text, m.ref, m.title, m.marking, m.type, m.life, ${doubtsSql("meeting", Prisma.sql`m.id`, moment ?? undefined)} as doubts,
      m.held_on::text as on, m.held_precision as precision, who.people, count(*) over ()::int as total
    from (
      select p.meeting_id as id from participant p where p.agency_id = ${id}::uuid
      union select p.meeting_id from participant p join post t on t.id = p.post_id where t.agency_id = ${id}::uuid
    ) its join meeting m on m.id = its.id
    cross join lateral (
      select array_agg(concat_ws(', ', p.name, p.title_as_printed) order by p.is_head desc, p.position) as people
      from participant p left join post t on t.id = p.post_id
      where p.meeting_id = m.id and p.has_attended and ${id}::uuid in (p.agency_id, t.agency_id)
    ) who
    where who.people is not null and ${wasHeld}
    order by m.held_on desc nulls last, m.id desc limit ${MANY}`;
  return some(rows, ({ on, precision, ...row }) => ({ ...row, held: fuzzyOf(on, precision) }));
}

function some<Row extends { total: number }, Item>(
  rows: readonly Row[],
  view: (row: Omit<Row, "total">) => Item,
): Some<Item> {
  const items = rows.map((row) => {
    const { total: _, ...rest } = row;
    return view(rest);
  });
  return { items, total: rows[0]?.total ?? 0 };
}
