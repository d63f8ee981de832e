import type { MessageParams } from "#domain/errors.ts";

/** Why a file is refused; each has its sentence in `documents`. */
export type UnreadableReason =
  | "empty"
  | "tooLarge"
  | "tooLong"
  | "unknownKind"
  | "oldWord"
  | "richText"
  | "openDocument"
  | "outlookMessage"
  | "spreadsheet"
  | "slides"
  | "archive"
  | "picture"
  | "locked"
  | "damaged"
  | "packedTooTightly"
  | "tooManyParts"
  | "tooManyPages"
  | "nestedTooDeeply"
  | "noText"
  | "scanned"
  | "lettersUnknown"
  | "onlyAttachments"
  | "brokenText"
  | "tooHeavy"
  | "busy";

/** A file that cannot be read, and why: the reader's own way to give up, on either side of its process. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
  readonly reason: UnreadableReason;
  readonly params: MessageParams;

  constructor(reason: UnreadableReason, params: MessageParams = {}, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
    this.params = params;
  }
}
