import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import { NOTICE_AHEAD_DAYS, noticeAlerts } from "#features/agreements/notice.ts";
import type { AgreementState } from "#features/agreements/rules.ts";
import { endsWithin } from "#features/agreements/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { isConcerned, type Reader } from "./concerned.ts";

/** The last day to give notice, or the end of a term, draws near: to whom the agreement concerns, and to managers; once at each mark. */
export async function tellNoticeDates(
  tx: Tx,
  { id: me, role }: Reader,
  today: CalendarDate,
): Promise<number> {
  const states = await tx.$queryRaw<{ id: string; state: AgreementState }[]>`
    select c.id, s.state from agreement c join app.agreement_today(${today}::date) s on s.agreement_id = c.id
    where ${endsWithin(Prisma.sql`${NOTICE_AHEAD_DAYS}::int`, { asOf: today }, Prisma.sql`s`)} and (${isConcerned(me, "agreement")} or ${role === "manager"})`;
  if (states.length === 0) return 0;
  const stateOf = new Map(states.map(({ id, state }) => [id, state]));
  const agreements = await tx.agreement.findMany({
    where: { id: { in: [...stateOf.keys()] } },
    include: { actions: true },
  });
  const told = agreements.flatMap((row) => {
    const actions = row.actions.map((one) => ({ ...one, happenedOn: dayOrNull(one.happenedOn) }));
    const state = stateOf.get(row.id) ?? "proposed";
    const agreement = { ...row, state, actions, endsOn: dayOrNull(row.endsOn) };
    return noticeAlerts(agreement, today).map(({ kind, on, threshold }) => ({
      id: row.id,
      kind: kind === "notice" ? "notice_date" : "term_ends",
      occurrence: `${on}:${threshold}`,
    }));
  });
  if (told.length === 0) return 0;
  const values = told.map(
    ({ id, kind, occurrence }) =>
      Prisma.sql`(gen_random_uuid(), ${me}::uuid, ${kind}, 'agreement'::search_kind, ${id}, ${occurrence})`,
  );
  return tx.$executeRaw`
    insert into notice (id, user_id, kind, record_kind, record_id, occurrence) values ${Prisma.join(values)}
    on conflict do nothing`;
}
