import "server-only";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import { command } from "#server/command.ts";
import { moveSeveralInput } from "../move-schema.ts";
import { moveStage } from "./move.ts";
import { refuseFuture } from "./refusals.ts";

/** What is said once for all of them: wrong there, it is wrong for each. */
const SAID_ONCE = new Set(["reason", "note", "waitingOn"]);

/**
 * Moves several agreements to one stage, each by the rules of its own: all of them, or none.
 *
 * @throws AppError `stale` with the references of those that cannot go there, or were moved meanwhile
 */
export const moveSeveral = command({
  action: "agreement.move",
  input: moveSeveralInput,
  allow: () => true,
  run: async ({ tx, ctx, input: { moves, ...shared }, today }) => {
    refuseFuture(shared.enteredOn, today, "enteredOn");
    const refused: string[] = [];
    // In one order, so that two who move the same cards wait for each other.
    for (const move of moves.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one transaction
        await moveStage(ctx, { ...shared, ...move });
      } catch (error) {
        if (!isOwn(error)) throw error;
        refused.push(move.id);
      }
    }
    if (refused.length === 0) return { id: moves[0]?.id ?? "" };
    const select = { ref: true } as const;
    const rows = await tx.agreement.findMany({
      where: { id: { in: refused } },
      select,
      orderBy: { ref: "asc" },
    });
    const refs = rows.map(({ ref }) => ref).join(", ");
    throw new AppError("stale", "errors.severalMoved", { refs });
  },
});

/** Whether one of the cards is the matter, not what is said of all of them. */
function isOwn(error: unknown): boolean {
  if (error instanceof z.ZodError) {
    return !error.issues.some(({ path }) => SAID_ONCE.has(String(path[0])));
  }
  return error instanceof AppError && (error.code === "stale" || error.code === "conflict");
}
