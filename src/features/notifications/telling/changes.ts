import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";

/** Which record a line of the trail is about: a table, the column that points to the record (null: the row itself), its kind. */
const OF_RECORDS = [
  ["meeting", null, "meeting"],
  ["commitment", null, "commitment"],
  ["agreement", null, "agreement"],
  ["training", null, "training"],
  ["source", null, "source"],
  ["topic", null, "topic"],
  ["participant", "meeting_id", "meeting"],
  ["agenda_item", "meeting_id", "meeting"],
  ["outcome", "meeting_id", "meeting"],
  ["meeting_review", "meeting_id", "meeting"],
  ["status_update", "commitment_id", "commitment"],
  ["milestone", "commitment_id", "commitment"],
  ["commitment_block", "blocked_id", "commitment"],
  ["agreement_action", "agreement_id", "agreement"],
  ["stage_entry", "agreement_id", "agreement"],
  ["concurrence", "agreement_id", "agreement"],
  ["draft_text", "agreement_id", "agreement"],
  ["course", "training_id", "training"],
] as const;

const MAP = Prisma.join(
  OF_RECORDS.map(
    ([table, column, kind]) => Prisma.sql`(${table}, ${column}::text, ${kind}::search_kind)`,
  ),
);

/**
 * Tells what others have changed since the trail was last read for this person, as far as they may see it. Several changes of a
 * record are one notice, and join the one before as long as nobody has read or mailed that.
 *
 * Read up to the beginning of the oldest write that is still under way, so that none is missed which commits late.
 */
export async function tellChanges(tx: Tx, me: string): Promise<number> {
  const [row] = await tx.$queryRaw<[{ horizon: Date; from: Date | null }]>`
    select (select until from notice_reading where user_id = ${me}::uuid) as "from",
      least(now(), (
        select min(xact_start) from pg_stat_activity
        where datname = current_database() and usename = current_user and pid <> pg_backend_pid())) as horizon`;
  const { horizon, from } = row;
  await tx.$executeRaw`
    insert into notice_reading (user_id, until) values (${me}::uuid, ${horizon})
    on conflict (user_id) do update set until = greatest(notice_reading.until, excluded.until)`;
  // Nobody is told what was before they came.
  if (from === null || from >= horizon) return 0;
  return tx.$executeRaw`
    with event as (
      select m.kind, coalesce(case when m.col is null then e.record_id end, e.parents ->> m.col) as id, e.partner,
        coalesce(e.request_id, e.seq::text) as change
      from audit_event e join (values ${MAP}) m (tab, col, kind) on m.tab = e.table_name
      where e.at >= ${from} and e.at < ${horizon} and e.user_id <> ${me}::uuid
    ),
    changed as (
      select kind, id, count(distinct change)::int as count from event group by kind, id
      union all
      select 'partner', partner, count(distinct change)::int from event where partner is not null group by partner
    ),
    own as (
      select 'meeting'::search_kind as kind, id::text from meeting where created_by_id = ${me}::uuid and id::text in (select id from changed)
      union all
      select 'commitment', id::text from commitment where created_by_id = ${me}::uuid and id::text in (select id from changed)
      union all
      select 'agreement', id::text from agreement where created_by_id = ${me}::uuid and id::text in (select id from changed)
    ),
    mine as (
      select c.* from changed c
      left join follow f on f.user_id = ${me}::uuid and f.record_kind = c.kind and f.record_id = c.id
      where case when f.user_id is null then (c.kind, c.id) in (select kind, id from own) else not f.is_muted end
    ),
    joined as (
      update notice n set count = n.count + mine.count, at = now()
      from mine
      where n.user_id = ${me}::uuid and n.kind = 'changed' and n.record_kind = mine.kind and n.record_id = mine.id
        and n.read_at is null and n.mailed_at is null
      returning n.record_kind, n.record_id
    )
    insert into notice (id, user_id, kind, record_kind, record_id, occurrence, count)
    select gen_random_uuid(), ${me}::uuid, 'changed', kind, id, ${horizon.toISOString()}, count
    from mine where (kind, id) not in (select record_kind, record_id from joined)
    on conflict do nothing`;
}
