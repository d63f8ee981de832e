"use server";

import { acceptAnswer, returnAnswer } from "#features/answers/commands.ts";
import { acceptIntake, returnIntake } from "#features/intake/commands/review.ts";
import { agreeMeeting, returnMeeting } from "#features/meetings/commands/review.ts";
import { formAction } from "#server/action.ts";
import type { Context } from "#server/command.ts";
import { acceptCompletion, acceptCompletions, returnCompletion } from "./commands.ts";
import { queueAddress } from "./schema.ts";

type Decide = (ctx: Context, input: unknown) => Promise<{ id: string }>;

/** What was decided has left the queue, so what stands first in the part that was looked at is next. */
const inQueue = (decide: Decide) =>
  formAction(
    (ctx, sent) => {
      const { queue: _, ...input } = sent;
      return decide(ctx, input);
    },
    (_id, { queue }) => queueAddress(queue),
  );

export const agreeInQueueAction = inQueue(agreeMeeting);
export const returnInQueueAction = inQueue(returnMeeting);
export const acceptCompletionAction = inQueue(acceptCompletion);
export const returnCompletionAction = inQueue(returnCompletion);
export const acceptCompletionsAction = inQueue(acceptCompletions);
export const acceptAnswerInQueueAction = inQueue(acceptAnswer);
export const returnAnswerInQueueAction = inQueue(returnAnswer);
export const acceptIntakeAction = inQueue(acceptIntake);
export const returnIntakeAction = inQueue(returnIntake);
