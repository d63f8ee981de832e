import "server-only";
import { command, expectOne, nextReference } from "#server/command.ts";
import { canWriteAgreement } from "../policy.ts";
import { agreementInput, agreementUpdate } from "../schema.ts";
import { agreementOf, routeIdOn } from "./load.ts";
import { refuseForeignSources, refuseFuture, refuseWrongSides } from "./refusals.ts";
import { actionRow, agreementRow, partyRows, stageRow } from "./rows.ts";

/**
 * Records an agreement with its parties, topics, what has happened to it so far and its place in the
 * pipeline. Its reference counts in the year of the earliest action, else of the first stage, else of today.
 */
export const recordAgreement = command({
  action: "agreement.record",
  input: agreementInput,
  allow: (actor, _, input) => canWriteAgreement(actor, input),
  run: async ({ tx, input, userId, today }) => {
    const { partner, actions, firstStage } = input;
    await refuseWrongSides(tx, partner, input);
    await refuseForeignSources(tx, partner, actions);
    for (const [index, action] of actions.entries()) {
      refuseFuture(action.happenedOn, today, `actions.${index}.happenedOn`);
    }
    refuseFuture(firstStage?.enteredOn ?? null, today, "firstStage.enteredOn");
    const days = actions.map(({ happenedOn }) => happenedOn).filter((on) => on !== null);
    const since = days.toSorted()[0] ?? firstStage?.enteredOn ?? today;
    return tx.agreement.create({
      select: { id: true },
      data: {
        ...agreementRow(input),
        isFastTrack: input.isFastTrack,
        fastTrackReason: input.isFastTrack ? input.fastTrackReason : null,
        partner,
        ref: await nextReference(tx, "AGR", partner, since),
        createdById: userId,
        routeId: firstStage && (await routeIdOn(tx, input, firstStage.enteredOn)),
        parties: { create: partyRows(input) },
        topics: { create: input.topicIds.map((topicId) => ({ topicId })) },
        actions: { create: actions.map(actionRow) },
        ...(firstStage && { stages: { create: { ...stageRow(firstStage), byId: userId } } }),
      },
    });
  },
});

/** Corrects what the register says about an agreement. A marking that is raised or lowered takes its histories along. */
export const reviseAgreement = command({
  action: "agreement.revise",
  input: agreementUpdate,
  load: (tx, { id }) => agreementOf(tx, id),
  allow: (actor, agreement, { marking }) =>
    canWriteAgreement(actor, agreement) &&
    canWriteAgreement(actor, { partner: agreement.partner, marking }),
  run: async ({ tx, input, subject }) => {
    const { id, version } = input;
    await refuseWrongSides(tx, subject.partner, input);
    const data = { ...agreementRow(input), version: { increment: 1 } };
    expectOne(await tx.agreement.updateMany({ where: { id, version }, data }));
    // Rows that stay are left alone, so that the audit shows only what changed.
    const parties = partyRows(input);
    await tx.agreementParty.deleteMany({
      where: { agreementId: id, NOT: { OR: parties } },
    });
    await tx.agreementParty.createMany({
      data: parties.map((party) => ({ ...party, agreementId: id })),
      skipDuplicates: true,
    });
    await tx.agreementTopic.deleteMany({
      where: { agreementId: id, topicId: { notIn: input.topicIds } },
    });
    await tx.agreementTopic.createMany({
      data: input.topicIds.map((topicId) => ({ topicId, agreementId: id })),
      skipDuplicates: true,
    });
    return { id };
  },
});
