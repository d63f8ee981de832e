"use server";

import { formAction } from "#server/action.ts";
import {
  recordPerson,
  recordPost,
  recordTenure,
  revisePerson,
  revisePost,
  reviseTenure,
} from "./commands.ts";

export const recordPersonAction = formAction(recordPerson, (id) => `/people/${id}`);
export const revisePersonAction = formAction(revisePerson, (id) => `/people/${id}`);
export const recordPostAction = formAction(recordPost);
export const revisePostAction = formAction(revisePost);
export const recordTenureAction = formAction(recordTenure);
export const reviseTenureAction = formAction(reviseTenure);
