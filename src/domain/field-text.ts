import type { z } from "zod";

/** Keys of the catalogue, from `.meta({ title, description })`. */
export type FieldText = { labelKey: string; hintKey: string | null };

/**
 * The words of a schema's fields. Plain data, so a page can hand it to a client form without
 * shipping zod to the browser. A field without a title is labelled by its name.
 */
export function fieldTexts<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): Record<keyof Shape & string, FieldText> {
  const texts = Object.entries(schema.shape).map(([name, field]) => {
    const { title = name, description = null } = (field as z.ZodType).meta() ?? {};
    return [name, { labelKey: title, hintKey: description }];
  });
  return Object.fromEntries(texts);
}
