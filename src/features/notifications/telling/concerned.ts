import "server-only";
import type { Role } from "#domain/actor.ts";
import { Prisma } from "#generated/prisma/client.ts";

/** Who is told. */
export type Reader = { id: string; role: Role };

const TOPICS = {
  commitment: Prisma.sql`select t.topic_id::text from commitment_topic t where t.commitment_id = c.id`,
  agreement: Prisma.sql`select t.topic_id::text from agreement_topic t where t.agreement_id = c.id`,
  meeting: Prisma.sql`select t.topic_id::text from meeting_topic t where t.meeting_id = c.id`,
};

/**
 * Whether the record `c` concerns somebody: recorded by them or followed, itself or by its partner or a topic, and not muted.
 * A condition for a statement in which the record's table is called `c`.
 */
export function isConcerned(me: string, kind: keyof typeof TOPICS): Prisma.Sql {
  return Prisma.sql`(
    (c.created_by_id = ${me}::uuid or exists (
      select from follow f where f.user_id = ${me}::uuid and not f.is_muted and (
        (f.record_kind = ${kind}::search_kind and f.record_id = c.id::text)
        or (f.record_kind = 'partner' and f.record_id = c.partner)
        or (f.record_kind = 'topic' and f.record_id in (${TOPICS[kind]})))))
    and not exists (
      select from follow m where m.user_id = ${me}::uuid and m.is_muted
        and m.record_kind = ${kind}::search_kind and m.record_id = c.id::text))`;
}
