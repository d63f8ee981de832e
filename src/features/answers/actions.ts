"use server";

import { buttonAction, formAction } from "#server/action.ts";
import { acceptAnswer, askFocalPoint, returnAnswer, revokeQuestion } from "./commands.ts";
import { receiveAnswer } from "./door.ts";

const toAnswers = (id: string) => `/commitments/${id}/answers`;

export const askFocalPointAction = formAction(askFocalPoint, toAnswers);
export const revokeQuestionAction = buttonAction(revokeQuestion, toAnswers);
export const acceptAnswerAction = formAction(acceptAnswer, toAnswers);
export const returnAnswerAction = formAction(returnAnswer, toAnswers);

/** From who has no account: the link says who is asked, and stays in the language that it was sent in. */
export const answerAction = formAction(
  receiveAnswer,
  (link, { language }) => `/answers/${link}?lang=${language === "ur" ? "ur" : "en"}`,
);
