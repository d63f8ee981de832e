"use server";

import { formAction } from "#server/action.ts";
import { acknowledgeHandover, openHandover } from "./commands.ts";

export const openHandoverAction = formAction(openHandover, (id) => `/handover/${id}`);
// Without a place on the page: it is the page of the form, which would not be made anew for one.
export const acknowledgeHandoverAction = formAction(acknowledgeHandover, (id) => `/handover/${id}`);
