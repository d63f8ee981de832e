"use server";

import { formAction } from "#server/action.ts";
import { freezeBrief, reviseBrief, startBrief } from "./commands.ts";

export const startBriefAction = formAction(startBrief, (id) => `/briefs/${id}`);
export const reviseBriefAction = formAction(
  reviseBrief,
  (id, { section }) => `/briefs/${id}#${String(section)}`,
);
/** The page shown is the brief: it is made anew. */
export const freezeBriefAction = formAction(freezeBrief);
