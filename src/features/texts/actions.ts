"use server";

import { formAction } from "#server/action.ts";
import { recordAfterSignature } from "./commands/after-signature.ts";
import { answerComment, commentOnText } from "./commands/comments.ts";
import { freezeText, reopenText } from "./commands/decisions.ts";
import { attachSignedText, recordDraftText } from "./commands/versions.ts";

const texts = (id: string) => `/agreements/${id}/texts`;

export const recordDraftTextAction = formAction(recordDraftText, texts);
export const attachSignedTextAction = formAction(attachSignedText, texts);
export const freezeTextAction = formAction(freezeText, texts);
export const reopenTextAction = formAction(reopenText, texts);
export const commentOnTextAction = formAction(commentOnText);
export const answerCommentAction = formAction(answerComment);
export const recordAfterSignatureAction = formAction(
  recordAfterSignature,
  (id) => `/agreements/${id}/after`,
);
