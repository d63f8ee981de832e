"use server";

import { buttonAction } from "#server/action.ts";
import { requestJob } from "./commands.ts";

export const requestJobAction = buttonAction(requestJob, () => "/administration/jobs");
