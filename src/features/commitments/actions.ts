"use server";

import { formAction } from "#server/action.ts";
import { recordCommitment, reportProgress, reviseCommitment } from "./commands.ts";
import { linkCommitment, unlinkCommitment } from "./commands/links.ts";
import { addMilestone, removeMilestone, reviseMilestone } from "./commands/milestones.ts";

const toRecord = (id: string) => `/commitments/${id}`;

export const recordCommitmentAction = formAction(recordCommitment, toRecord);
export const reviseCommitmentAction = formAction(reviseCommitment, toRecord);
export const reportProgressAction = formAction(
  reportProgress,
  (_, { commitmentId }) => `/commitments/${String(commitmentId)}#progress`,
);

export const addMilestoneAction = formAction(addMilestone);

/** The two buttons beside a milestone: save it, or take it back. */
export const keepMilestoneAction = formAction((ctx, { intent, id, version, ...fields }) =>
  intent === "remove"
    ? removeMilestone(ctx, { id, version })
    : reviseMilestone(ctx, { id, version, ...fields }),
);

export const linkCommitmentAction = formAction(
  linkCommitment,
  (id) => `/commitments/${id}/edit#links`,
);
export const unlinkCommitmentAction = formAction(unlinkCommitment);
