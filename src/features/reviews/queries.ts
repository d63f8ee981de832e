import "server-only";
import type { Actor } from "#domain/actor.ts";
import { type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { env } from "#server/env.ts";
import { MOST_ITEMS } from "./rules.ts";
import type { ClaimView, ReasonCount, ReviewFilter, ReviewItem } from "./schema.ts";
import { waitingReviews } from "./where.ts";

/** What waits for a decision, the longest waiting first; one's own among it, for somebody else. */
export async function listReviews(
  tx: Tx,
  viewer: Actor,
  { kind, partner }: Pick<ReviewFilter, "kind" | "partner">,
  limit = MOST_ITEMS,
): Promise<ReviewItem[]> {
  const me = viewer.kind === "user" ? viewer.id : null;
  const ofPartner =
    partner.length === 0
      ? Prisma.sql`true`
      : Prisma.sql`w.partner = any(${[...partner]}::bpchar[])`;
  const rows = await tx.$queryRaw<(Omit<ReviewItem, "submittedOn"> & { at: Date })[]>`
    select w.kind || '-' || w.id as key, w.kind, w.id::text, w.version, w.record_id::text as "recordId", w.ref, w.title, w.marking,
      json_build_object('code', w.partner, 'name', p.name, 'nameUr', p.name_ur) as partner,
      u.name as by, coalesce(w.by_id = ${me}::uuid or w.author_id = ${me}::uuid, false) as "isOwn", w.at
    from ${waitingReviews(kind)}
    join country p on p.code = w.partner left join user_account u on u.id = w.by_id
    where ${ofPartner} order by w.at, w.id limit ${limit}`;
  return rows.map(({ at, ...row }) => ({ ...row, submittedOn: dayAtHome(at) }));
}

const dayAtHome = (at: Date): CalendarDate => todayIn(env().ACCORD_TIME_ZONE, at);

/** A claim of completion with what it rests on. @throws AppError `not_found`, also for a hidden one */
export async function getClaim(tx: Tx, id: string): Promise<ClaimView> {
  const rows = await tx.$queryRaw<ClaimView[]>`
    select v.id::text, v.version, c.text, s.effective_on::text as "effectiveOn", s.note,
      coalesce((
        select b.status from status_update b where b.commitment_id = v.commitment_id and b.id <> s.id
        order by b.effective_on desc, b.recorded_at desc, b.id desc limit 1
      ), 'no_evidence') as before,
      (select json_build_object('id', o.id, 'ref', o.ref, 'title', o.title) from source o where o.id = s.source_id) as source,
      (select json_build_object('id', f.id, 'name', f.name) from attachment f where f.id = s.attachment_id) as file,
      (s.source_id is not null and not exists (select from source o where o.id = s.source_id))
        or (s.attachment_id is not null and not exists (select from attachment f where f.id = s.attachment_id)) as "hasHiddenEvidence"
    from completion_review v join commitment c on c.id = v.commitment_id join status_update s on s.id = v.status_update_id
    where v.id = ${id}::uuid`;
  return found(rows[0] ?? null);
}

/** How often what was handed in came back in the year before today, by the reason given, the most frequent first. */
export function countReturnReasons(tx: Tx, today: CalendarDate): Promise<ReasonCount[]> {
  const lately = (at: Prisma.Sql) => Prisma.sql`${at} > ${today}::date - interval '1 year'`;
  return tx.$queryRaw<ReasonCount[]>`
    select reason, (count(*) filter (where what = 'minutes'))::int as minutes,
      (count(*) filter (where what = 'completion'))::int as completions,
      (count(*) filter (where what = 'answer'))::int as answers, (count(*) filter (where what = 'intake'))::int as intakes
    from (
      select coalesce(r.reason_kind, 'other')::text as reason, 'minutes' as what from meeting_review r
      where r.action = 'returned' and ${lately(Prisma.sql`r.recorded_at`)}
      union all
      select v.reason_kind::text, 'completion' from completion_review v
      where v.is_accepted = false and ${lately(Prisma.sql`v.decided_at`)}
      union all
      select coalesce(a.reason_kind, 'other')::text, 'answer' from proposal a
      where a.reason is not null and ${lately(Prisma.sql`a.decided_at`)}
      union all
      select i.reason_kind::text, 'intake' from intake_review i
      where i.is_accepted = false and ${lately(Prisma.sql`i.decided_at`)}
    ) given group by reason order by count(*) desc, reason`;
}
