import "server-only";
import { type CalendarDate, toColumn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { addAction } from "#features/agreements/commands/load.ts";
import { refuseFuture } from "#features/agreements/commands/refusals.ts";
import { command } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canKeepText, canReopen } from "../policy.ts";
import { freezeInput, reopenInput } from "../schema.ts";
import { textsOf, versionOf } from "./load.ts";

/**
 * The initialling names the version that was initialled, which is frozen from then on: no version is added until the text is
 * opened again. An initialling that is on record for that date is taken; else it is recorded.
 *
 * @throws AppError `stale` when a version has come that the actor had not seen, `conflict` while one is frozen.
 */
export const freezeText = command({
  action: "agreement.freeze",
  input: freezeInput,
  load: (tx, input) => versionOf(tx, input),
  allow: (actor, agreement) => canKeepText(actor, agreement),
  run: async ({ tx, input, subject, today, userId }) => {
    const { last, happenedOn, happenedPrecision, place, note } = input;
    const { id: agreementId, partner, marking, version, frozen } = subject;
    refuseFuture(happenedOn, today, "happenedOn");
    if (frozen !== null) {
      throw new AppError("conflict", "errors.textFrozen", { number: frozen.number });
    }
    if (last !== subject.last) {
      throw new AppError("stale", "errors.textMovedOn", { number: subject.last });
    }
    let actionId = await initiallingOf(tx, agreementId, happenedOn);
    if (actionId === null) {
      const action = { happenedOn, happenedPrecision, place, note, sourceId: null };
      await addAction(tx, agreementId, subject, { type: "initialled", ...action });
      actionId = await initiallingOf(tx, agreementId, happenedOn);
    }
    await tx.textDecision.create({
      data: {
        agreementId,
        partner,
        marking,
        draftTextId: version.id,
        kind: "frozen",
        actionId,
        byId: userId,
      },
    });
    return { id: agreementId };
  },
});

/** The initialling that is on record for this date. */
async function initiallingOf(
  tx: Tx,
  agreementId: string,
  on: CalendarDate | null,
): Promise<string | null> {
  const row = await tx.agreementAction.findFirst({
    where: { agreementId, type: "initialled", happenedOn: on && toColumn(on) },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** Opens a frozen text again, for a reason that stays on record. */
export const reopenText = command({
  action: "agreement.reopen",
  input: reopenInput,
  load: (tx, { agreementId }) => textsOf(tx, agreementId),
  allow: (actor, agreement) => canReopen(actor, agreement),
  run: async ({ tx, input: { number, reason }, subject, userId }) => {
    const { id: agreementId, partner, marking, frozen } = subject;
    if (frozen?.number !== number) throw new AppError("stale", "errors.stale");
    await tx.textDecision.create({
      data: {
        agreementId,
        partner,
        marking,
        draftTextId: frozen.id,
        kind: "reopened",
        reason,
        byId: userId,
      },
    });
    return { id: agreementId };
  },
});
