"use server";

import { formAction } from "#server/action.ts";
import { acknowledgeHandover, openHandover } from "./commands.ts";

export const openHandoverAction = formAction(openHandover, (id) => `/handover/${id}`);
export const acknowledgeHandoverAction = formAction(
  acknowledgeHandover,
  (id) => `/handover/${id}#handovers`,
);
