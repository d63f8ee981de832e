import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { coversPartner } from "#domain/actor.ts";
import { MAX_FILE_BYTES, mediaTypeOf } from "#domain/file-kind.ts";
import { requiredName } from "#domain/text.ts";
import { command } from "#server/command.ts";
import { attachmentInput } from "./schema.ts";

/** Keeps a file, if its name and its bytes agree that it is of an allowed kind. Another noun's form names the field "file". */
export const keepAttachment = command({
  action: "attachment.keep",
  input: attachmentInput,
  allow: (actor, _, { partner }) => coversPartner(actor, partner),
  run: async ({ tx, input: { file, contentText, partner, marking } }) => {
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
  },
});

function refused(message: string): z.ZodError {
  return new z.ZodError([{ code: "custom", path: ["file"], message, input: undefined }]);
}
