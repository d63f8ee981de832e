import "server-only";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { momentSql } from "#server/moment.ts";
import { commitmentStates } from "../where.ts";
import type { RecordRows } from "./record-rows.ts";

/** By id, how what a commitment hangs on stands, and what hangs on it: the status of a commitment, the state of an agreement. */
export async function readStates(
  tx: Tx,
  { blockedBy, blocks }: Pick<RecordRows, "blockedBy" | "blocks">,
  moment: Moment,
): Promise<ReadonlyMap<string, string>> {
  const others = [...blockedBy, ...blocks];
  if (others.length === 0) return new Map();
  const idsOf = (of: (typeof others)[number]["kind"]) =>
    others.filter(({ kind }) => kind === of).map(({ id }) => id);
  const commitmentIds = idsOf("commitment");
  const agreementIds = idsOf("agreement");
  // Rules are planned only for what there is: planning them takes longer than the page.
  const ofCommitments = Prisma.sql`select s.commitment_id as id, s.status::text as state
    from ${commitmentStates(moment)} s where s.commitment_id = any(${commitmentIds}::uuid[])`;
  const ofAgreements = Prisma.sql`select s.agreement_id as id, s.state
    from app.agreement_state(${momentSql(moment)}) s where s.agreement_id = any(${agreementIds}::uuid[])`;
  const asked = [
    ...(commitmentIds.length > 0 ? [ofCommitments] : []),
    ...(agreementIds.length > 0 ? [ofAgreements] : []),
  ];
  const rows = await tx.$queryRaw<{ id: string; state: string }[]>`
    ${Prisma.join(asked, " union all ")}`;
  return new Map(rows.map(({ id, state }) => [id, state]));
}
