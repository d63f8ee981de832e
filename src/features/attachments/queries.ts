import "server-only";
import { createHash } from "node:crypto";
import { AppError } from "#domain/errors.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";

export type AttachedFile = { name: string; mediaType: string; content: Uint8Array<ArrayBuffer> };

/**
 * A file as it was kept: what was changed past Accord is not handed out.
 *
 * @throws AppError `not_found`, also when the viewer may not see it; `conflict` when it is not what its checksum says.
 */
export async function getAttachment(tx: Tx, id: string): Promise<AttachedFile> {
  const { sha256, ...file } = found(
    await tx.attachment.findUnique({
      where: { id },
      select: { name: true, mediaType: true, content: true, sha256: true },
    }),
  );
  if (createHash("sha256").update(file.content).digest("hex") !== sha256) {
    throw new AppError("conflict", "errors.fileDamaged");
  }
  return file;
}
