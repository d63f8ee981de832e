"use server";

import { acceptAnswer, returnAnswer } from "#features/answers/commands.ts";
import { acceptIntake, returnIntake } from "#features/intake/commands/review.ts";
import { agreeMeeting, returnMeeting } from "#features/meetings/commands/review.ts";
import { formAction } from "#server/action.ts";
import { acceptCompletion, acceptCompletions, returnCompletion } from "./commands.ts";

/** What was decided has left the queue, so what stands first there is next. */
const toNext = () => "/reviews";

export const agreeInQueueAction = formAction(agreeMeeting, toNext);
export const returnInQueueAction = formAction(returnMeeting, toNext);
export const acceptCompletionAction = formAction(acceptCompletion, toNext);
export const returnCompletionAction = formAction(returnCompletion, toNext);
export const acceptCompletionsAction = formAction(acceptCompletions, toNext);
export const acceptAnswerInQueueAction = formAction(acceptAnswer, toNext);
export const returnAnswerInQueueAction = formAction(returnAnswer, toNext);
export const acceptIntakeAction = formAction(acceptIntake, toNext);
export const returnIntakeAction = formAction(returnIntake, toNext);
