import "server-only";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { wasRecorded } from "#server/moment.ts";

/** The records that sources may differ about, and how their claims name them. */
const CLAIMED = {
  meeting: Prisma.sql`x.meeting_id`,
  commitment: Prisma.sql`x.commitment_id`,
  agreement: Prisma.sql`x.agreement_id`,
  agency: Prisma.sql`x.agency_id`,
  person: Prisma.sql`x.person_id`,
  training: Prisma.sql`x.training_id`,
} as const;

/** The records that figures are about, or stand in. */
const FIGURED = {
  commitment: Prisma.sql`f.commitment_id`,
  agency: Prisma.sql`f.agency_id`,
  source: Prisma.sql`f.source_id`,
} as const;

/** A record of any of these kinds, where one list has several: the policies are then asked about once, not once a kind. */
const ANY = {
  claimed: Prisma.sql`coalesce(x.meeting_id, x.commitment_id, x.agreement_id, x.agency_id, x.person_id, x.training_id)`,
  figured: (id: Prisma.Sql) =>
    Prisma.sql`(f.commitment_id = ${id} or f.agency_id = ${id} or f.source_id = ${id})`,
};

export type Doubted = keyof typeof CLAIMED | keyof typeof FIGURED;

const ALWAYS = { knownAt: null };

/**
 * The `Doubts` of a record as JSON, null where nothing is doubtful: of what this viewer may see, and of what was on
 * record by the moment. `id` names the record in the query around it.
 */
export function doubtsSql(
  kind: Doubted | "any",
  id: Prisma.Sql,
  moment: Pick<Moment, "knownAt"> = ALWAYS,
): Prisma.Sql {
  const claims =
    kind === "source"
      ? Prisma.sql`select null::jsonb as fields, null::marking as marking`
      : Prisma.sql`
          select jsonb_agg(one.field order by one.field) as fields, max(one.marking) as marking from (
            select x.field, max(x.marking) as marking from claim x
            where ${kind === "any" ? ANY.claimed : CLAIMED[kind]} = ${id} and ${wasRecorded(Prisma.sql`x.recorded_at`, moment)}
            group by x.field having count(distinct lower(btrim(x.value))) > 1
          ) one`;
  const figures =
    kind === "any" || kind === "commitment" || kind === "agency" || kind === "source"
      ? Prisma.sql`
          select count(*)::int as count, max(f.marking) as marking from figure f
          where ${kind === "any" ? ANY.figured(id) : Prisma.sql`${FIGURED[kind]} = ${id}`} and not f.is_document_seen
            and ${wasRecorded(Prisma.sql`f.recorded_at`, moment)}`
      : Prisma.sql`select 0 as count, null::marking as marking`;
  return Prisma.sql`(
    select jsonb_build_object('fields', coalesce(said.fields, '[]'), 'figures', given.count,
      'marking', greatest(said.marking, given.marking))
    from (${claims}) said cross join (${figures}) given
    where said.fields is not null or given.count > 0)`;
}

/**
 * For files: a lateral join that finds the doubts of a record as `doubt`, the two columns that say them, and what
 * they are marked as.
 */
export function doubtsOf(
  kind: Doubted,
  id: Prisma.Sql,
  moment?: Pick<Moment, "knownAt">,
): { join: Prisma.Sql; columns: Prisma.Sql; marking: Prisma.Sql } {
  return {
    join: Prisma.sql`left join lateral (select ${doubtsSql(kind, id, moment)} as found) doubt on true`,
    columns: Prisma.sql`
      array(select jsonb_array_elements_text(doubt.found -> 'fields')) as disputed,
      nullif((doubt.found ->> 'figures')::int, 0) as unverified_figures`,
    marking: Prisma.sql`(doubt.found ->> 'marking')::marking`,
  };
}
