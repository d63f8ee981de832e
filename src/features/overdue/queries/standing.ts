import "server-only";
import type { Actor } from "#domain/actor.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { wasRecorded } from "#server/moment.ts";
import { MOST_AGENDA_ITEMS } from "#features/meetings/schema.ts";
import type { Standing } from "../schema.ts";

/** The last word on each of some commitments, who answers for it, and the next planned meeting with the partner. One statement. */
export function listStandings(
  tx: Tx,
  ids: readonly string[],
  moment: Moment,
  viewer: Actor,
): Promise<Standing[]> {
  const me = viewer.kind === "user" ? viewer.id : null;
  const isManager = viewer.kind === "user" && viewer.role === "manager";
  return tx.$queryRaw<Standing[]>`
    select c.id::text, (
      select json_build_object('on', u.effective_on, 'status', u.status, 'note', u.note, 'by', a.name)
      from status_update u join user_account a on a.id = u.by_id
      where u.commitment_id = c.id and u.effective_on <= ${moment.asOf}::date and ${wasRecorded(Prisma.sql`u.recorded_at`, moment)}
      order by u.effective_on desc, u.recorded_at desc, u.id desc limit 1
    ) as word, (
      select json_build_object('id', p.id, 'name', p.name) from person p where p.id = c.focal_point_id
    ) as "focalPoint", (
      select json_build_object('id', m.id, 'title', m.title, 'marking', m.marking, 'on', m.held_on, 'precision', m.held_precision,
        'isRaised', exists (select 1 from agenda_item g where g.meeting_id = m.id and (g.title = c.ref or starts_with(g.title, c.ref || ':'))),
        'isOpen', m.record_state in ('draft', 'returned') and (select count(*) from agenda_item g where g.meeting_id = m.id) < ${MOST_AGENDA_ITEMS}
          and (${isManager} or m.created_by_id = ${me}::uuid))
      from meeting m
      where m.partner = c.partner and m.life = 'planned' and coalesce(app.last_day(m.held_on, m.held_precision), 'infinity') >= ${moment.asOf}::date
        and ${wasRecorded(Prisma.sql`m.created_at`, moment)}
      order by m.held_on nulls last, m.id limit 1
    ) as next
    from commitment c where c.id = any(${[...ids]}::uuid[])`;
}
