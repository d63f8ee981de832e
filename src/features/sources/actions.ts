"use server";

import { buttonAction, formAction } from "#server/action.ts";
import {
  addSource,
  attachCitation,
  chooseClaim,
  citeFigure,
  recordClaim,
  removeCitation,
  reviseSource,
} from "./commands.ts";

export const addSourceAction = formAction(addSource, (id) => `/sources/${id}`);

export const reviseSourceAction = formAction(reviseSource, (id) => `/sources/${id}`);

export const attachCitationAction = formAction(
  attachCitation,
  (id, input) => `/sources/${String(input["sourceId"])}#citation-${id}`,
);

export const citeFigureAction = formAction(
  citeFigure,
  (id, input) => `/sources/${String(input["sourceId"])}#citation-${id}`,
);

export const recordClaimAction = formAction(
  recordClaim,
  (_, input) => `/sources/${String(input["sourceId"])}#claims`,
);

export const removeCitationAction = buttonAction(removeCitation, (id) => `/sources/${id}`);

export const chooseClaimAction = formAction(chooseClaim);
