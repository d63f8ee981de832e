import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { ReviewKind } from "./rules.ts";

const WAITING: Record<ReviewKind, Prisma.Sql> = {
  minutes: Prisma.sql`
    select 'minutes', m.id, m.version, m.id, m.ref, m.title, m.marking, m.partner, r.by_id, m.created_by_id, r.recorded_at
    from meeting m cross join lateral (
      select r.by_id, r.recorded_at from meeting_review r
      where r.meeting_id = m.id and r.action = 'submitted' order by r.recorded_at desc, r.id desc limit 1
    ) r
    where m.record_state = 'submitted'`,
  // A claim that was followed by another word is no claim any more.
  completion: Prisma.sql`
    select 'completion', v.id, v.version, c.id, c.ref, c.title, v.marking, v.partner, v.claimed_by_id, v.claimed_by_id, v.claimed_at
    from completion_review v join commitment c on c.id = v.commitment_id
    where v.decided_at is null and v.status_update_id = (
      select s.id from status_update s where s.commitment_id = v.commitment_id
      order by s.effective_on desc, s.recorded_at desc, s.id desc limit 1)`,
  answer: Prisma.sql`
    select 'answer', a.id, a.version, c.id, c.ref, c.title, a.marking, a.partner, null::uuid, null::uuid, a.received_at
    from proposal a join commitment c on c.id = a.commitment_id where a.decided_at is null`,
  intake: Prisma.sql`
    select 'intake', v.id, v.version, v.id, null::text, v.title, v.marking, v.partner, v.sent_by_id, v.sent_by_id, v.sent_at
    from intake_review v where v.decided_at is null and v.taken_up_at is null`,
};

/** What waits for a decision, of some kinds or of all, as `w`: since `at`, handed in by `by_id`, written by `author_id`. */
export function waitingReviews(kinds: readonly ReviewKind[]): Prisma.Sql {
  const wanted = Object.entries(WAITING)
    .filter(([kind]) => kinds.length === 0 || kinds.includes(kind as ReviewKind))
    .map(([, select]) => Prisma.sql`(${select})`);
  return Prisma.sql`(${Prisma.join(wanted, " union all ")})
    w(kind, id, version, record_id, ref, title, marking, partner, by_id, author_id, at)`;
}
