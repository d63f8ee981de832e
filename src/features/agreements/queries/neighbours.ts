import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { neighboursOf } from "../neighbour-rows.ts";
import { isDormant } from "../rules.ts";
import type { Neighbour } from "../neighbour-views.ts";

/** As many are compared at once; those that nobody has marked come first. */
const MOST = 60;

type Row = Omit<Neighbour, "group" | "mark"> & {
  is_signed: boolean;
  mark: (Omit<NonNullable<Neighbour["mark"]>, "at"> & { at: string }) | null;
};

/** What is there already beside an agreement: of its partner, on its topics. */
export function listNeighbours(tx: Tx, id: string, partner: CountryCode, today: CalendarDate) {
  const topics = Prisma.sql`select m.topic_id from agreement_topic m where m.agreement_id = ${id}::uuid`;
  return read(tx, { id, partner, topics }, today);
}

/** The same for one that is not recorded yet. */
export function listNeighboursOfNew(
  tx: Tx,
  partner: CountryCode,
  topicIds: readonly string[],
  today: CalendarDate,
) {
  const topics = Prisma.sql`select unnest(${[...topicIds]}::uuid[])`;
  return read(tx, { id: null, partner, topics }, today);
}

type Asked = { id: string | null; partner: CountryCode; topics: Prisma.Sql };

async function read(
  tx: Tx,
  { id, partner, topics }: Asked,
  today: CalendarDate,
): Promise<Neighbour[]> {
  const rows = await tx.$queryRaw<Row[]>`
    -- When each topic was last met about: found once, and not for each instrument.
    with met as materialized (
      select t.id as topic_id, last.held_on as on_day from topic t cross join lateral (
        select m.held_on from meeting m
        where m.partner = ${partner}::bpchar and m.life = 'held' and m.held_on <= ${today}::date
          and exists (select from meeting_topic x where x.meeting_id = m.id and x.topic_id = t.id)
        order by m.held_on desc nulls last limit 1
      ) last
    )
    select o.id, o.ref, o.title, o.instrument, o.binding, o.marking, o.version, st.state, st.is_signed, st.stage,
      to_char(greatest(
        (select max(x.happened_on) from agreement_action x where x.agreement_id = o.id and x.happened_on <= ${today}::date),
        (select max(e.entered_on) from stage_entry e where e.agreement_id = o.id and e.entered_on <= ${today}::date),
        (select max(greatest(c.requested_on, c.decided_on)) from concurrence c where c.agreement_id = o.id),
        (select max(d.recorded_at)::date from draft_text d where d.agreement_id = o.id),
        (select max(u.effective_on) from commitment_origin r join status_update u on u.commitment_id = r.commitment_id
          where r.agreement_id = o.id and u.effective_on <= ${today}::date),
        (select max(met.on_day) from agreement_topic ot join met on met.topic_id = ot.topic_id where ot.agreement_id = o.id)
      ), 'YYYY-MM-DD') as "lastOn",
      (select jsonb_build_object('kind', k.kind, 'note', k.note, 'by', u.name, 'at', k.recorded_at)
        from neighbour_mark k join user_account u on u.id = k.by_id
        where k.agreement_id = ${id}::uuid and k.other_id = o.id order by k.recorded_at desc, k.id desc limit 1) as mark,
      (select l.type from agreement_link l
        where l.from_id = ${id}::uuid and l.to_id = o.id and l.type in ('replaces', 'supplements') limit 1) as "linkedAs"
    from ${neighboursOf(Prisma.sql`${partner}::bpchar`, topics, today)} and o.id is distinct from ${id}::uuid
    order by exists (select 1 from neighbour_mark k where k.agreement_id = ${id}::uuid and k.other_id = o.id),
      "lastOn" desc nulls last, o.ref
    limit ${MOST}`;
  return rows.map(({ is_signed: isSigned, mark, ...row }) => ({
    ...row,
    mark: mark && { ...mark, at: new Date(mark.at) },
    group: isDormant(row.lastOn, today) ? "dormant" : isSigned ? "existing" : "pending",
  }));
}
