"use server";

import { formAction } from "#server/action.ts";
import { discardDraft } from "./commands.ts";

/** Leads to the list of drafts, on the home page. */
export const discardDraftAction = formAction(discardDraft, () => "/");
