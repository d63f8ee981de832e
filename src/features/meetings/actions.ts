"use server";

import { buttonAction, formAction } from "#server/action.ts";
import { autosaveAction } from "#server/autosave.ts";
import { typedValues } from "#server/form-values.ts";
import { cancelMeeting, postponeMeeting } from "./commands/life.ts";
import { raiseAtMeeting } from "./commands/raise.ts";
import { agreeMeeting, reopenMeeting, returnMeeting, submitMeeting } from "./commands/review.ts";
import { handleForm, keepDraft } from "./submission.ts";
import { suggestedTitle } from "./suggested-title.ts";

/** The form's buttons: save, submit, keep as a draft, add or remove a row. */
export const meetingFormAction = formAction(
  async (ctx, _, form) => {
    const typed = typedValues(form);
    return { id: await handleForm(ctx, typed, await suggestedTitle(typed)) };
  },
  (address) => address,
);

export const keepMeetingDraft = autosaveAction(async (ctx, form) => {
  const typed = typedValues(form);
  return keepDraft(ctx, typed, await suggestedTitle(typed));
});

const toRecord = (id: string) => `/meetings/${id}`;

export const submitMeetingAction = formAction(submitMeeting, toRecord);
export const agreeMeetingAction = formAction(agreeMeeting, toRecord);
export const returnMeetingAction = formAction(returnMeeting, toRecord);
export const reopenMeetingAction = formAction(reopenMeeting, toRecord);
export const cancelMeetingAction = formAction(cancelMeeting, toRecord);
export const postponeMeetingAction = formAction(postponeMeeting, toRecord);
export const raiseAtMeetingAction = buttonAction(raiseAtMeeting, toRecord);
