import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { MessageParams } from "#domain/errors.ts";
import { encodeMessage } from "#domain/message.ts";
import { requiredName } from "#domain/text.ts";
import type { Tx } from "#server/db.ts";
import { hasRows, openTable } from "#features/imports/reading/table.ts";
import { UnreadableTable } from "#features/imports/reading/unreadable-table.ts";

/** What a field is refused for that its schema cannot know. */
export const refused = (field: string, key: string, params: MessageParams = {}) =>
  new z.ZodError([
    {
      code: "custom",
      path: field.split("."),
      message: encodeMessage(key, params),
      input: undefined,
    },
  ]);

/** The row of a file that is to be brought in. @throws z.ZodError for what is no table. */
export async function beginBatch(
  tx: Tx,
  ownerId: string,
  path: string,
  content: Uint8Array,
): Promise<{ id: string }> {
  const fileName = requiredName(200).safeParse(path.split(/[/\\]/).at(-1)).data;
  if (fileName === undefined) throw refused("file", "validation.fileName");
  try {
    if (!(await hasRows(await openTable(content, null)))) throw new UnreadableTable("headOnly");
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    throw refused("file", `imports.file.${error.reason}`, error.params);
  }
  const sha256 = createHash("sha256").update(content).digest("hex");
  const batch = await tx.importBatch.create({
    data: { ownerId, fileName, sha256, sizeBytes: content.length },
    select: { id: true },
  });
  await tx.importWork.create({ data: { batchId: batch.id } });
  return batch;
}
