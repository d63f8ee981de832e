import "server-only";
import { AppError } from "#domain/errors.ts";
import { encodeMessage } from "#domain/message.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import type { Form } from "#features/imports/kinds/returned.ts";
import type { Command, Context } from "#server/command.ts";
import { translated } from "#server/database-error.ts";
import type { Tx } from "#server/db.ts";
import type { Writing } from "./target.ts";

/**
 * Sends one form after another, each of which finds the register as the one before has left it. What a command refuses for
 * what is on record by then is a problem of its row: nothing of that row stays. Gives the id of each; null: refused.
 */
export async function sendForms(
  writing: Writing,
  forms: readonly { command: Command; form: Form; cells: Cells }[],
): Promise<(string | null)[]> {
  const ids: (string | null)[] = [];
  const ctx = contextOf(writing);
  for (const { command, form, cells } of forms) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    ids.push(await sent(writing.tx, cells, async () => (await command(ctx, form)).id));
  }
  return ids;
}

async function sent(tx: Tx, cells: Cells, send: () => Promise<string>): Promise<string | null> {
  await tx.$executeRaw`savepoint import_form`;
  try {
    const id = await send();
    await tx.$executeRaw`release savepoint import_form`;
    return id;
  } catch (error) {
    const why = translated(error);
    if (!(why instanceof AppError) || why.code === "unavailable") throw error;
    await tx.$executeRaw`rollback to savepoint import_form`;
    cells.refuse("row", encodeMessage(why.messageKey, why.params));
    return null;
  }
}

/** A request of its own inside the import's transaction. */
const contextOf = ({ tx, setting }: Writing): Context & { tx: Tx } => ({
  actor: setting.actor,
  now: new Date(),
  today: setting.today,
  requestId: uuidv7(),
  tx,
});
