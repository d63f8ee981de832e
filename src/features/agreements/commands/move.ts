import "server-only";
import { AppError } from "#domain/errors.ts";
import { keepAttachment } from "#features/attachments/commands.ts";
import { contentTextOf } from "#features/attachments/content-text.ts";
import { command } from "#server/command.ts";
import { ACTION_OF_STAGE, type MoveInput, moveInput } from "../move-schema.ts";
import { moveAsks, refusalOfMove, wayTo } from "../moves.ts";
import { canWriteAgreement } from "../policy.ts";
import { standingOf } from "../standing-rows.ts";
import { addAction, agreementOf, routeIdOn } from "./load.ts";
import { refused, refuseFuture } from "./refusals.ts";
import { stageRow } from "./rows.ts";

/**
 * Moves an agreement: along its route, back, aside, or up again where it was held. Not before the day of
 * the last move, not after today, not past a desk whose concurrence its route asks for. The first move
 * puts it on the route valid that day. With `happenedOn` the initialling, signature or entry into force
 * is recorded along with it.
 */
export const moveStage = command({
  action: "agreement.move",
  input: moveInput,
  prepare: ({ file }) => contentTextOf(file),
  load: (tx, { id }) => agreementOf(tx, id),
  allow: (actor, agreement) => canWriteAgreement(actor, agreement),
  run: async ({ tx, ctx, input, prepared: contentText, subject, userId, today }) => {
    const { id, version, stage, enteredOn, happenedOn, happenedPrecision, place, file } = input;
    refuseFuture(enteredOn, today, "enteredOn");
    refuseFuture(happenedOn, today, "happenedOn");
    // First of all, so that the second of two movers is told of the first, whatever they chose.
    const data = {
      version: { increment: 1 },
      ...(subject.routeId === null && { routeId: await routeIdOn(tx, subject, enteredOn) }),
    };
    const { count } = await tx.agreement.updateMany({ where: { id, version }, data });
    const { standing, last } = await standingOf(tx, id, today);
    if (count !== 1) throw movedMeanwhile(input.fromId, last);
    if (last !== null && enteredOn < last.enteredOn) {
      throw refused("enteredOn", "validation.stageBeforeLast", { on: last.enteredOn });
    }
    const refusal = refusalOfMove(stage, enteredOn, standing);
    const way = wayTo(stage, standing);
    if (refusal !== null || way === null) {
      throw refused("stage", refusal?.key ?? "validation.move.notAllowed", refusal?.params);
    }
    refuseUnanswered(input, moveAsks(stage, way, standing.route));
    const { partner, marking } = subject;
    const kept = file && (await keepAttachment(ctx, { file, contentText, partner, marking }));
    const { reason, referenceNo } = input;
    await tx.stageEntry.create({
      data: {
        ...stageRow(input),
        reason,
        referenceNo,
        attachmentId: kept?.id ?? null,
        agreementId: id,
        partner,
        marking,
        byId: userId,
      },
    });
    const type = ACTION_OF_STAGE[stage];
    if (type !== undefined && happenedOn !== null) {
      const action = { type, happenedOn, happenedPrecision, place, note: null, sourceId: null };
      await addAction(tx, id, subject, action);
    }
    return { id };
  },
});

type LastEntry = Awaited<ReturnType<typeof standingOf>>["last"];

/** Tells the second of two movers who moved it where; when only its words were changed, that. */
function movedMeanwhile(fromId: string | null, last: LastEntry): AppError {
  if (last === null || last.id === fromId || fromId === null) {
    return new AppError("stale", "errors.stale");
  }
  const stage = `values.stage.${last.stage}`;
  return new AppError("stale", "errors.moved", { who: last.by.name, stage, on: last.enteredOn });
}

/** What the move asks for and was not told, or was told without being asked. */
function refuseUnanswered(input: MoveInput, asks: ReturnType<typeof moveAsks>): void {
  const { reason, note, referenceNo, happenedOn } = input;
  if (asks.reasons.length > 0 && reason === null) {
    throw refused("reason", "validation.move.reason");
  }
  if (reason !== null && !asks.reasons.includes(reason)) {
    throw refused("reason", "validation.choice");
  }
  if ((asks.note === "required" || reason === "other") && note === null) {
    throw refused("note", "validation.move.words");
  }
  if (asks.referenceNo === "required" && referenceNo === null) {
    throw refused("referenceNo", "validation.move.referenceNo");
  }
  if (asks.happened === "required" && happenedOn === null) {
    throw refused("happenedOn", "validation.move.happened");
  }
}
