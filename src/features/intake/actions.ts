"use server";

import { formAction } from "#server/action.ts";
import { autosaveAction } from "#server/autosave.ts";
import { typedValues } from "#server/form-values.ts";
import { takeUpIntake } from "./commands/review.ts";
import { startIntake } from "./commands/work.ts";
import { handleForm, keepForm } from "./submission.ts";

export const startIntakeAction = formAction(startIntake, (id) => `/intake/${id}`);

/** Back to the drafts, under an address of their own. */
export const takeUpIntakeAction = formAction(takeUpIntake, (id) => `/intake/${id}`);

/** The form's buttons: save, submit, hand in, keep for later, read again, decide on a whole group. */
export const intakeFormAction = formAction(
  async (ctx, _, form) => ({ id: await handleForm(ctx, typedValues(form), form) }),
  (address) => address,
);

export const keepIntakeForm = autosaveAction((ctx, form) => keepForm(ctx, typedValues(form)));
