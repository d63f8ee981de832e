import "server-only";
import type { Actor } from "#domain/actor.ts";
import type { Marking } from "#domain/marking.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { ProposalView, QuestionView } from "./schema.ts";

const MOST = 100;

/** What is asked about. @throws AppError `not_found` */
export async function getAsked(
  tx: Tx,
  id: string,
): Promise<{ ref: string; title: string; marking: Marking }> {
  const select = { ref: true, title: true, marking: true } as const;
  return found(await tx.commitment.findUnique({ where: { id }, select }));
}

/** The questions about a commitment, the latest first. */
export function listQuestions(
  tx: Tx,
  viewer: Actor,
  commitmentId: string,
): Promise<QuestionView[]> {
  const me = viewer.kind === "user" ? viewer.id : null;
  return tx.$queryRaw<QuestionView[]>`
    select q.id, q.address, u.name as "askedBy", q.asked_by_id = ${me}::uuid as "isOwn", q.language, q.shows,
      q.created_at as "createdAt", q.expires_at as "expiresAt", q.used_at as "usedAt", q.revoked_at as "revokedAt"
    from answer_request q join user_account u on u.id = q.asked_by_id
    where q.commitment_id = ${commitmentId}::uuid order by q.created_at desc, q.id limit ${MOST}`;
}

/** Answers of focal points about one commitment with what became of them, the latest first. */
export function listProposals(tx: Tx, commitmentId: string): Promise<ProposalView[]> {
  return proposalsWhere(tx, Prisma.sql`p.commitment_id = ${commitmentId}::uuid`);
}

/** One answer. @throws AppError `not_found`, also for a hidden one */
export async function getProposal(tx: Tx, id: string): Promise<ProposalView> {
  const [proposal] = await proposalsWhere(tx, Prisma.sql`p.id = ${id}::uuid`);
  return found(proposal ?? null);
}

function proposalsWhere(tx: Tx, condition: Prisma.Sql): Promise<ProposalView[]> {
  return tx.$queryRaw<ProposalView[]>`
    select p.id, p.version, p.commitment_id as "commitmentId", c.ref, c.title, p.partner::text, p.marking::text, p.answer::text, p.note,
      p.attachment_id as "attachmentId", f.name as "fileName", q.address, asker.name as "askedBy", p.received_at as "receivedAt",
      p.decided_at as "decidedAt", decider.name as "decidedBy", p.status_update_id is not null as "isAccepted", p.reason
    from proposal p
    join commitment c on c.id = p.commitment_id
    join answer_request q on q.id = p.request_id
    join user_account asker on asker.id = q.asked_by_id
    left join user_account decider on decider.id = p.decided_by_id
    left join attachment f on f.id = p.attachment_id
    where ${condition} order by p.received_at desc, p.id limit ${MOST}`;
}
