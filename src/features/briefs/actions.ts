"use server";

import { formAction } from "#server/action.ts";
import { freezeBrief, reviseBrief, startBrief } from "./commands.ts";

export const startBriefAction = formAction(startBrief, (id) => `/briefs/${id}`);
export const reviseBriefAction = formAction(
  reviseBrief,
  (id, { section }) => `/briefs/${id}#${String(section)}`,
);
export const freezeBriefAction = formAction(freezeBrief, (id) => `/briefs/${id}`);
