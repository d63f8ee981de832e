import { z } from "zod";

/** Yes or no. A box that is not ticked sends nothing, so nothing means no; forms send "true". */
export const flag = z
  .union([z.boolean(), z.stringbool()], "validation.choice")
  .nullish()
  .transform((value) => value ?? false);
