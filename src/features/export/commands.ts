import "server-only";
import { uuidv7 } from "#domain/uuid.ts";
import { AppError } from "#domain/errors.ts";
import { command } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { exportBegin, exportEnd } from "./schema.ts";

/** A reader who takes more files than this in ten minutes is a program that should slow down. */
const MOST_IN_TEN_MINUTES = 60;

/** Says in the log who takes which rows, before the first of them leaves. */
export const beginExport = command({
  action: "export.begin",
  input: exportBegin,
  // Row security has chosen the rows.
  allow: () => true,
  run: async ({ tx, ctx, userId, input: { rows, ...input } }) => {
    // A printed list is a page like others, and no longer than they are.
    if (input.format !== "print") await slowDown(tx, userId);
    const id = uuidv7();
    await tx.$executeRaw`
      insert into export_log (id, user_id, request_id, register, format, address, as_of, known_on, rows, marking)
      values (${id}::uuid, ${userId}::uuid, ${ctx.requestId}, ${input.register}, ${input.format}, ${input.address},
        ${input.asOf}::date, ${input.knownOn}::date, ${rows}, ${input.marking}::marking)`;
    return { id };
  },
});

/** Says in the log how it ended: only of an export that is one's own. */
export const endExport = command({
  action: "export.end",
  input: exportEnd,
  allow: () => true,
  run: async ({ tx, input: { exportId, rows, isWhole } }) => {
    await tx.$executeRaw`
      insert into export_end (export_id, rows, is_whole) values (${exportId}::uuid, ${rows}, ${isWhole})`;
    return { id: exportId };
  },
});

/** @throws AppError `rate_limited` */
async function slowDown(tx: Tx, userId: string): Promise<void> {
  const [recent] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from export_log
    where user_id = ${userId}::uuid and format <> 'print' and at > now() - interval '10 minutes'`;
  if (recent.count >= MOST_IN_TEN_MINUTES) {
    throw new AppError("rate_limited", "export.error.tooMany");
  }
}
