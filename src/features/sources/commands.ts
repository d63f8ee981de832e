import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { type CalendarDate, toColumn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { findQuote, quoteAt } from "#domain/quote.ts";
import { command, expectOne, found, nextReference } from "#server/command.ts";
import { canAddSource } from "./policy.ts";
import {
  type CitedKind,
  citationInput,
  citationRemoval,
  claimChoiceInput,
  claimInput,
  figureInput,
  sourceInput,
  sourceUpdate,
} from "./schema.ts";

/** @throws AppError `conflict` when the same text is already a source of this partner. */
export const addSource = command({
  action: "source.add",
  input: sourceInput,
  allow: (actor, _, input) => canAddSource(actor, input),
  run: async ({ tx, userId, today, input }) => {
    const sha256 = createHash("sha256").update(input.text).digest("hex");
    const twin = await tx.source.findFirst({ where: { partner: input.partner, sha256 } });
    if (twin !== null) throw new AppError("conflict", "errors.sameSource", { ref: twin.ref });
    const ref = await nextReference(tx, "SRC", input.partner, input.publishedOn ?? today);
    return tx.source.create({
      data: { ...row(input), ref, sha256, createdById: userId },
      select: { id: true },
    });
  },
});

export const reviseSource = command({
  action: "source.revise",
  input: sourceUpdate,
  load: async (tx, { id }) => found(await tx.source.findUnique({ where: { id } })),
  allow: (actor, source, input) =>
    canAddSource(actor, source) && canAddSource(actor, { ...input, partner: source.partner }),
  run: async ({ tx, input: { id, version, ...input } }) => {
    const data = { ...row(input), version: { increment: 1 } };
    expectOne(await tx.source.updateMany({ where: { id, version }, data }));
    return { id };
  },
});

function row<Input extends { publishedOn: CalendarDate | null; retrievedOn: CalendarDate | null }>(
  input: Input,
) {
  const { publishedOn, retrievedOn } = input;
  return {
    ...input,
    publishedOn: publishedOn && toColumn(publishedOn),
    retrievedOn: retrievedOn && toColumn(retrievedOn),
  };
}

const sourceOf = { select: { id: true, partner: true, marking: true, text: true } } as const;

/** @throws z.ZodError on `quote` when the words do not stand in the source. */
export const attachCitation = command({
  action: "citation.attach",
  input: citationInput,
  load: async (tx, { sourceId }) =>
    found(await tx.source.findUnique({ where: { id: sourceId }, ...sourceOf })),
  allow: (actor, subject) => canAddSource(actor, subject),
  run: async ({ tx, input, subject: source }) => {
    const passage = passageIn(source.text, input);
    return tx.citation.create({
      data: {
        sourceId: source.id,
        partner: source.partner,
        marking: source.marking,
        quote: source.text.slice(passage.start, passage.end),
        startsAt: passage.start,
        endsAt: passage.end,
        field: input.field,
        note: input.note,
        ...pointingTo(input.targetKind, input.targetId),
      },
      select: { id: true },
    });
  },
});

function passageIn(text: string, input: z.output<typeof citationInput>) {
  const { quote, startsAt, endsAt } = input;
  const passage =
    startsAt !== null && endsAt !== null
      ? quoteAt(text, startsAt, endsAt)
      : findQuote(text, quote ?? "");
  if (passage !== null) return passage;
  throw new z.ZodError([
    { code: "custom", path: ["quote"], message: "validation.quoteNotFound", input: quote },
  ]);
}

const pointingTo = (kind: CitedKind, id: string) => ({ [`${kind}Id`]: id });

export const removeCitation = command({
  action: "citation.remove",
  input: citationRemoval,
  load: async (tx, { id }) => found(await tx.citation.findUnique({ where: { id } })),
  allow: (actor, subject) => canAddSource(actor, subject),
  run: async ({ tx, input: { id } }) => {
    await tx.citation.delete({ where: { id } });
    return { id };
  },
});

export const recordClaim = command({
  action: "claim.record",
  input: claimInput,
  load: async (tx, { sourceId }) =>
    found(await tx.source.findUnique({ where: { id: sourceId }, ...sourceOf })),
  allow: (actor, subject) => canAddSource(actor, subject),
  run: ({ tx, input: { targetKind, targetId, claimedOn, ...input }, subject }) =>
    tx.claim.create({
      data: {
        ...input,
        partner: subject.partner,
        marking: subject.marking,
        claimedOn: claimedOn && toColumn(claimedOn),
        ...pointingTo(targetKind, targetId),
      },
      select: { id: true },
    }),
});

/** The latest choice among the claims of one field is the value in use; the others stay beside it. */
export const chooseClaim = command({
  action: "claim.choose",
  input: claimChoiceInput,
  load: async (tx, { claimId }) => found(await tx.claim.findUnique({ where: { id: claimId } })),
  allow: (actor, subject) => canAddSource(actor, subject),
  run: ({ tx, userId, input: { claimId, reason }, subject: { partner, marking } }) =>
    tx.claimChoice.create({
      data: { claimId, reason, partner, marking, byId: userId },
      select: { id: true },
    }),
});

export const recordFigure = command({
  action: "figure.record",
  input: figureInput,
  load: async (tx, { sourceId }) =>
    found(await tx.source.findUnique({ where: { id: sourceId }, ...sourceOf })),
  allow: (actor, subject) => canAddSource(actor, subject),
  run: ({ tx, input, subject: { partner, marking } }) =>
    tx.figure.create({ data: { ...input, partner, marking }, select: { id: true } }),
});
