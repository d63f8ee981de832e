"use server";

import { formAction } from "#server/action.ts";
import { recordDelivery, reviseDelivery } from "./commands.ts";

export const recordDeliveryAction = formAction(recordDelivery, (id) => `/deliveries/${id}`);
export const reviseDeliveryAction = formAction(reviseDelivery, (id) => `/deliveries/${id}`);
