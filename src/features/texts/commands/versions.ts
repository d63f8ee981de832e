import "server-only";
import { z } from "zod";
import { encodeMessage } from "#domain/message.ts";
import { AppError } from "#domain/errors.ts";
import { keepAttachment } from "#features/attachments/commands.ts";
import { contentTextOf } from "#features/attachments/content-text.ts";
import { textOfFile } from "#features/documents/text-of-file.ts";
import { requiredText } from "#domain/text.ts";
import { command } from "#server/command.ts";
import { canKeepText } from "../policy.ts";
import { MAX_VERSION_LENGTH, signedInput, versionInput } from "../schema.ts";
import { textsOf } from "./load.ts";

/**
 * Keeps the next version of the text under negotiation, pasted or read from a file that is kept with it.
 *
 * @throws AppError `conflict` while a version is frozen, `stale` when another version has come since the writer looked.
 */
export const recordDraftText = command({
  action: "agreement.draft",
  input: versionInput,
  prepare: async ({ file, text }) => text ?? (await readVersion(file)),
  load: (tx, { agreementId }) => textsOf(tx, agreementId),
  allow: (actor, agreement) => canKeepText(actor, agreement),
  run: async ({ tx, ctx, input, prepared: text, subject, userId }) => {
    const { agreementId, file, last, side, note } = input;
    const { partner, marking } = subject;
    if (subject.frozen !== null) {
      throw new AppError("conflict", "errors.textFrozen", { number: subject.frozen.number });
    }
    if (last !== null && last !== subject.last) {
      throw new AppError("stale", "errors.textMovedOn", { number: subject.last });
    }
    const kept = file && (await keepAttachment(ctx, { file, contentText: text, partner, marking }));
    await tx.draftText.create({
      data: {
        agreementId,
        partner,
        marking,
        number: subject.last + 1,
        side,
        text,
        note,
        attachmentId: kept?.id ?? null,
        byId: userId,
      },
    });
    return { id: agreementId };
  },
});

/** @throws z.ZodError on `file` when nothing can be read in it, or too much. */
async function readVersion(file: File | null): Promise<string> {
  const { text } = await textOfFile(file);
  const read = requiredText(MAX_VERSION_LENGTH).safeParse(text);
  if (read.success) return read.data;
  const message =
    text.length > MAX_VERSION_LENGTH
      ? encodeMessage("validation.tooLong", { max: MAX_VERSION_LENGTH })
      : "documents.empty";
  throw new z.ZodError([{ code: "custom", path: ["file"], message, input: undefined }]);
}

/** Attaches the text as it was signed. A later one takes the place of an earlier one, which stays on record. */
export const attachSignedText = command({
  action: "agreement.sign",
  input: signedInput,
  prepare: ({ file }) => contentTextOf(file),
  load: (tx, { agreementId }) => textsOf(tx, agreementId),
  allow: (actor, agreement) => canKeepText(actor, agreement),
  run: async ({ tx, ctx, input, prepared: contentText, subject, userId }) => {
    const { agreementId, file, note } = input;
    const { partner, marking } = subject;
    const { id } = await keepAttachment(ctx, { file, contentText, partner, marking });
    await tx.signedText.create({
      data: { agreementId, partner, marking, attachmentId: id, note, byId: userId },
    });
    return { id: agreementId };
  },
});
