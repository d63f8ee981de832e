import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import type { Tx } from "#server/db.ts";
import { momentSql } from "#server/moment.ts";
import type { CommitmentUnder } from "../commitments-under.ts";

type UnderRow = {
  id: string;
  ref: string;
  title: string;
  obligor: CommitmentUnder["obligor"];
  status: string;
  is_open: boolean;
  due_last_day: CalendarDate | null;
  due_on: CalendarDate | null;
  due_precision: DatePrecision;
  is_blocked: boolean;
};

/** What was promised in an agreement, and what waits for it; the open and the earliest due first. */
export async function listCommitmentsUnder(
  tx: Tx,
  agreementId: string,
  at: CalendarDate | Moment,
): Promise<CommitmentUnder[]> {
  const moment = momentFrom(at);
  const rows = await tx.$queryRaw<UnderRow[]>`
    select c.id, c.ref, c.title, c.obligor, st.status, st.is_open, to_char(st.due_last_day, 'YYYY-MM-DD') as due_last_day,
      to_char(c.due_on, 'YYYY-MM-DD') as due_on, c.due_precision, bool_and(l.is_blocked) as is_blocked
    from (
      select o.commitment_id, false as is_blocked from commitment_origin o where o.agreement_id = ${agreementId}::uuid
      union all select b.blocked_id, true from commitment_block b where b.agreement_id = ${agreementId}::uuid
    ) l
    join commitment c on c.id = l.commitment_id
    join app.commitment_state(${momentSql(moment)}) st on st.commitment_id = c.id
    where st.is_promise
    group by c.id, st.status, st.is_open, st.due_last_day
    order by st.is_open desc, st.due_last_day nulls last, c.ref limit 200`;
  return rows.map((row) => ({
    id: row.id,
    ref: row.ref,
    title: row.title,
    obligor: row.obligor,
    status: row.status,
    isOpen: row.is_open,
    dueLastDay: row.due_last_day,
    due: fuzzyOf(row.due_on, row.due_precision),
    isBlocked: row.is_blocked,
  }));
}
