import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import { command, expectOne } from "#server/command.ts";
import { canWriteAgreement } from "../policy.ts";
import { ACTION_OF_STAGE, moveInput, routeInput } from "../schema.ts";
import { DEFAULT_ROUTE, lastRouteStage, nextStages, openStage, stagesToSkipTo } from "../stages.ts";
import { addAction, agreementOf, routeIdOn } from "./load.ts";
import { refused, refuseFuture } from "./refusals.ts";
import { stageRow } from "./rows.ts";

/**
 * Moves an agreement along its route: one of the moves `nextStages` allows, or further ahead with the
 * reason in the note; not before the day of the last one, not after today. The first move puts it on the route valid that day. With `happenedOn` the
 * initialling, signature or entry into force is recorded along with it.
 */
export const moveStage = command({
  action: "agreement.move",
  input: moveInput,
  load: (tx, { id }) => agreementOf(tx, id),
  allow: (actor, agreement) => canWriteAgreement(actor, agreement),
  run: async ({ tx, input, subject, userId, today }) => {
    const { id, version, stage, enteredOn, happenedOn, happenedPrecision, place } = input;
    refuseFuture(enteredOn, today, "enteredOn");
    refuseFuture(happenedOn, today, "happenedOn");
    // First of all, so that the second of two movers is told of the first, whatever they chose.
    const data = {
      version: { increment: 1 },
      ...(subject.routeId === null && { routeId: await routeIdOn(tx, subject, enteredOn) }),
    };
    expectOne(await tx.agreement.updateMany({ where: { id, version }, data }));
    const last = openStage(subject.stages);
    if (last !== null && enteredOn < last.enteredOn) {
      throw refused("enteredOn", "validation.stageBeforeLast", { on: last.enteredOn });
    }
    const cameFrom = lastRouteStage(subject.stages);
    const route = subject.route ?? DEFAULT_ROUTE;
    const moves = nextStages(last?.stage ?? null, route, cameFrom);
    if (!moves.some((move) => move.stage === stage)) {
      const beyond = stagesToSkipTo(last?.stage ?? null, route);
      if (!beyond.includes(stage)) throw refused("stage", "validation.stageNotAllowed");
      if (input.note === null) throw refused("note", "validation.skipReason");
    }
    const { partner, marking } = subject;
    await tx.stageEntry.create({
      data: { ...stageRow(input), agreementId: id, partner, marking, byId: userId },
    });
    const type = ACTION_OF_STAGE[stage];
    if (type !== undefined && happenedOn !== null) {
      const action = { type, happenedOn, happenedPrecision, place, note: null, sourceId: null };
      await addAction(tx, id, subject, action);
    }
    return { id };
  },
});

/** Records an approval path; agreements that enter the pipeline while it is valid take it. */
export const recordRoute = command({
  action: "route.record",
  input: routeInput,
  allow: (actor) => actor.kind === "user",
  run: ({ tx, input: { stages, validFrom, validUntil, ...route } }) =>
    tx.route.create({
      select: { id: true },
      data: {
        ...route,
        validFrom: toColumn(validFrom),
        validUntil: validUntil && toColumn(validUntil),
        stages: {
          create: stages.map(({ concurrences, ...stage }, position) => ({
            ...stage,
            position,
            concurrences: { create: concurrences.map((desk) => ({ desk })) },
          })),
        },
      },
    }),
});
