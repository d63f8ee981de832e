import "server-only";
import { z } from "zod";
import { toColumn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { command, found } from "#server/command.ts";
import { notify, settle } from "#server/tell.ts";
import { digestOf, listOfPost } from "./list.ts";
import { canAcknowledge, canOpenHandover } from "./policy.ts";
import { acknowledgementInput, handoverInput } from "./schema.ts";

/** Says that a post changes hands, and to whom. One that nobody acknowledged gives way to a later one. */
export const openHandover = command({
  action: "handover.open",
  input: handoverInput,
  load: async (tx, { postId }) => {
    const { agency } = found(
      await tx.post.findUnique({
        where: { id: postId },
        select: { agency: { select: { country: true } } },
      }),
    );
    const home = await tx.country.findFirst({ where: { isHome: true }, select: { code: true } });
    return { isHome: agency.country !== null && agency.country === home?.code };
  },
  allow: (actor, post) => canOpenHandover(actor, post),
  run: async ({ tx, input, userId }) => {
    const to = await tx.user.findUnique({
      where: { id: input.toId, disabledAt: null },
      select: { role: true },
    });
    if (to === null || to.role === "administrator") {
      throw new z.ZodError([
        { code: "custom", path: ["toId"], message: "validation.choice", input: undefined },
      ]);
    }
    const record = { kind: "post", id: input.postId } as const;
    // Whoever was told before is no longer the one.
    await settle(tx, ["handover", "escalated"], record);
    const data = { ...input, byId: userId };
    const { id } = await tx.handover.create({ data, select: { id: true } });
    await notify(tx, { to: [input.toId], kind: "handover", record, occurrence: id });
    return { id: input.postId };
  },
});

/**
 * The new holder has read the list: what stood on it is kept with the day and the name.
 *
 * @throws AppError `stale` when the list is no longer the one that was read, or the post went to somebody else; `conflict` the
 *   second time.
 */
export const acknowledgeHandover = command({
  action: "handover.acknowledge",
  input: acknowledgementInput,
  load: async (tx, { handoverId }) => {
    const { postId, ...handover } = found(
      await tx.handover.findUnique({
        where: { id: handoverId },
        select: { postId: true, toId: true, receipt: { select: { id: true } } },
      }),
    );
    const last = await tx.handover.findFirst({
      where: { postId },
      orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    return { ...handover, postId, isLast: last?.id === handoverId };
  },
  allow: (actor, handover) => canAcknowledge(actor, handover),
  run: async ({ tx, input: { handoverId, digest, note }, subject, today, userId }) => {
    if (subject.receipt !== null) throw new AppError("conflict", "errors.handoverDone");
    const lines = await listOfPost(tx, subject.postId, today);
    if (!subject.isLast || digestOf(lines) !== digest) {
      throw new AppError("stale", "errors.handoverMoved");
    }
    await tx.handoverReceipt.create({ data: { handoverId, note, byId: userId } });
    await tx.handoverItem.createMany({
      data: lines.map(({ on, ...line }, position) => ({
        ...line,
        handoverId,
        position,
        onDay: on && toColumn(on),
      })),
    });
    await settle(tx, ["handover", "escalated"], { kind: "post", id: subject.postId });
    return { id: subject.postId };
  },
});
