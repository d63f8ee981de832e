import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import type { Round } from "./desks.ts";
import type { Instrument } from "./effects.ts";

/** More than these are not looked at one by one. */
const MOST_INSTRUMENTS = 1000;

type Row = Omit<Instrument, "partner" | "rounds"> & {
  partner: CountryCode;
  country: { name: string; nameUr: string | null };
  rounds: (Omit<Round, "recordedAt"> & { recordedAt: string })[];
};

/** The instruments on their way by today, of one route or of all and of none, by partner and reference; at most 1,000. */
export async function instrumentsOnRoutes(
  tx: Tx,
  today: CalendarDate,
  routeId: string | null = null,
): Promise<Instrument[]> {
  const ofRoute = routeId === null ? Prisma.sql`true` : Prisma.sql`a.route_id = ${routeId}::uuid`;
  const order = Prisma.sql`order by e.entered_on desc, e.recorded_at desc, e.id desc limit 1`;
  const rows = await tx.$queryRaw<Row[]>`
    select a.id, a.ref, a.title, a.version, a.marking, a.partner::text as partner, a.binding, a.counterpart, a.money,
      a.route_id as "routeId", to_char(begun.entered_on, 'YYYY-MM-DD') as "enteredOn", now.stage,
      to_char(now.entered_on, 'YYYY-MM-DD') as "stageEnteredOn", way.stage as "routeStage",
      jsonb_build_object('name', c.name, 'nameUr', c.name_ur) as country,
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'desk', x.desk, 'requestedOn', x.requested_on,
        'decidedOn', x.decided_on, 'decision', x.decision, 'recordedAt', x.recorded_at))
        from concurrence x where x.agreement_id = a.id), '[]') as rounds
    from agreement a join country c on c.code = a.partner
    cross join lateral (
      select e.stage, e.entered_on from stage_entry e where e.agreement_id = a.id and e.entered_on <= ${today}::date ${order}
    ) now
    cross join lateral (
      select e.stage from stage_entry e where e.agreement_id = a.id and e.stage < 'on_hold_us' ${order}
    ) way
    cross join lateral (
      select min(e.entered_on) as entered_on from stage_entry e where e.agreement_id = a.id
    ) begun
    where now.stage not in ('withdrawn', 'lapsed', 'in_force') and ${ofRoute}
    order by a.partner, a.ref limit ${MOST_INSTRUMENTS}`;
  return rows.map(({ country, partner, rounds, ...row }) => ({
    ...row,
    partner: { code: partner, ...country },
    rounds: rounds.map((round) => ({ ...round, recordedAt: new Date(round.recordedAt) })),
  }));
}
