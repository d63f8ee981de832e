import "server-only";
import { AppError } from "#domain/errors.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canLinkCommitment } from "../policy.ts";
import { driftOf } from "../rules.ts";
import { type CommitmentInput, linkInput, type LinkKind, linkRemoval } from "../schema.ts";
import { fieldError, markedOf } from "./marked.ts";

/** Says that a commitment restates, waits for or comes from another record. Circles are refused by the database. */
export const linkCommitment = command({
  action: "commitment.link",
  input: linkInput,
  load: (tx, { commitmentId }) => markedOf(tx, commitmentId),
  allow: (actor, commitment) => canLinkCommitment(actor, commitment),
  run: async ({ tx, input: { kind, commitmentId, targetId, note }, subject }) => {
    switch (kind) {
      case "restates": {
        await refuseForeignRecords(tx, { ...subject, restates: [{ commitmentId: targetId }] });
        const links = { ...subject, restates: [{ commitmentId: targetId, drift: null }] };
        const data = (await restatements(tx, links)).map((one) => ({
          ...one,
          laterId: commitmentId,
        }));
        await tx.commitmentRestatement.createMany({ data });
        break;
      }
      case "blockedByCommitment":
        await tx.commitmentBlock.create({
          data: { blockedId: commitmentId, commitmentId: targetId, note },
        });
        break;
      case "blockedByAgreement":
        await tx.commitmentBlock.create({
          data: { blockedId: commitmentId, agreementId: targetId, note },
        });
        break;
      case "meeting":
        await refuseForeignRecords(tx, { ...subject, origins: { meetingIds: [targetId] } });
        await tx.commitmentOrigin.create({ data: { commitmentId, meetingId: targetId } });
        break;
      case "agreement":
        await refuseForeignRecords(tx, { ...subject, origins: { agreementIds: [targetId] } });
        await tx.commitmentOrigin.create({ data: { commitmentId, agreementId: targetId } });
        break;
      case "source":
        await tx.commitmentOrigin.create({ data: { commitmentId, sourceId: targetId } });
        break;
    }
    return { id: commitmentId };
  },
});

/** Takes back a link that was never right; the audit trail keeps it. */
export const unlinkCommitment = command({
  action: "commitment.link",
  input: linkRemoval,
  load: (tx, { commitmentId }) => markedOf(tx, commitmentId),
  allow: (actor, commitment) => canLinkCommitment(actor, commitment),
  run: async ({ tx, input: { kind, commitmentId, targetId } }) => {
    expectOne(await removed(tx, kind, commitmentId, targetId));
    return { id: commitmentId };
  },
});

function removed(tx: Tx, kind: LinkKind, commitmentId: string, targetId: string) {
  switch (kind) {
    case "restates":
      return tx.commitmentRestatement.deleteMany({
        where: { laterId: commitmentId, earlierId: targetId },
      });
    case "blockedByCommitment":
      return tx.commitmentBlock.deleteMany({
        where: { blockedId: commitmentId, commitmentId: targetId },
      });
    case "blockedByAgreement":
      return tx.commitmentBlock.deleteMany({
        where: { blockedId: commitmentId, agreementId: targetId },
      });
    case "meeting":
      return tx.commitmentOrigin.deleteMany({ where: { commitmentId, meetingId: targetId } });
    case "agreement":
      return tx.commitmentOrigin.deleteMany({ where: { commitmentId, agreementId: targetId } });
    case "source":
      return tx.commitmentOrigin.deleteMany({ where: { commitmentId, sourceId: targetId } });
  }
}

/** The earlier commitments, each with what became of the wording, unless somebody said. */
export async function restatements(
  tx: Tx,
  { restates, strength }: Pick<CommitmentInput, "restates" | "strength">,
) {
  if (restates.length === 0) return [];
  const earlier = await tx.commitment.findMany({
    where: { id: { in: restates.map(({ commitmentId }) => commitmentId) } },
    select: { id: true, strength: true },
  });
  return restates.map(({ commitmentId, drift }) => {
    const before = found(earlier.find(({ id }) => id === commitmentId) ?? null);
    return { earlierId: commitmentId, drift: drift ?? driftOf(before.strength, strength) };
  });
}

type Links = {
  partner: string;
  restates?: readonly { commitmentId: string }[];
  origins?: { meetingIds?: readonly string[]; agreementIds?: readonly string[] };
};

/** @throws AppError `conflict` when a record belongs to another partner; z.ZodError when the partner is none */
export async function refuseForeignRecords(
  tx: Tx,
  { partner, restates = [], origins = {} }: Links,
) {
  const { meetingIds = [], agreementIds = [] } = origins;
  const earlierIds = restates.map(({ commitmentId }) => commitmentId);
  const [row] = await tx.$queryRaw<[{ isPartner: boolean; isForeign: boolean }]>`
    select
      exists (select 1 from country where code = ${partner} and not is_home) as "isPartner",
      exists (select 1 from meeting where id = any(${meetingIds}::uuid[]) and partner <> ${partner})
        or exists (select 1 from agreement where id = any(${agreementIds}::uuid[]) and partner <> ${partner})
        or exists (select 1 from commitment where id = any(${earlierIds}::uuid[]) and partner <> ${partner})
        as "isForeign"`;
  if (!row.isPartner) throw fieldError("partner", "validation.country");
  if (row.isForeign) throw new AppError("conflict", "errors.otherPartner");
}
