import "server-only";
import { coversPartner } from "#domain/actor.ts";
import { command } from "#server/command.ts";
import { attachmentInput } from "./schema.ts";
import { storeFile } from "./store.ts";

/** Keeps a file, if its name and its bytes agree that it is of an allowed kind. Another noun's form names the field "file". */
export const keepAttachment = command({
  action: "attachment.keep",
  input: attachmentInput,
  allow: (actor, _, { partner }) => coversPartner(actor, partner),
  run: ({ tx, input }) => storeFile(tx, input),
});
