"use server";

import { formAction } from "#server/action.ts";
import {
  addAlias,
  recordAgency,
  recordSuccession,
  removeAlias,
  removeSuccession,
  reviseAgency,
} from "./commands.ts";

export const recordAgencyAction = formAction(recordAgency, (id) => `/agencies/${id}`);
export const reviseAgencyAction = formAction(reviseAgency, (id) => `/agencies/${id}`);
export const addAliasAction = formAction(addAlias);
export const removeAliasAction = formAction(removeAlias);
export const recordSuccessionAction = formAction(recordSuccession);
export const removeSuccessionAction = formAction(removeSuccession);
