import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import { doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { statesAt } from "#features/agreements/where.ts";
import { meetingsBy } from "#features/meetings/where.ts";
import { courseBy, programmesBy } from "#features/trainings/where.ts";
import type { Tx } from "#server/db.ts";
import { atMost } from "#server/lists.ts";
import { isNow, wasRecorded } from "#server/moment.ts";
import type { EventCursor } from "./events.ts";
import type { PartnerEvent, PartnerEventKind, PartnerHeads, PartnerSummary } from "./schema.ts";
import { summaries } from "./summaries.ts";

export type CountryView = { code: string; name: string; nameUr: string | null };

/** Every country but home, by name: those that may be partners. */
export async function listCountries(tx: Tx): Promise<CountryView[]> {
  return tx.country.findMany({
    where: { isHome: false },
    select: { code: true, name: true, nameUr: true },
    orderBy: { name: "asc" },
  });
}

/** The partners that anything is on record with, those with most open promises first, then those with most on record. */
export async function listPartners(tx: Tx, at: CalendarDate | Moment): Promise<PartnerSummary[]> {
  return tx.$queryRaw<PartnerSummary[]>`
    ${summaries(momentFrom(at), Prisma.sql`where not c.is_home`)}
    where open + kept + agreements + meetings + trainings + sources > 0
    order by open desc, agreements + meetings + trainings desc, name`;
}

/** @throws AppError `not_found` for home, for what is no country, and for a partner that is not the viewer's. */
export async function getPartner(
  tx: Tx,
  code: string,
  at: CalendarDate | Moment,
): Promise<PartnerSummary> {
  const [partner] = await tx.$queryRaw<PartnerSummary[]>`
    ${summaries(
      momentFrom(at),
      Prisma.sql`where not c.is_home and c.code = ${code}
        and (app.sees_all_partners() or c.code = any (app.my_partners()))`,
      [code],
    )}`;
  if (partner === undefined) throw new AppError("not_found", "errors.notFound");
  return partner;
}

/**
 * What happened with a partner, the latest first, at most `limit`, of what follows `after`; what is dated later or was not
 * on record is left out.
 */
export async function listPartnerEvents(
  tx: Tx,
  code: string,
  at: CalendarDate | Moment,
  limit = 20,
  after: EventCursor | null = null,
): Promise<PartnerEvent[]> {
  const moment = momentFrom(at);
  // The last of every kind, each by an index of its own and as many as are wanted, before anything else is read of them:
  // what stands below a record has its partner and its marking. Of one day those that were recorded last.
  const latest = (
    kind: PartnerEventKind,
    table: Prisma.Sql,
    on: Prisma.Sql,
    known: Prisma.Sql,
    also = Prisma.sql`true`,
    order = Prisma.sql`${on} desc`,
  ) => Prisma.sql`(
    select * from ${table} where partner = ${code} and ${on} <= ${moment.asOf}::date and ${wasRecorded(known, moment)} and ${also} and ${eventsAfter(after, kind, on)}
    order by ${order}, id desc limit ${atMost(limit)})`;
  // As its index has them; without a day none is asked for.
  const heldLast = Prisma.sql`held_on desc nulls last`;
  const recorded = Prisma.sql`recorded_at`;
  const created = Prisma.sql`created_at`;
  return tx.$queryRaw<PartnerEvent[]>`
    select kind, id::text, "row"::text as "rowId", "on"::text, precision::text, title, ref, detail, marking::text,
      ${doubtsSql("any", Prisma.sql`event.id`, moment)} as doubts
    from (select * from (
      select 'meeting' as kind, m.id, m.id as row, m.held_on as "on", m.held_precision as precision, m.title, m.ref, m.type::text as detail, m.marking
      from ${latest("meeting", Prisma.sql`meeting`, Prisma.sql`held_on`, created, Prisma.sql`life = 'held'`, heldLast)} m
      union all select 'commitment', c.id, c.id, c.made_on, c.made_precision, c.title, c.ref, c.strength::text, c.marking
      from ${latest("commitment", Prisma.sql`commitment`, Prisma.sql`made_on`, created, Prisma.sql`strength <= 'will'`)} c
      union all select 'progress', c.id, u.id, u.effective_on, 'day', c.title, c.ref, u.status::text, u.marking
      from ${latest("progress", Prisma.sql`status_update`, Prisma.sql`effective_on`, recorded)} u join commitment c on c.id = u.commitment_id
      union all select 'action', a.id, x.id, x.happened_on, x.precision, a.title, a.ref, x.type::text, x.marking
      from ${latest("action", Prisma.sql`agreement_action`, Prisma.sql`happened_on`, recorded)} x join agreement a on a.id = x.agreement_id
      union all select 'stage', a.id, e.id, e.entered_on, 'day', a.title, a.ref, e.stage::text, e.marking
      from ${latest("stage", Prisma.sql`stage_entry`, Prisma.sql`entered_on`, recorded)} e join agreement a on a.id = e.agreement_id
      union all select 'course', t.id, c.id, c.starts_on, c.starts_precision, c.title, t.ref, null, c.marking
      from ${latest("course", Prisma.sql`course`, Prisma.sql`starts_on`, created)} c join training t on t.id = c.training_id
      union all select 'source', s.id, s.id, s.published_on, s.published_precision, s.title, s.ref, s.kind::text, s.marking
      from ${latest("source", Prisma.sql`source`, Prisma.sql`published_on`, created)} s
    ) event order by "on" desc, kind, "row" desc limit ${atMost(limit)}) event
    order by event."on" desc, event.kind, event."row" desc`;
}

/** What of a kind follows an event: earlier days, and of its day the kinds after its own and the rows before its own. */
function eventsAfter(
  after: EventCursor | null,
  kind: PartnerEventKind,
  on: Prisma.Sql,
): Prisma.Sql {
  if (after === null) return Prisma.sql`true`;
  if (kind === after.kind) {
    return Prisma.sql`(${on}, id) < (${after.on}::date, ${after.rowId}::uuid)`;
  }
  return kind > after.kind
    ? Prisma.sql`${on} <= ${after.on}::date`
    : Prisma.sql`${on} < ${after.on}::date`;
}

/** Heads of a partner's lists, in one statement; `take` of each. Former post-holders are left out. */
export async function listPartnerHeads(
  tx: Tx,
  code: string,
  at: CalendarDate | Moment,
  take = 6,
): Promise<PartnerHeads> {
  const moment = momentFrom(at);
  const known = (table: Prisma.Sql) => wasRecorded(Prisma.sql`${table}.created_at`, moment);
  const lists: Record<keyof PartnerHeads, Prisma.Sql> = {
    meetings: Prisma.sql`
      select id, ref, title, held_on::text as "on", held_precision as precision, type, life from meeting m
      where partner = ${code} and ${meetingsBy(moment)} order by held_on desc nulls last, ref desc limit ${atMost(take)}`,
    agreements: Prisma.sql`
      select a.id, a.ref, a.title, a.instrument, s.state
      from ${partnerAgreements(code, "others", moment, take)} s join agreement a on a.id = s.agreement_id
      order by s.known_on desc, a.id desc`,
    mous: Prisma.sql`
      select a.id, a.ref, a.title, s.stage, s.days_in_stage as days, s.is_over_target as "isOverTarget", s.waiting_on as "waitingOn"
      from ${partnerAgreements(code, "pending", moment, take)} s join agreement a on a.id = s.agreement_id
      order by s.stage_key, a.id`,
    trainings: Prisma.sql`
      select t.id, t.ref, t.title, t.provider_side as "providerSide", given.courses from training t
      cross join lateral (select count(*)::int as courses from course c where c.training_id = t.id and ${courseBy(moment)}) given
      where t.partner = ${code} and ${programmesBy(moment)}
      order by t.ref desc limit ${atMost(take)}`,
    agencies: Prisma.sql`
      select id, coalesce(acronym || ' · ', '') || name as name, kind::text as detail from agency a
      where country = ${code} and ${known(Prisma.sql`a`)} order by name limit ${atMost(take)}`,
    people: Prisma.sql`
      select p.id, p.name, held.title as detail from person p
      left join lateral (
        select post.title from tenure t join post on post.id = t.post_id
        where t.person_id = p.id and coalesce(app.first_day(t.from_on, t.from_precision) <= ${moment.asOf}::date, true)
          and coalesce(app.last_day(t.until_on, t.until_precision) >= ${moment.asOf}::date, true) and ${known(Prisma.sql`t`)}
        order by t.from_on desc nulls last limit 1
      ) held on true
      where p.country = ${code} and ${known(Prisma.sql`p`)} order by held.title is null, p.name limit ${atMost(take)}`,
  };
  const lines = Object.entries(lists).map(
    ([name, rows]) => Prisma.sql`
      select ${name}::text as list, row.id, row_number() over () as nr, to_jsonb(row) as said from (${rows}) row`,
  );
  const read = await tx.$queryRaw<{ list: keyof PartnerHeads; rows: never[] }[]>`
    select head.list, jsonb_agg(head.said || jsonb_build_object('doubts', ${doubtsSql("any", Prisma.sql`head.id`, moment)}) order by head.nr) as rows
    from (${Prisma.join(lines, " union all ")}) head group by 1`;
  const of = (name: keyof PartnerHeads) => read.find(({ list }) => list === name)?.rows ?? [];
  return {
    meetings: of("meetings"),
    agreements: of("agreements"),
    mous: of("mous"),
    trainings: of("trainings"),
    agencies: of("agencies"),
    people: of("people"),
  };
}

/** The MoUs that wait, the longest in their stage first, or the other instruments of a partner, the latest first. */
function partnerAgreements(
  code: string,
  which: "pending" | "others",
  moment: Moment,
  take: number,
): Prisma.Sql {
  const [kept, order] =
    which === "pending"
      ? [Prisma.sql`s.mou_scope = 'pending'`, Prisma.sql`order by s.stage_key, s.agreement_id`]
      : [
          Prisma.sql`s.mou_scope is distinct from 'pending'`,
          Prisma.sql`order by s.known_on desc, s.agreement_id desc`,
        ];
  if (!isNow(moment)) {
    return Prisma.sql`(
      select s.* from ${statesAt(moment)} where s.partner = ${code}::bpchar and ${kept} ${order} limit ${atMost(take)})`;
  }
  const day = Prisma.sql`${moment.asOf}::date`;
  const first = (states: Prisma.Sql) => Prisma.sql`(
    select s.* from ${states} s where s.partner = ${code}::bpchar and ${kept} ${order} limit ${atMost(take)})`;
  return Prisma.sql`(
    select s.* from (
      ${first(Prisma.sql`app.agreement_settled(${day})`)} union all ${first(Prisma.sql`app.agreement_unsettled(${day})`)}
    ) s ${order} limit ${atMost(take)})`;
}

/** Home, and every other country by name. */
export async function listSides(tx: Tx): Promise<{ home: string; others: CountryView[] }> {
  const all = await tx.country.findMany({ orderBy: { name: "asc" } });
  return {
    home: all.find(({ isHome }) => isHome)?.code ?? "",
    others: all.filter(({ isHome }) => !isHome),
  };
}

/** The country whose register this is. */
export async function getHomeCode(tx: Tx): Promise<string> {
  const home = await tx.country.findFirstOrThrow({
    where: { isHome: true },
    select: { code: true },
  });
  return home.code;
}
