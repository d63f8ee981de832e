import "server-only";
import { z } from "zod";
import { type Passage, quoteAt } from "#domain/quote.ts";
import { recordId } from "#domain/uuid.ts";
import { optionalName } from "#domain/text.ts";
import { command, found } from "#server/command.ts";
import { canAddSource } from "../policy.ts";
import { CITED_KINDS } from "../schema.ts";

const passages = z.strictObject({
  sourceId: recordId,
  passages: z
    .array(
      z.strictObject({
        startsAt: z.int().min(0),
        endsAt: z.int().min(1),
        targetKind: z.enum(CITED_KINDS, "validation.choice").exclude(["source"]),
        targetId: recordId,
        field: optionalName(60),
      }),
    )
    .max(10_000),
});

/**
 * Attaches many passages of one source at once, as `attachCitation` does one by one; that none of them is
 * attached already is the caller's to know. Leads to the source.
 *
 * @throws z.ZodError when there are no words where a passage is said to be
 */
export const attachCitations = command({
  action: "citation.attach",
  input: passages,
  load: async (tx, { sourceId }) => found(await tx.source.findUnique({ where: { id: sourceId } })),
  allow: (actor, source) => canAddSource(actor, source),
  run: async ({ tx, input, subject: { id, text, partner, marking } }) => {
    const data = input.passages.map(({ startsAt, endsAt, targetKind, targetId, field }, index) => {
      const passage = wordsAt(text, { start: startsAt, end: endsAt });
      if (passage === null) throw notThere(index);
      const { start, end, quote } = passage;
      const place = { sourceId: id, startsAt: start, endsAt: end, quote, field };
      return { ...place, [`${targetKind}Id`]: targetId, partner, marking };
    });
    await tx.citation.createMany({ data });
    return { id };
  },
});

/** Far more than the marks that one letter may carry. */
const AROUND = 200;

/** As `quoteAt`, which looks at the whole text: a few letters around the passage tell the same. */
function wordsAt(text: string, { start, end }: Passage) {
  const from = Math.max(0, start - AROUND);
  const near = quoteAt(text.slice(from, end + AROUND), start - from, end - from);
  return near && { ...near, start: near.start + from, end: near.end + from };
}

function notThere(index: number): z.ZodError {
  const path = ["passages", index];
  const message = "validation.quoteNotFound";
  return new z.ZodError([{ code: "custom", path, message, input: undefined }]);
}
