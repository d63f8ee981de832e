import "server-only";
import type { Actor } from "#domain/actor.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import type { Change, DeskCounts, MeetingHead, SourceHead } from "./schema.ts";

const HEAD = 6;

/** How many of each the lists behind the home page hold, in one statement. */
export async function countDesk(tx: Tx): Promise<DeskCounts> {
  const [counts] = await tx.$queryRaw<[DeskCounts]>`
    select
      count(*) filter (where life = 'planned')::int as upcoming,
      count(*) filter (where record_state = 'submitted')::int as submitted,
      count(*) filter (where record_state = 'returned')::int as returned,
      (select count(*)::int from source) as sources
    from meeting`;
  return counts;
}

/** Planned meetings, the next one first. */
export function listUpcoming(tx: Tx, viewer: Actor): Promise<MeetingHead[]> {
  return meetings(tx, viewer, Prisma.sql`m.life = 'planned'`, Prisma.sql`m.held_on nulls last`);
}

/** Minutes that somebody has to agree or return; the longest waiting first, the viewer's own last. */
export function listSubmitted(tx: Tx, viewer: Actor): Promise<MeetingHead[]> {
  return meetings(
    tx,
    viewer,
    Prisma.sql`m.record_state = 'submitted'`,
    Prisma.sql`"isOwn", m.updated_at`,
  );
}

/** Minutes that came back with a reason, the latest first. */
export function listReturned(tx: Tx, viewer: Actor): Promise<MeetingHead[]> {
  return meetings(
    tx,
    viewer,
    Prisma.sql`m.record_state = 'returned'`,
    Prisma.sql`m.updated_at desc`,
  );
}

function meetings(
  tx: Tx,
  viewer: Actor,
  where: Prisma.Sql,
  order: Prisma.Sql,
): Promise<MeetingHead[]> {
  const me = viewer.kind === "user" ? viewer.id : null;
  return tx.$queryRaw<MeetingHead[]>`
    select m.id, m.ref, m.title, m.partner, m.marking, m.type, u.name as by,
      m.held_on::text as "on", m.held_precision as precision, m.created_by_id = ${me}::uuid as "isOwn"
    from meeting m join user_account u on u.id = m.created_by_id
    where ${where} order by ${order}, m.id limit ${HEAD}`;
}

/** Sources, the last published first. */
export function listLatestSources(tx: Tx): Promise<SourceHead[]> {
  return tx.$queryRaw<SourceHead[]>`
    select id, ref, title, partner, marking, publisher, kind, created_at as "addedAt"
    from source order by published_on desc nulls last, created_at desc, id desc limit ${HEAD}`;
}

/** What was put on record lately with any partner, the latest first. */
export function listChanges(tx: Tx, limit = 12): Promise<Change[]> {
  return tx.$queryRaw<Change[]>`
    select * from (
      (select 'progress' as kind, u.status::text as detail, u.recorded_at as at, c.id, c.ref, c.title, c.partner, c.marking
       from status_update u join commitment c on c.id = u.commitment_id order by u.recorded_at desc limit ${limit})
      union all
      (select 'action', x.type::text, x.recorded_at, a.id, a.ref, a.title, a.partner, a.marking
       from agreement_action x join agreement a on a.id = x.agreement_id order by x.recorded_at desc limit ${limit})
      union all
      (select 'stage', e.stage::text, e.recorded_at, a.id, a.ref, a.title, a.partner, a.marking
       from stage_entry e join agreement a on a.id = e.agreement_id order by e.recorded_at desc limit ${limit})
      union all
      (select 'commitment', strength::text, created_at, id, ref, title, partner, marking
       from commitment where strength <= 'will' order by created_at desc limit ${limit})
      union all
      (select 'meeting', record_state::text, created_at, id, ref, title, partner, marking
       from meeting order by created_at desc limit ${limit})
    ) change order by at desc, ref limit ${limit}`;
}
