import { z } from "zod";
import { requiredText } from "./text.ts";

/** Why something comes back from its review: counted, beside the words. */
export const RETURN_REASONS = [
  "incomplete",
  "unclear",
  "no_evidence",
  "wrong_facts",
  "wrong_marking",
  "other",
] as const;

/** Both are asked for: the kind is counted, the words help the author. */
export const returnFields = {
  reasonKind: z.enum(RETURN_REASONS, "validation.choice"),
  reason: requiredText(2000),
};
