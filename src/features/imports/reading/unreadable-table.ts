import type { MessageParams } from "#domain/errors.ts";

/** Why a file is refused as a whole; each has its sentence in `imports.file`. */
export type UnreadableTableReason =
  | "empty"
  | "headOnly"
  | "unknownKind"
  | "oldExcel"
  | "locked"
  | "damaged"
  | "packedTooTightly"
  | "brokenText"
  | "unclosedQuote"
  | "tooWide"
  | "tooManyRows"
  | "longCell"
  | "noSheet"
  | "twiceInHead";

/** A file that is no table that can be read, and why. */
export class UnreadableTable extends Error {
  override readonly name = "UnreadableTable";
  readonly reason: UnreadableTableReason;
  readonly params: MessageParams;

  constructor(reason: UnreadableTableReason, params: MessageParams = {}, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
    this.params = params;
  }
}
