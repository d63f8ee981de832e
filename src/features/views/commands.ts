import "server-only";
import { AppError } from "#domain/errors.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canChangeView } from "./policy.ts";
import { canonicalQuery, viewInput, viewPin, viewRemoval, viewUpdate } from "./schema.ts";

/** More are no help to find anything. */
const MOST = 200;

/** Keeps what an address asks of a register; one that has the name already asks this from now on. */
export const saveView = command({
  action: "view.save",
  input: viewInput,
  allow: () => true,
  run: async ({ tx, userId, input: { register, name, isShared, ...given } }) => {
    const query = canonicalQuery(register, given.query);
    const known = { ownerId_register_name: { ownerId: userId, register, name } };
    if ((await tx.savedView.count({ where: { ownerId: userId } })) >= MOST) {
      throw new AppError("conflict", "views.error.tooMany", { most: MOST });
    }
    return tx.savedView.upsert({
      select: { id: true },
      where: known,
      create: { ownerId: userId, register, name, query, isShared },
      update: { query, isShared, version: { increment: 1 } },
    });
  },
});

/** Calls it otherwise, shares it or keeps it to its owner again. */
export const reviseView = command({
  action: "view.revise",
  input: viewUpdate,
  load: viewOf,
  allow: canChangeView,
  run: async ({ tx, subject: { ownerId, register }, input: { id, version, name, isShared } }) => {
    const other = await tx.savedView.findFirst({
      where: { ownerId, register, name, id: { not: id } },
      select: { id: true },
    });
    if (other !== null) throw new AppError("conflict", "views.error.name");
    const revised = await tx.savedView.updateMany({
      where: { id, version },
      data: { name, isShared, version: { increment: 1 } },
    });
    expectOne(revised);
    return { id };
  },
});

export const removeView = command({
  action: "view.remove",
  input: viewRemoval,
  load: viewOf,
  allow: canChangeView,
  run: async ({ tx, input: { id } }) => {
    await tx.savedView.delete({ where: { id }, select: { id: true } });
    return { id };
  },
});

/** Own ones and shared ones go to the home page of whoever wants them there. */
export const pinView = command({
  action: "view.pin",
  input: viewPin,
  load: viewOf,
  allow: () => true,
  run: async ({ tx, userId: ownerId, input: { id: viewId, isPinned } }) => {
    if (isPinned) {
      await tx.homeView.upsert({
        where: { ownerId },
        create: { ownerId, viewId },
        update: { viewId },
      });
    } else await tx.homeView.deleteMany({ where: { ownerId, viewId } });
    return { id: viewId };
  },
});

/** @throws AppError `not_found`, also for one that is not shared with the actor. */
async function viewOf(
  tx: Tx,
  { id }: { id: string },
): Promise<{ ownerId: string; register: string }> {
  const select = { ownerId: true, register: true } as const;
  return found(await tx.savedView.findUnique({ where: { id }, select }));
}
