import { z } from "zod";

/** PostgreSQL's `integer` ends here. */
const LARGEST = 2_147_483_647;

/** A whole number from 0, as typed in a box or given by a program; null: not known. */
export const optionalCount = z.union(
  [
    z.null(),
    z.number().int().min(0).max(LARGEST),
    z
      .string()
      .regex(/^\s*\d{1,9}\s*$/)
      .transform(Number),
  ],
  "validation.count",
);
