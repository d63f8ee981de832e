import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import { type Doubted, doubtsSql } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { existed } from "#features/agreements/where.ts";
import { meetingsBy } from "#features/meetings/where.ts";
import { courseBy, programmesBy } from "#features/trainings/where.ts";
import type { Tx } from "#server/db.ts";
import { atMost } from "#server/lists.ts";
import { isNow, momentSql, wasRecorded } from "#server/moment.ts";
import type { PartnerEvent, PartnerHeads, PartnerSummary } from "./schema.ts";
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

/** The partners that anything is on record with, those with most open promises first. */
export async function listPartners(tx: Tx, at: CalendarDate | Moment): Promise<PartnerSummary[]> {
  return tx.$queryRaw<PartnerSummary[]>`
    ${summaries(momentFrom(at), Prisma.sql`where not c.is_home`)}
    where open + kept + agreements + meetings + trainings + sources > 0
    order by open desc, name`;
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

/** What happened with a partner, the latest first, at most `limit`; what is dated later or was not on record is left out. */
export async function listPartnerEvents(
  tx: Tx,
  code: string,
  at: CalendarDate | Moment,
  limit = 20,
): Promise<PartnerEvent[]> {
  const moment = momentFrom(at);
  // The last of every kind, each by an index of its own; then the last of all.
  const latest = (events: Prisma.Sql) => Prisma.sql`(
    select * from (${events}) as event(kind, id, "on", precision, title, ref, detail, marking, known)
    where "on" <= ${moment.asOf}::date and ${wasRecorded(Prisma.sql`known`, moment)}
    order by "on" desc, ref limit ${atMost(limit)})`;
  return tx.$queryRaw<PartnerEvent[]>`
    select kind, id::text, "on"::text, precision::text, title, ref, detail, marking::text,
      case kind when 'meeting' then ${doubtsSql("meeting", Prisma.sql`event.id`, moment)}
        when 'commitment' then ${doubtsSql("commitment", Prisma.sql`event.id`, moment)}
        when 'action' then ${doubtsSql("agreement", Prisma.sql`event.id`, moment)}
        when 'course' then ${doubtsSql("training", Prisma.sql`event.id`, moment)}
        when 'source' then ${doubtsSql("source", Prisma.sql`event.id`, moment)} end as doubts
    from (
${latest(Prisma.sql`select 'meeting' as kind, id, held_on as "on", held_precision as precision, title, ref, type::text as detail, marking, created_at as known
      from meeting where partner = ${code} and life = 'held'`)} union all
      ${latest(Prisma.sql`select 'commitment', id, made_on, made_precision, title, ref, strength::text, marking, created_at
      from commitment where partner = ${code} and strength <= 'will'`)} union all
      ${latest(Prisma.sql`select 'progress', c.id, u.effective_on, 'day'::date_precision, c.title, c.ref, u.status::text, u.marking, u.recorded_at
      from status_update u join commitment c on c.id = u.commitment_id where u.partner = ${code}`)} union all
      ${latest(Prisma.sql`select 'action', a.id, x.happened_on, x.precision, a.title, a.ref, x.type::text, x.marking, x.recorded_at
      from agreement_action x join agreement a on a.id = x.agreement_id where x.partner = ${code}`)} union all
      ${latest(Prisma.sql`select 'stage', a.id, e.entered_on, 'day'::date_precision, a.title, a.ref, e.stage::text, e.marking, e.recorded_at
      from stage_entry e join agreement a on a.id = e.agreement_id where e.partner = ${code}`)} union all
      ${latest(Prisma.sql`select 'course', t.id, c.starts_on, c.starts_precision, c.title, t.ref, null, c.marking, c.created_at
      from course c join training t on t.id = c.training_id where c.partner = ${code}`)} union all
      ${latest(Prisma.sql`select 'source', id, published_on, published_precision, title, ref, kind::text, marking, created_at
      from source where partner = ${code}`)}
    ) event
    order by "on" desc, kind, ref limit ${atMost(limit)}`;
}

const list = (rows: Prisma.Sql) =>
  Prisma.sql`coalesce((select jsonb_agg(to_jsonb(row)) from (${rows}) row), '[]')`;

/** Heads of a partner's lists, in one statement; `take` of each. Former post-holders are left out. */
export async function listPartnerHeads(
  tx: Tx,
  code: string,
  at: CalendarDate | Moment,
  take = 6,
): Promise<PartnerHeads> {
  const moment = momentFrom(at);
  const known = (table: Prisma.Sql) => wasRecorded(Prisma.sql`${table}.created_at`, moment);
  const doubts = (kind: Doubted, id: Prisma.Sql) =>
    Prisma.sql`${doubtsSql(kind, id, moment)} as doubts`;
  const [heads] = await tx.$queryRaw<[PartnerHeads]>`
    select
      ${list(Prisma.sql`
        select id, ref, title, held_on::text as "on", held_precision as precision, type, life,
          ${doubts("meeting", Prisma.sql`m.id`)} from meeting m
        where partner = ${code} and ${meetingsBy(moment)} order by held_on desc nulls last, ref desc limit ${take}`)} as meetings,
      ${list(Prisma.sql`
        select a.id, a.ref, a.title, a.instrument, s.state, ${doubts("agreement", Prisma.sql`a.id`)}
        from ${partnerAgreements(code, "others", moment, take)} s join agreement a on a.id = s.agreement_id
        order by s.known_on desc, a.id desc`)} as agreements,
      ${list(Prisma.sql`
        select a.id, a.ref, a.title, s.stage, s.days_in_stage as days, s.is_over_target as "isOverTarget", s.waiting_on as "waitingOn",
          ${doubts("agreement", Prisma.sql`a.id`)}
        from ${partnerAgreements(code, "pending", moment, take)} s join agreement a on a.id = s.agreement_id
        order by s.stage_key, a.id`)} as mous,
      ${list(Prisma.sql`
        select t.id, t.ref, t.title, t.provider_side as "providerSide", given.courses,
          ${doubts("training", Prisma.sql`t.id`)}
        from training t
        cross join lateral (select count(*)::int as courses from course c where c.training_id = t.id and ${courseBy(moment)}) given
        where t.partner = ${code} and ${programmesBy(moment)}
        order by t.ref desc limit ${take}`)} as trainings,
      ${list(Prisma.sql`
        select id, coalesce(acronym || ' · ', '') || name as name, kind::text as detail,
          ${doubts("agency", Prisma.sql`a.id`)} from agency a
        where country = ${code} and ${known(Prisma.sql`a`)} order by name limit ${take}`)} as agencies,
      ${list(Prisma.sql`
        select p.id, p.name, held.title as detail, ${doubts("person", Prisma.sql`p.id`)} from person p
        left join lateral (
          select post.title from tenure t join post on post.id = t.post_id
          where t.person_id = p.id and coalesce(app.first_day(t.from_on, t.from_precision) <= ${moment.asOf}::date, true)
            and coalesce(app.last_day(t.until_on, t.until_precision) >= ${moment.asOf}::date, true) and ${known(Prisma.sql`t`)}
          order by t.from_on desc nulls last limit 1
        ) held on true
        where p.country = ${code} and ${known(Prisma.sql`p`)} order by held.title is null, p.name limit ${take}`)} as people`;
  return heads;
}

/** The MoUs that wait, the longest in their stage first, or the other instruments of a partner, the latest first. */
function partnerAgreements(
  code: string,
  which: "pending" | "others",
  moment: Moment,
  take: number,
): Prisma.Sql {
  const [kept, ruled, order] =
    which === "pending"
      ? [
          Prisma.sql`s.mou_scope = 'pending'`,
          Prisma.sql`s.is_pending_mou`,
          Prisma.sql`order by s.stage_key, s.agreement_id`,
        ]
      : [
          Prisma.sql`s.mou_scope is distinct from 'pending'`,
          Prisma.sql`not s.is_pending_mou`,
          Prisma.sql`order by s.known_on desc, s.agreement_id desc`,
        ];
  if (!isNow(moment)) {
    return Prisma.sql`(
      select s.* from (
        select s.*, coalesce(s.signed_on, s.in_force_on, s.pipeline_entered_on, '0001-01-01') as known_on,
          coalesce(s.stage_entered_on, 'infinity') as stage_key
        from app.agreement_state(${momentSql(moment)}) s
      ) s join agreement a on a.id = s.agreement_id
      where a.partner = ${code} and ${ruled} and ${existed(moment)} ${order} limit ${atMost(take)})`;
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
