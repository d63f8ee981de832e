import "server-only";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { wasRecorded } from "#server/moment.ts";

/**
 * On a day that is past an agreement `a` with a history was there once that history had begun; one
 * without always was. Only what was on record counts.
 */
export function existed(moment: Moment): Prisma.Sql {
  if (!moment.isOfDay) return Prisma.sql`true`;
  const actions = Prisma.sql`agreement_action x where x.agreement_id = a.id and ${wasRecorded(Prisma.sql`x.recorded_at`, moment)}`;
  const stages = Prisma.sql`stage_entry e where e.agreement_id = a.id and ${wasRecorded(Prisma.sql`e.recorded_at`, moment)}`;
  return Prisma.sql`(
    exists (select 1 from ${actions} and coalesce(x.happened_on <= ${moment.asOf}::date, true))
    or exists (select 1 from ${stages} and e.entered_on <= ${moment.asOf}::date)
    or not exists (select 1 from ${actions} union all select 1 from ${stages})
  )`;
}
