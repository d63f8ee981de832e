import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { MAX_FILE_BYTES, mediaTypeOf } from "#domain/file-kind.ts";
import { requiredName } from "#domain/text.ts";
import type { Marking } from "#generated/prisma/enums.ts";
import type { Tx } from "#server/db.ts";

type Stored = { partner: string; marking: Marking; file: File; contentText: string | null };

/** Stores a file, if its name and its bytes agree that it is of an allowed kind. @throws z.ZodError, at the field "file" */
export async function storeFile(
  tx: Tx,
  { partner, marking, file, contentText }: Stored,
): Promise<{ id: string }> {
  if (file.size > MAX_FILE_BYTES) throw refused("validation.fileSize");
  const content = new Uint8Array(await file.arrayBuffer());
  const name = requiredName(200).safeParse(file.name.split(/[/\\]/).at(-1)).data;
  if (name === undefined) throw refused("validation.fileName");
  const mediaType = mediaTypeOf(name, content);
  if (mediaType === null) throw refused("validation.fileKind");
  return tx.attachment.create({
    data: {
      partner,
      marking,
      name,
      mediaType,
      sizeBytes: content.length,
      sha256: createHash("sha256").update(content).digest("hex"),
      content,
      contentText,
    },
    select: { id: true },
  });
}

function refused(message: string): z.ZodError {
  return new z.ZodError([{ code: "custom", path: ["file"], message, input: undefined }]);
}
