import "server-only";
import type { Reader, Register, Rows } from "#features/export/register.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { OPEN_DATA_MARK, OPEN_PARAMETERS, type OpenRegister } from "./schema.ts";

/** A source `s` that anybody can read: marked official, kept from nobody, and published at an address. */
const PUBLIC = Prisma.sql`(s.marking = 'official' and coalesce(cardinality(s.releasable_to), 0) = 0
  and s.address ~* '^https?://' and s.published_on is not null)`;

/** The public sources behind a record `r`, by what cites it, and where a promise was made. */
const BEHIND: Record<OpenRegister, Prisma.Sql> = {
  agreements: Prisma.sql`select q.source_id from citation q where q.agreement_id = r.id`,
  commitments: Prisma.sql`select q.source_id from citation q where q.commitment_id = r.id
    union select o.source_id from commitment_origin o where o.commitment_id = r.id`,
  meetings: Prisma.sql`select q.source_id from citation q where q.meeting_id = r.id`,
  trainings: Prisma.sql`select q.source_id from citation q where q.training_id = r.id`,
  sources: Prisma.sql`select r.id`,
};
const TABLE: Record<OpenRegister, Prisma.Sql> = {
  agreements: Prisma.sql`agreement`,
  commitments: Prisma.sql`commitment`,
  meetings: Prisma.sql`meeting`,
  trainings: Prisma.sql`training`,
  sources: Prisma.sql`source`,
};

/** The agencies that the files of a record `r` name. */
const NAMED: Partial<Record<OpenRegister, Prisma.Sql>> = {
  agreements: Prisma.sql`select p.agency_id from agreement_party p where p.agreement_id = r.id`,
  trainings: Prisma.sql`select r.provider_id union select x.agency_id from training_recipient x where x.training_id = r.id`,
};

/**
 * The published records of a register: marked official, kept from nobody by a list of those it may be released to, and
 * naming no agency that is, and resting on a public source. `sources` names these. Whoever reads is confined to what is official besides.
 */
export function publishedRows(name: OpenRegister, register: Register, reader: Reader): Rows {
  const { select } = register.read(OPEN_PARAMETERS[name] ?? {}, reader);
  const named = NAMED[name] ?? Prisma.sql`select null::uuid`;
  const behind = Prisma.sql`from source s where ${PUBLIC} and s.id in (${BEHIND[name]})`;
  return {
    select: Prisma.sql`
      select taken.*, array(select s.ref ${behind} order by s.ref) as sources
      from (${select}) taken join ${TABLE[name]} r on r.id = taken.record_id::uuid
      where r.marking = 'official' and coalesce(cardinality(r.releasable_to), 0) = 0 and taken.highest = 'official'
        and exists (select ${behind})
        and not exists (select from agency g where cardinality(g.releasable_to) > 0 and g.id in (${named}))`,
    id: Prisma.sql`r.id`,
    orderBy: Prisma.sql`taken.ref, r.id`,
  };
}

export type LastMade = { at: Date; who: string };

/** When somebody last made these files whole, by a command or on the page; null: never. */
export async function findLastMade(tx: Tx): Promise<LastMade | null> {
  const [last] = await tx.$queryRaw<LastMade[]>`
    select l.at, u.name as who from export_log l join user_account u on u.id = l.user_id
      join export_end e on e.export_id = l.id and e.is_whole
    where l.address like ${`%${OPEN_DATA_MARK}`} order by l.at desc limit 1`;
  return last ?? null;
}
