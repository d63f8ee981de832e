import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { type CalendarDate, toColumn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { mediaTypeOf } from "#domain/file-kind.ts";
import type { Marking } from "#domain/marking.ts";
import { findQuote, quoteAt } from "#domain/quote.ts";
import { keepAttachment } from "#features/attachments/commands.ts";
import { textOfFile } from "#features/documents/text-of-file.ts";
import { type Context, command, expectOne, found, nextReference } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canAddSource, canReviseSource } from "./policy.ts";

import {
  type CitedKind,
  citationInput,
  citationRemoval,
  citedFigureInput,
  type CitedPassage,
  claimChoiceInput,
  claimInput,
  figureInput,
  sourceInput,
  sourceUpdate,
} from "./schema.ts";

/**
 * @throws AppError `conflict` when the same text is already a source of this partner, of those that the
 *   actor sees: what is hidden must not show by being refused.
 */
export const addSource = command({
  action: "source.add",
  input: sourceInput,
  prepare: async ({ text, file }) => text ?? (await textOfFile(file)).text,
  allow: (actor, _, input) => canAddSource(actor, input),
  run: async ({ tx, ctx, userId, today, input, prepared: text }) => {
    const { file, ...rest } = input;
    const sha256 = createHash("sha256").update(text).digest("hex");
    const twin = await tx.source.findFirst({ where: { partner: input.partner, sha256 } });
    if (twin !== null) {
      const { ref, id } = twin;
      throw new AppError("conflict", "errors.sameSource", { ref, href: `/sources/${id}` });
    }
    const ref = await nextReference(tx, "SRC", input.partner, input.publishedOn ?? today);
    const attachmentId = file && (await keptFile(ctx, file, rest));
    return tx.source.create({
      data: { ...row({ ...rest, text }), ref, sha256, attachmentId, createdById: userId },
      select: { id: true },
    });
  },
});

/** The document as it came stays beside its text. Not a page of the web: nothing that could run is kept. */
async function keptFile(
  ctx: Context & { tx: Tx },
  file: File,
  { partner, marking }: { partner: CountryCode; marking: Marking },
): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (mediaTypeOf(file.name, bytes) === null) return null;
  return (await keepAttachment(ctx, { file, partner, marking })).id;
}

export const reviseSource = command({
  action: "source.revise",
  input: sourceUpdate,
  load: async (tx, { id }) => found(await tx.source.findUnique({ where: { id } })),
  allow: (actor, source, { marking }) => canReviseSource(actor, source, marking),
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

/**
 * @throws z.ZodError on `quote` when the words do not stand in the source.
 * @throws AppError `conflict` when the passage supports that field of that record already.
 */
export const attachCitation = command({
  action: "citation.attach",
  input: citationInput,
  load: async (tx, { sourceId }) =>
    found(await tx.source.findUnique({ where: { id: sourceId }, ...sourceOf })),
  allow: (actor, subject) => canAddSource(actor, subject),
  run: async ({ tx, input, subject: source }) => {
    const { start, end } = passageIn(source.text, input);
    const place = { sourceId: source.id, startsAt: start, endsAt: end, field: input.field };
    const target = pointingTo(input.targetKind, input.targetId, source.id);
    const twin = await tx.citation.findFirst({ where: { ...place, ...target } });
    if (twin !== null) throw new AppError("conflict", "sources.error.sameCitation");
    return tx.citation.create({
      data: {
        ...place,
        ...target,
        partner: source.partner,
        marking: source.marking,
        quote: source.text.slice(start, end),
        note: input.note,
      },
      select: { id: true },
    });
  },
});

function passageIn(text: string, input: CitedPassage) {
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

/** The column that says which record a passage supports. @throws AppError `not_found` for another source */
function pointingTo(kind: CitedKind, id: string, sourceId: string) {
  if (kind !== "source") return { [`${kind}Id`]: id };
  if (id !== sourceId) throw new AppError("not_found", "errors.notFound");
  return { isOfSource: true };
}

/** Leads to the source that the passage stands in. */
export const removeCitation = command({
  action: "citation.remove",
  input: citationRemoval,
  load: async (tx, { id }) => found(await tx.citation.findUnique({ where: { id } })),
  allow: (actor, subject) => canAddSource(actor, subject),
  run: async ({ tx, input: { id }, subject: { sourceId } }) => {
    await tx.citation.delete({ where: { id } });
    return { id: sourceId };
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
        ...pointingTo(targetKind, targetId, subject.id),
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

/** A figure together with the passage that gives it. Leads to the citation. */
export const citeFigure = command({
  action: "figure.record",
  input: citedFigureInput,
  load: async (tx, { sourceId }) =>
    found(await tx.source.findUnique({ where: { id: sourceId }, ...sourceOf })),
  allow: (actor, subject) => canAddSource(actor, subject),
  run: async ({ ctx, input: { quote, startsAt, endsAt, ...figure } }) => {
    const { id } = await recordFigure(ctx, figure);
    const passage = { sourceId: figure.sourceId, quote, startsAt, endsAt, field: "value" };
    return attachCitation(ctx, { ...passage, targetKind: "figure", targetId: id });
  },
});
