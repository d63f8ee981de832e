import { z } from "zod";
import { single } from "#domain/listing.ts";
import { optionalText } from "#domain/text.ts";
import { recordId } from "#domain/uuid.ts";

/** A post changes hands: the account of whoever takes it over. */
export const handoverInput = z.strictObject({
  postId: recordId,
  toId: recordId,
  note: optionalText(2_000).default(null),
});

/** `digest`: of the list as it was read. */
export const acknowledgementInput = z.strictObject({
  handoverId: recordId,
  digest: z.string().min(1).max(64),
  note: optionalText(2_000).default(null),
});

/** The handover whose list is shown as it was acknowledged; none: the list of today. */
export const handoverParams = z.object({ of: single(recordId) });
