import type { z } from "zod";
import { validationMessage } from "#domain/message.ts";
import type { Cells } from "./cells.ts";

/**
 * What the schema of the form makes of a row; its problems land on the fields that they come from. `inner`
 * names those for the fields of rows inside the row.
 */
export function parsedBy<Schema extends z.ZodType>(
  schema: Schema,
  raw: Record<string, unknown>,
  cells: Cells,
  inner: Readonly<Record<string, string>> = {},
): z.output<Schema> | null {
  const parsed = schema.safeParse(raw, { error: validationMessage });
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    const field = String(path.at(-1) ?? "row");
    cells.refuse(inner[field] ?? field, message);
  }
  return null;
}
