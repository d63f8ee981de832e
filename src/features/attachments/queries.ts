import "server-only";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";

export type AttachedFile = { name: string; mediaType: string; content: Uint8Array<ArrayBuffer> };

/** @throws AppError `not_found`, also when the viewer may not see it. */
export async function getAttachment(tx: Tx, id: string): Promise<AttachedFile> {
  return found(
    await tx.attachment.findUnique({
      where: { id },
      select: { name: true, mediaType: true, content: true },
    }),
  );
}
