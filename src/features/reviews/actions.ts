"use server";

import { acceptAnswer, returnAnswer } from "#features/answers/commands.ts";
import { acceptIntake, returnIntake } from "#features/intake/commands/review.ts";
import { agreeMeeting, returnMeeting } from "#features/meetings/commands/review.ts";
import { formAction } from "#server/action.ts";
import type { Context } from "#server/command.ts";
import { acceptCompletion, acceptCompletions, returnCompletion } from "./commands.ts";
import { queueAddress } from "./schema.ts";

type Decide = (ctx: Context, input: unknown) => Promise<{ id: string }>;

/** The decision without what only says where it was made. */
const inQueue =
  (decide: Decide) =>
  (ctx: Context, sent: Record<string, unknown>): Promise<{ id: string }> => {
    const { queue: _, ...input } = sent;
    return decide(ctx, input);
  };

/** What was decided has left the queue, so what stands first in the part that was looked at is next. */
const toNext = (_id: string, { queue }: Record<string, unknown>) => queueAddress(queue);

export const agreeInQueueAction = formAction(inQueue(agreeMeeting), toNext);
export const returnInQueueAction = formAction(inQueue(returnMeeting), toNext);
export const acceptCompletionAction = formAction(inQueue(acceptCompletion), toNext);
export const returnCompletionAction = formAction(inQueue(returnCompletion), toNext);
export const acceptCompletionsAction = formAction(inQueue(acceptCompletions), toNext);
export const acceptAnswerInQueueAction = formAction(inQueue(acceptAnswer), toNext);
export const returnAnswerInQueueAction = formAction(inQueue(returnAnswer), toNext);
export const acceptIntakeAction = formAction(inQueue(acceptIntake), toNext);
export const returnIntakeAction = formAction(inQueue(returnIntake), toNext);
