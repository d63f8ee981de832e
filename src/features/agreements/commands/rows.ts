import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import type { AgreementDetails, ConcurrenceDetails, DatedAction, StageDetails } from "../schema.ts";

/** The columns of an agreement that may be corrected. */
export function agreementRow(input: AgreementDetails) {
  return {
    title: input.title,
    instrument: input.instrument,
    binding: input.binding,
    counterpart: input.counterpart,
    money: input.money,
    summary: input.summary,
    marking: input.marking,
    releasableTo: input.releasableTo,
    leadAgencyId: input.leadAgencyId,
    termMonths: input.termMonths,
    endsOn: input.endsOn && toColumn(input.endsOn),
    renewal: input.renewal,
    noticeDays: input.noticeDays,
    isPlaceholder: input.isPlaceholder,
  };
}

export function partyRows({ homePartyIds, partnerPartyIds }: AgreementDetails) {
  return [
    ...homePartyIds.map((agencyId) => ({ agencyId, side: "home" as const })),
    ...partnerPartyIds.map((agencyId) => ({ agencyId, side: "partner" as const })),
  ];
}

export function actionRow({ happenedOn, happenedPrecision, ...action }: DatedAction) {
  return {
    ...action,
    happenedOn: happenedOn && toColumn(happenedOn),
    precision: happenedPrecision,
  };
}

export function stageRow(entry: StageDetails) {
  const { stage, enteredOn, waitingOn, waitingAgencyId, ownerPostId, note } = entry;
  return { stage, enteredOn: toColumn(enteredOn), waitingOn, waitingAgencyId, ownerPostId, note };
}

export function concurrenceRow({ requestedOn, decidedOn, ...answer }: ConcurrenceDetails) {
  return {
    ...answer,
    requestedOn: toColumn(requestedOn),
    decidedOn: decidedOn && toColumn(decidedOn),
  };
}
