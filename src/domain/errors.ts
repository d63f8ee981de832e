export type ErrorCode =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "stale"
  | "rate_limited"
  | "unavailable";

/** Values for the placeholders of a catalogue text, e.g. `{ max: 200 }` for "at most {max} characters". */
export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * An expected failure. `messageKey` names a text of the catalogue, such as "errors.stale"; the four
 * edges (form, HTTP, page, import) turn it into a sentence in the reader's language.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly messageKey: string;
  readonly params: MessageParams;

  constructor(
    code: ErrorCode,
    messageKey: string,
    params: MessageParams = {},
    options?: ErrorOptions,
  ) {
    super(messageKey, options);
    this.code = code;
    this.messageKey = messageKey;
    this.params = params;
  }
}
