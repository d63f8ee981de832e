import type { Actor } from "#domain/actor.ts";
import { addDays, type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import { moveStage } from "#features/agreements/commands/move.ts";
import { recordAgreement } from "#features/agreements/commands/record.ts";
import { contextFor } from "../database.ts";

/** An MoU with the United Kingdom that nothing else is known about. */
export const agreementFields = {
  partner: "GB",
  title: "MoU on the exchange of cyber threat indicators",
  instrument: "mou",
  binding: "non_binding",
  summary: null,
  marking: "official",
};

/** A stage entry that waits on us. */
export function stageFields(stage: string, enteredOn: CalendarDate) {
  return { stage, enteredOn, waitingOn: "us" };
}

/** Something that happened to an agreement on a day. */
export function actionFields(type: string, happenedOn: string | null) {
  return { type, happenedOn, happenedPrecision: happenedOn === null ? "unknown" : "day" };
}

export async function makeAgreement(actor: Actor, over: object = {}): Promise<string> {
  return (await recordAgreement(contextFor(actor), { ...agreementFields, ...over })).id;
}

/** A pending MoU at law vetting, where it has been for so many days. */
export function makePendingMou(actor: Actor, days: number, over: object = {}): Promise<string> {
  const firstStage = stageFields("law_vetting", daysAgo(days));
  return makeAgreement(actor, { firstStage, ...over });
}

/** The day so many days before today at home. */
export function daysAgo(days: number): CalendarDate {
  return addDays(todayIn("Asia/Karachi", new Date()), -days);
}

/** Moves a card whose version is known. */
export async function move(actor: Actor, id: string, version: number, stage: object) {
  return moveStage(contextFor(actor), { id, version, ...stage });
}
