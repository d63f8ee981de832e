import "server-only";
import { type CalendarDate, toColumn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canReviseCommitment } from "../policy.ts";
import {
  type MilestoneInput,
  milestoneInput,
  milestoneRemoval,
  milestoneUpdate,
} from "../schema.ts";
import { columnOf, markedOf, refuseFuture } from "./marked.ts";

export const addMilestone = command({
  action: "commitment.milestone",
  input: milestoneInput,
  load: (tx, { commitmentId }) => markedOf(tx, commitmentId),
  allow: (actor, commitment) => canReviseCommitment(actor, commitment),
  run: async ({ tx, input: { commitmentId, ...input }, subject: { partner, marking }, today }) => {
    if (input.reachedOn !== null) refuseFuture(input.reachedOn, today, "reachedOn");
    const position = await tx.milestone.count({ where: { commitmentId } });
    return tx.milestone.create({
      select: { id: true },
      data: { ...milestoneColumns(input), commitmentId, partner, marking, position },
    });
  },
});

/** Corrects a milestone, or says on which day it was reached. */
export const reviseMilestone = command({
  action: "commitment.milestone",
  input: milestoneUpdate,
  load: async (tx, { id }) => markedOf(tx, await commitmentOf(tx, id)),
  allow: (actor, commitment) => canReviseCommitment(actor, commitment),
  run: async ({ tx, input: { id, version, ...input }, today }) => {
    if (input.reachedOn !== null) refuseFuture(input.reachedOn, today, "reachedOn");
    const data = { ...milestoneColumns(input), version: { increment: 1 } };
    expectOne(await tx.milestone.updateMany({ where: { id, version }, data }));
    return { id };
  },
});

/** Takes back a milestone that was never one; the audit trail keeps it. */
export const removeMilestone = command({
  action: "commitment.milestone",
  input: milestoneRemoval,
  load: async (tx, { id }) => markedOf(tx, await commitmentOf(tx, id)),
  allow: (actor, commitment) => canReviseCommitment(actor, commitment),
  run: async ({ tx, input: { id, version } }) => {
    expectOne(await tx.milestone.deleteMany({ where: { id, version } }));
    return { id };
  },
});

/** @throws AppError `stale` when one of them is not an open milestone of the commitment any more */
export async function reachMilestones(
  tx: Tx,
  commitmentId: string,
  ids: readonly string[],
  reachedOn: CalendarDate,
): Promise<void> {
  if (ids.length === 0) return;
  const { count } = await tx.milestone.updateMany({
    where: { commitmentId, id: { in: [...ids] }, reachedOn: null },
    data: { reachedOn: toColumn(reachedOn), version: { increment: 1 } },
  });
  if (count !== ids.length) throw new AppError("stale", "errors.stale");
}

async function commitmentOf(tx: Tx, milestoneId: string): Promise<string> {
  const where = { id: milestoneId };
  return found(await tx.milestone.findUnique({ where, select: { commitmentId: true } }))
    .commitmentId;
}

export function milestoneColumns(
  input: Pick<MilestoneInput, "title" | "dueOn" | "duePrecision" | "reachedOn">,
) {
  const { title, dueOn, duePrecision, reachedOn } = input;
  return { title, duePrecision, dueOn: columnOf(dueOn), reachedOn: columnOf(reachedOn) };
}
