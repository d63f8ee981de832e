import "server-only";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import { findQuote } from "#domain/quote.ts";
import { command, found } from "#server/command.ts";
import { canComment } from "../policy.ts";
import { answerInput, commentInput } from "../schema.ts";
import { textsOf, versionOf } from "./load.ts";

/** Says something about a passage of a version. */
export const commentOnText = command({
  action: "agreement.comment",
  input: commentInput,
  load: (tx, input) => versionOf(tx, input),
  allow: (actor, agreement) => canComment(actor, agreement),
  run: async ({ tx, input: { quote, text }, subject, userId }) => {
    const { id: agreementId, partner, marking, version } = subject;
    const place = findQuote(version.text, quote);
    if (place === null) {
      const message = "validation.quoteNotInVersion";
      throw new z.ZodError([{ code: "custom", path: ["quote"], message, input: undefined }]);
    }
    return tx.textComment.create({
      data: {
        agreementId,
        partner,
        marking,
        draftTextId: version.id,
        // The words as they stand there, not as they were pasted.
        quote: version.text.slice(place.start, place.end),
        startsAt: place.start,
        endsAt: place.end,
        text,
        byId: userId,
      },
      select: { id: true },
    });
  },
});

/** Answers a comment, or settles it: once, and the answer that settles says how. */
export const answerComment = command({
  action: "agreement.comment",
  input: answerInput,
  load: async (tx, { parentId }) => {
    const { agreementId } = found(
      await tx.textComment.findUnique({ where: { id: parentId }, select: { agreementId: true } }),
    );
    const agreement = await textsOf(tx, agreementId);
    // Read behind the lock: somebody else may just have settled it.
    const comment = found(
      await tx.textComment.findUnique({
        where: { id: parentId },
        select: {
          parentId: true,
          draftTextId: true,
          answers: { where: { isSettling: true }, select: { id: true } },
        },
      }),
    );
    return { ...agreement, comment };
  },
  allow: (actor, agreement) => canComment(actor, agreement),
  run: async ({ tx, input: { parentId, text, isSettling }, subject, userId }) => {
    const { id: agreementId, partner, marking, comment } = subject;
    if (comment.parentId !== null) throw new AppError("not_found", "errors.notFound");
    if (comment.answers.length > 0) throw new AppError("conflict", "errors.commentSettled");
    const { draftTextId } = comment;
    await tx.textComment.create({
      data: {
        agreementId,
        partner,
        marking,
        draftTextId,
        parentId,
        text,
        isSettling,
        byId: userId,
      },
    });
    return { id: parentId };
  },
});
