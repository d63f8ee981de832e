import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import type { ClaimRow, SourceName } from "#domain/evidence.ts";
import type { Marking } from "#domain/marking.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { readLists } from "#server/lists.ts";
import type { CommitmentView, OriginView, RecordName, UpdateView } from "../views.ts";

type Marked = { marking: Marking };
/** As JSON has an instant. */
type Linked = Marked & { createdAt: string };
type Update = Omit<UpdateView, "recordedAt" | "source" | "file"> & {
  recordedAt: string;
  source: (SourceName & Marked) | null;
  file: (NonNullable<UpdateView["file"]> & Marked) | null;
  /** Whether there is any, open to this reader or not. */
  hasEvidence: boolean;
};
type Same =
  | "id"
  | "ref"
  | "version"
  | "title"
  | "text"
  | "kind"
  | "obligor"
  | "beneficiary"
  | "strength"
  | "dueWords"
  | "recordedBy"
  | "timesRestated";

/** What is stored of a commitment, with the names of what stands in it. */
export type CommitmentColumns = Pick<CommitmentView, Same> &
  Linked & {
    partner: CommitmentView["partner"] & { code: CountryCode };
    madeOn: CalendarDate | null;
    madePrecision: DatePrecision;
    dueOn: CalendarDate | null;
    duePrecision: DatePrecision;
    lead: (NonNullable<CommitmentView["lead"]> & Marked) | null;
    focalPoint: (NonNullable<CommitmentView["focalPoint"]> & Marked) | null;
  };

/** A line of each list of what hangs on it: of what the viewer sees both ends of. */
type Lines = {
  supporting: CommitmentView["supporting"][number] & Marked;
  topics: CommitmentView["topics"][number];
  updates: Update;
  milestones: Pick<CommitmentView["milestones"][number], "id" | "version" | "title" | "reachedOn"> &
    Pick<CommitmentColumns, "dueOn" | "duePrecision">;
  origins: Omit<OriginView, "on"> & Linked & { on: CalendarDate | null; precision: DatePrecision };
  restates: CommitmentView["restates"][number] & Linked;
  restatedBy: CommitmentView["restatedBy"][number] & Linked;
  blockedBy: Omit<CommitmentView["blockedBy"][number], "state"> & Linked;
  blocks: Omit<CommitmentView["blocks"][number], "state"> & Linked;
  trainings: RecordName & Marked;
  deliveries: CommitmentView["deliveries"][number] & Marked;
  citations: CommitmentView["citations"][number] & Linked;
  claims: Claim;
  figures: CommitmentView["figures"][number] & Marked;
};
type Claim = Marked &
  Omit<ClaimRow, "choices"> & {
    recordedAt: string;
    choices: { id: string; recordedAt: string; reason: string | null }[];
  };
export type RecordRows = { [Name in keyof Lines]: Lines[Name][] } & {
  record: CommitmentColumns | null;
};

const agencyName = Prisma.sql`
  json_build_object('id', a.id, 'name', a.name, 'nameUr', a.name_ur, 'acronym', a.acronym, 'marking', a.marking)`;
/** The source `x`, which is null where the viewer may not see it. */
const sourceName = Prisma.sql`
  case when x.id is not null then json_build_object('id', x.id, 'ref', x.ref, 'title', x.title, 'marking', x.marking) end`;

