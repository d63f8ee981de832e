import "server-only";
import type { Named } from "#domain/names.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { momentSql } from "#server/moment.ts";
import { commitmentStates } from "../where.ts";

/** What the page of a commitment tells about other records. */
export type Around = {
  partner: Named;
  timesRestated: number;
  /** By id: the status of a commitment, the state of an agreement. */
  states: ReadonlyMap<string, string>;
};

type Links = {
  id: string;
  partner: string;
  blockedBy: readonly { commitmentId: string | null; agreementId: string | null }[];
  blocks: readonly { blockedId: string }[];
};

type Line = { what: "partner" | "restated" | "state"; id: string | null } & Named;

/** One statement: the partner's name, how often it was said again, and how what it hangs on stands. */
export async function readAround(tx: Tx, links: Links, moment: Moment): Promise<Around> {
  const commitmentIds = [
    ...links.blockedBy.map(({ commitmentId }) => commitmentId).filter((id) => id !== null),
    ...links.blocks.map(({ blockedId }) => blockedId),
  ];
  const agreementIds = links.blockedBy
    .map(({ agreementId }) => agreementId)
    .filter((id) => id !== null);
  // The rules are planned only where something hangs together: planning them takes longer than the page.
  const ofCommitments =
    commitmentIds.length === 0
      ? Prisma.empty
      : Prisma.sql`union all select 'state', s.commitment_id, s.status::text, null
          from ${commitmentStates(moment)} s where s.commitment_id = any(${commitmentIds}::uuid[])`;
  const ofAgreements =
    agreementIds.length === 0
      ? Prisma.empty
      : Prisma.sql`union all select 'state', s.agreement_id, s.state, null
          from app.agreement_state(${momentSql(moment)}) s where s.agreement_id = any(${agreementIds}::uuid[])`;
  const lines = await tx.$queryRaw<Line[]>`
    with recursive said_again(id) as (
      select later_id from commitment_restatement where earlier_id = ${links.id}::uuid
      union select r.later_id from commitment_restatement r join said_again s on r.earlier_id = s.id
    )
    select 'partner' as what, null::uuid as id, name, name_ur as "nameUr" from country where code = ${links.partner}
    union all select 'restated', id, '', null from said_again
    ${ofCommitments} ${ofAgreements}`;
  const partner = lines.find(({ what }) => what === "partner");
  return {
    partner: { name: partner?.name ?? links.partner, nameUr: partner?.nameUr ?? null },
    timesRestated: lines.filter(({ what }) => what === "restated").length,
    states: new Map(
      lines.flatMap(({ what, id, name }) => (what === "state" && id !== null ? [[id, name]] : [])),
    ),
  };
}
