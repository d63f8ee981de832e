"use server";

import { formAction } from "#server/action.ts";
import { linkAgreements, recordAction } from "./commands/act.ts";
import { decideConcurrence, recordConcurrence } from "./commands/concur.ts";
import { markNeighbours, setFastTrack } from "./commands/mark.ts";
import { moveStage } from "./commands/move.ts";
import { moveSeveral } from "./commands/move-several.ts";
import { recordAgreement, reviseAgreement } from "./commands/record.ts";

export const recordAgreementAction = formAction(recordAgreement, (id) => `/agreements/${id}`);
export const reviseAgreementAction = formAction(reviseAgreement, (id) => `/agreements/${id}`);
export const recordActionAction = formAction(recordAction, (id) => `/agreements/${id}#actions`);
export const linkAgreementsAction = formAction(linkAgreements, (id) => `/agreements/${id}#links`);

export const moveStageAction = formAction(moveStage, (id) => `/agreements/${id}#stages`);
/** The same from a card of the board, and back to it. */
export const moveCardAction = formAction(moveStage, () => "/mous");

/** Several of them. */
export const moveSeveralAction = formAction(moveSeveral, () => "/mous");

export const markNeighboursAction = formAction(
  markNeighbours,
  (id) => `/agreements/${id}#neighbours`,
);
export const setFastTrackAction = formAction(setFastTrack, (id) => `/agreements/${id}`);

export const recordConcurrenceAction = formAction(
  recordConcurrence,
  (id) => `/agreements/${id}#concurrences`,
);
export const decideConcurrenceAction = formAction(
  decideConcurrence,
  (id) => `/agreements/${id}#concurrences`,
);
