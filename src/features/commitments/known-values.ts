import { z } from "zod";
import { calendarDate } from "#domain/calendar-date.ts";
import { datePrecision } from "#domain/date-precision.ts";
import { obligor } from "#domain/sides.ts";
import { wordingStrength } from "#domain/wording-strength.ts";
import { CommitmentKind } from "#generated/prisma/enums.ts";

/**
 * What the trail keeps of a commitment's own values, by column, as the fields of its row. What is not
 * there was never changed; what cannot be read is passed over.
 */
export const knownValues = z
  .object({
    title: z.string(),
    text: z.string(),
    kind: z.enum(CommitmentKind),
    obligor,
    beneficiary: obligor,
    strength: wordingStrength,
    made_on: calendarDate.nullable(),
    made_precision: datePrecision,
    due_on: calendarDate.nullable(),
    due_precision: datePrecision,
    due_words: z.string().nullable(),
  })
  .partial()
  .catch({})
  .transform(({ made_on, made_precision, due_on, due_precision, due_words, ...same }) => ({
    ...same,
    ...(made_on !== undefined && { madeOn: made_on }),
    ...(made_precision !== undefined && { madePrecision: made_precision }),
    ...(due_on !== undefined && { dueOn: due_on }),
    ...(due_precision !== undefined && { duePrecision: due_precision }),
    ...(due_words !== undefined && { dueWords: due_words }),
  }));
