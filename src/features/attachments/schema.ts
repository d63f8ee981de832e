import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { marking } from "#domain/marking.ts";

/** A file with the partner and marking of the record that it belongs to, and what of it can be read. */
export const attachmentInput = z.strictObject({
  partner: countryCode,
  marking,
  file: z.instanceof(File, { error: "validation.required" }),
  contentText: z.string().nullable().default(null),
});
