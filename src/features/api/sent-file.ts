import { createHash } from "node:crypto";
import { z } from "zod";
import { validationMessage } from "#domain/message.ts";

/** A file in a body of JSON. */
export const sentFile = z.strictObject({
  name: z.string().min(1).max(200),
  content: z.base64().min(4),
});

const body = z.looseObject({ file: sentFile.nullish() });

/**
 * The body of a report with the file that came in it, as a form sends it: the command looks at its name and its bytes.
 *
 * @throws z.ZodError for what is no file, at its place in the body
 */
export function withSentFile(raw: Record<string, unknown>): Record<string, unknown> {
  const { file } = body.parse(raw, { error: validationMessage });
  return file == null ? { ...raw, file: null } : { ...raw, file: fileOf(file) };
}

function fileOf({ name, content }: z.output<typeof sentFile>): File {
  const bytes = new Uint8Array(Buffer.from(content, "base64"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  // A file says nothing of itself as JSON, by which the same key with another file is told from the same request.
  return Object.assign(new File([bytes], name), { sha256 });
}
