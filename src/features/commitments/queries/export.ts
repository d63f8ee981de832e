import "server-only";
import { figuresSql, isoDay, nameSql, topicsSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { doubtsOf } from "#features/sources/where.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { hadBegun, knownAtSql, momentIn, momentOf, wasRecorded } from "#server/moment.ts";
import { programmesBy } from "#features/trainings/where.ts";
import { orderOf } from "../queries.ts";
import type { CommitmentFilter } from "../schema.ts";
import { COMMITMENT_COLUMNS, commitmentList } from "../columns.ts";
import { commitmentsAt, firstStates, matching } from "../where.ts";
import { firstKnown, isWalkedAt } from "../past.ts";

export const commitmentRegister = register({
  name: "commitments",
  list: "/commitments",
  title: "commitments.title",
  record: "/commitments/",
  filter: commitmentList,
  shows: COMMITMENT_COLUMNS,
  groupOrder: {
    partner: Prisma.sql`p.name`,
    status: Prisma.sql`s.status`,
    obligor: Prisma.sql`c.obligor`,
    strength: Prisma.sql`c.strength`,
    kind: Prisma.sql`c.kind`,
    year: Prisma.sql`extract(year from s.made_first_day) desc nulls last`,
    freshness: Prisma.sql`array_position(array['fresh', 'ageing', 'stale'], s.freshness)`,
  },
  rows,
  asked: {
    q: "text",
    partner: "country",
    topic: "topic",
    status: { words: "values.status" },
    obligor: { words: "values.owedBy" },
    due: { words: "commitments.filter.dueState" },
    freshness: { words: "values.freshness" },
    strength: { words: "values.wordingStrength" },
    kind: { words: "values.commitmentKind" },
    agency: "agency",
    year: "text",
    marking: { words: "values.marking" },
    talking: { words: "export.flag" },
    madeSince: "day",
    madeUntil: "day",
    madeIn: "text",
    keptIn: "text",
    lateIn: "text",
    nothing: { words: "export.flag" },
  },
  printed: [
    "title",
    "ref",
    "partner_label",
    "obligor",
    "lead_agency",
    "due_on",
    "status",
    "last_evidence_on",
    "figures",
  ],
  columns: [
    { name: "ref", kind: "code" },
    { name: "title", kind: "long" },
    { name: "partner", kind: "code" },
    { name: "partner_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "kind", kind: "code", words: "values.commitmentKind" },
    { name: "obligor", kind: "code", words: "values.obligor" },
    { name: "beneficiary", kind: "code", words: "values.obligor" },
    { name: "strength", kind: "code", words: "values.wordingStrength" },
    { name: "text", kind: "long" },
    { name: "lead_agency", kind: "text" },
    { name: "supporting_agencies", kind: "list" },
    { name: "focal_point", kind: "text" },
    { name: "topics", kind: "list" },
    { name: "topics_label", kind: "list" },
    { name: "made_on", kind: "day" },
    { name: "made_precision", kind: "code" },
    { name: "due_on", kind: "day" },
    { name: "due_precision", kind: "code" },
    { name: "due_words", kind: "text" },
    { name: "status", kind: "code", words: "values.status" },
    { name: "status_on", kind: "day" },
    { name: "status_note", kind: "long" },
    { name: "status_evidence", kind: "text", leadsTo: "evidence_at" },
    { name: "carried_out_by", kind: "list", leadsTo: "carried_out_at" },
    { name: "is_open", kind: "flag" },
    { name: "is_overdue", kind: "flag" },
    { name: "days_overdue", kind: "number" },
    { name: "last_evidence_on", kind: "day" },
    { name: "freshness", kind: "code", words: "values.freshness" },
    { name: "figures", kind: "figures" },
    { name: "disputed", kind: "list", words: "sources.field" },
    { name: "unverified_figures", kind: "number" },
  ],
});

/** The evidence of the last report: its passage on this commitment, if it has one, else the whole of it, or the file. */
const evidenceAt = Prisma.sql`
  case when e.id is not null then '/sources/' || e.id || coalesce((
    select '#citation-' || q.id from citation q where q.commitment_id = c.id and q.source_id = e.id order by q.starts_at, q.id limit 1), '')
  when h.id is not null then '/attachments/' || h.id end`;

function rows(filter: CommitmentFilter, { today, locale }: Reader): Rows {
  const moment = momentOf(filter, today);
  const figures = Prisma.sql`f.commitment_id = c.id and ${wasRecorded(Prisma.sql`f.recorded_at`, moment)}`;
  const order = orderOf(filter);
  const { key, isDescending } = order;
  const doubt = doubtsOf("commitment", Prisma.sql`c.id`, moment);
  const direction = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`;
  return {
    select: Prisma.sql`
      select c.id::text as record_id, c.ref, c.title, c.partner::text as partner, ${nameSql(Prisma.sql`p`, locale)} as partner_label,
        c.marking::text as marking, c.kind::text as kind, c.obligor::text as obligor, c.beneficiary::text as beneficiary,
        c.strength::text as strength, c.text, a.name as lead_agency,
        array(select g.name from commitment_agency x join agency g on g.id = x.agency_id
          where x.commitment_id = c.id order by g.name) as supporting_agencies,
        o.name as focal_point,
        ${topicsSql(Prisma.sql`from commitment_topic x join topic on topic.id = x.topic_id where x.commitment_id = c.id`, locale)},
        ${isoDay(Prisma.sql`c.made_on`)} as made_on, c.made_precision::text as made_precision,
        ${isoDay(Prisma.sql`c.due_on`)} as due_on, c.due_precision::text as due_precision, c.due_words,
        s.status::text as status, ${isoDay(Prisma.sql`s.status_on`)} as status_on,
        latest.note as status_note, coalesce(e.ref || ' ' || e.title, h.name) as status_evidence, ${evidenceAt} as evidence_at,
        works.names as carried_out_by, works.addresses as carried_out_at, s.is_open, s.is_overdue, s.days_overdue,
        ${isoDay(Prisma.sql`s.last_evidence_on`)} as last_evidence_on, s.freshness,
        ${figuresSql(figures)} as figures, ${doubt.columns},
        greatest(c.marking, ${doubt.marking}, a.marking, o.marking, e.marking, h.marking, works.marking,
          (select max(g.marking) from commitment_agency x join agency g on g.id = x.agency_id where x.commitment_id = c.id),
          (select max(f.marking) from figure f where ${figures})) as highest
      from ${commitmentsAt(moment)} join country p on p.code = c.partner
      left join agency a on a.id = c.lead_agency_id left join person o on o.id = c.focal_point_id
      ${doubt.join}
      left join lateral (
        select u.note, u.source_id, u.attachment_id from status_update u
        where u.commitment_id = c.id and u.effective_on <= ${moment.asOf}::date and u.recorded_at <= ${knownAtSql(moment)}
        order by u.effective_on desc, u.recorded_at desc, u.id desc limit 1
      ) latest on true
      left join source e on e.id = latest.source_id left join attachment h on h.id = latest.attachment_id
      cross join lateral (
        select coalesce(array_agg(w.ref || ' ' || w.name order by w.ref), '{}') as names,
          coalesce(array_agg(w.address order by w.ref), '{}') as addresses, max(w.marking) as marking
        from (
          select t.ref, t.title as name, t.marking, '/trainings/' || t.id as address from training t
          where t.commitment_id = c.id and ${programmesBy(momentIn(filter))}
          union all
          select d.ref, d.item, d.marking, '/deliveries/' || d.id from delivery d
          where d.commitment_id = c.id and ${hadBegun(Prisma.sql`d.delivered_on`, Prisma.sql`d.delivered_precision`, momentIn(filter))}
            and ${wasRecorded(Prisma.sql`d.created_at`, momentIn(filter))}
        ) w
      ) works
      where ${matching(filter, moment)}`,
    id: Prisma.sql`s.commitment_id`,
    orderBy: Prisma.sql`${key} ${direction}, c.id ${direction}`,
    head: (take) => {
      const where = matching(filter, moment);
      const first = isWalkedAt(moment, filter)
        ? firstKnown(moment, filter, isDescending, null, take)
        : firstStates(moment, { ...order, where, take });
      return Prisma.sql`select f.commitment_id from ${first} f`;
    },
  };
}
