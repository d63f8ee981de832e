import "server-only";
import { dayOrNull, earliest, toColumn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { refused, refuseFuture } from "#features/agreements/commands/refusals.ts";
import { command } from "#server/command.ts";
import { canKeepText } from "../policy.ts";
import { afterSignatureInput } from "../schema.ts";
import { textsOf } from "./load.ts";

/** Says how an item of the checklist after the signature stands: done, not needed for a reason, or open again for one. */
export const recordAfterSignature = command({
  action: "agreement.after",
  input: afterSignatureInput,
  load: async (tx, { agreementId }) => ({
    ...(await textsOf(tx, agreementId)),
    signatures: await tx.agreementAction.findMany({
      where: { agreementId, type: "signed" },
      select: { happenedOn: true },
    }),
  }),
  allow: (actor, agreement) => canKeepText(actor, agreement),
  run: async ({ tx, input: { doneOn, ...entry }, subject, today, userId }) => {
    const { partner, marking, signatures } = subject;
    if (signatures.length === 0) throw new AppError("conflict", "errors.notSigned");
    const signedOn = earliest(
      signatures.map(({ happenedOn }) => dayOrNull(happenedOn)).filter((on) => on !== null),
    );
    refuseFuture(doneOn, today, "doneOn");
    if (doneOn !== null && signedOn !== null && doneOn < signedOn) {
      throw refused("doneOn", "validation.beforeSignature", { on: signedOn });
    }
    await tx.afterSignatureEntry.create({
      data: { ...entry, partner, marking, doneOn: doneOn && toColumn(doneOn), byId: userId },
    });
    return { id: entry.agreementId };
  },
});