/** All of a commitment in one statement; no record where the viewer sees none. */
export async function readRecord(tx: Tx, commitmentId: string): Promise<RecordRows> {
  const id = Prisma.sql`${commitmentId}::uuid`;
  const { record, ...around } = await readLists<Lines & { record: CommitmentColumns }>(tx, {
    record: Prisma.sql`
      select c.id, c.ref, c.version, c.marking, c.title, c.text, c.kind, c.obligor, c.beneficiary, c.strength,
        json_build_object('code', c.partner, 'name', coalesce(p.name, c.partner), 'nameUr', p.name_ur) as partner,
        c.made_on as "madeOn", c.made_precision as "madePrecision", c.due_on as "dueOn", c.due_precision as "duePrecision",
        c.due_words as "dueWords", coalesce(w.name, '') as "recordedBy", c.created_at as "createdAt",
        case when a.id is not null then ${agencyName} end as lead,
        case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'marking', f.marking) end as "focalPoint",
        (with recursive said_again(id) as (
           select later_id from commitment_restatement where earlier_id = c.id
           union select r.later_id from commitment_restatement r join said_again s on r.earlier_id = s.id
         ) select count(*)::int from said_again) as "timesRestated"
      from commitment c left join country p on p.code = c.partner left join user_account w on w.id = c.created_by_id
      left join agency a on a.id = c.lead_agency_id left join person f on f.id = c.focal_point_id
      where c.id = ${id}`,
    supporting: Prisma.sql`
      select a.id, a.name, a.name_ur as "nameUr", a.acronym, a.marking
      from commitment_agency l join agency a on a.id = l.agency_id where l.commitment_id = ${id} order by a.name, a.id`,
    topics: Prisma.sql`
      select t.id, t.slug, t.name, t.name_ur as "nameUr"
      from commitment_topic l join topic t on t.id = l.topic_id where l.commitment_id = ${id} order by t.position, t.id`,
    updates: Prisma.sql`
      select u.id, u.effective_on as "effectiveOn", u.recorded_at as "recordedAt", u.status, u.note, u.blocker,
        u.next_step as "nextStep", coalesce(w.name, '') as by, ${sourceName} as source,
        case when f.id is not null
          then json_build_object('id', f.id, 'name', f.name, 'sizeBytes', f.size_bytes, 'marking', f.marking) end as file,
        u.source_id is not null or u.attachment_id is not null as "hasEvidence",
        (u.source_id is not null and x.id is null) or (u.attachment_id is not null and f.id is null) as "hasHiddenEvidence",
        case when r.id is not null
          then json_build_object('isAccepted', r.is_accepted, 'by', coalesce(d.name, ''), 'reason', r.reason) end as claim
      from status_update u left join user_account w on w.id = u.by_id left join source x on x.id = u.source_id
      left join attachment f on f.id = u.attachment_id left join completion_review r on r.status_update_id = u.id
      left join user_account d on d.id = r.decided_by_id
      where u.commitment_id = ${id}`,
    milestones: Prisma.sql`
      select m.id, m.version, m.title, m.due_on as "dueOn", m.due_precision as "duePrecision", m.reached_on as "reachedOn"
      from milestone m where m.commitment_id = ${id} order by m.position, m.id`,
    origins: Prisma.sql`
      select one.*, o.created_at as "createdAt" from commitment_origin o
      join lateral (
        select 'meeting' as kind, m.id, m.ref, m.title, m.marking, m.held_on as on, m.held_precision as precision
        from meeting m where m.id = o.meeting_id
        union all select 'agreement', a.id, a.ref, a.title, a.marking, null, 'unknown' from agreement a where a.id = o.agreement_id
        union all select 'source', x.id, x.ref, x.title, x.marking, x.published_on, x.published_precision
        from source x where x.id = o.source_id
      ) one on true
      where o.commitment_id = ${id} order by o.created_at, o.id`,
    restates: Prisma.sql`
      select c.id, c.ref, c.title, c.strength, c.marking, r.drift, r.created_at as "createdAt"
      from commitment_restatement r join commitment c on c.id = r.earlier_id where r.later_id = ${id} order by r.created_at, c.id`,
    restatedBy: Prisma.sql`
      select c.id, c.ref, c.title, c.strength, c.marking, r.drift, r.created_at as "createdAt"
      from commitment_restatement r join commitment c on c.id = r.later_id where r.earlier_id = ${id} order by r.created_at, c.id`,
    blockedBy: Prisma.sql`
      select one.*, b.note, b.created_at as "createdAt" from commitment_block b
      join lateral (
        select 'commitment' as kind, c.id, c.ref, c.title, c.marking from commitment c where c.id = b.commitment_id
        union all select 'agreement', a.id, a.ref, a.title, a.marking from agreement a where a.id = b.agreement_id
      ) one on true
      where b.blocked_id = ${id} order by b.created_at, b.id`,
    blocks: Prisma.sql`
      select 'commitment' as kind, c.id, c.ref, c.title, c.marking, b.note, b.created_at as "createdAt"
      from commitment_block b join commitment c on c.id = b.blocked_id where b.commitment_id = ${id} order by b.created_at, b.id`,
    trainings: Prisma.sql`
      select t.id, t.ref, t.title, t.marking from training t where t.commitment_id = ${id} order by t.ref`,
    deliveries: Prisma.sql`
      select d.id, d.ref, d.item as title, d.unit, d.quantity_promised as "quantityPromised",
        d.quantity_delivered as "quantityDelivered", d.marking
      from delivery d where d.commitment_id = ${id} order by d.ref`,
    citations: Prisma.sql`
      select q.id, q.quote, q.field, q.note, q.marking, q.created_at as "createdAt", ${sourceName} as source
      from citation q join source x on x.id = q.source_id where q.commitment_id = ${id} order by q.source_id, q.starts_at, q.id`,
    claims: Prisma.sql`
      select k.id, k.field, k.value, k.claimed_on as "claimedOn", k.recorded_at as "recordedAt", k.marking, ${sourceName} as source,
        (select coalesce(json_agg(json_build_object('id', h.id, 'recordedAt', h.recorded_at, 'reason', h.reason)), '[]')
         from claim_choice h where h.claim_id = k.id) as choices
      from claim k join source x on x.id = k.source_id where k.commitment_id = ${id} order by k.field, k.recorded_at, k.id`,
    figures: Prisma.sql`
      select g.id, g.quantity, trim_scale(g.value)::text as value, g.qualifier, g.unit, g.period, g.said_by as "saidBy",
        g.is_document_seen as "isDocumentSeen", g.marking, ${sourceName} as source
      from figure g join source x on x.id = g.source_id where g.commitment_id = ${id} order by g.quantity, g.id`,
  });
  return { ...around, record: record[0] ?? null };
}
