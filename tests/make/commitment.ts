import type { Actor } from "#domain/actor.ts";
import { type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import { recordCommitment, reportProgress } from "#features/commitments/commands.ts";
import { contextFor } from "../database.ts";

/** A promise of the partner's without any date, as a form would send it. */
export const commitmentFields = {
  partner: "GB",
  marking: "official",
  title: "Train forensic examiners",
  text: "The sides agreed that examiners will be trained.",
  kind: "training",
  obligor: "partner",
  beneficiary: "home",
  strength: "agreed",
  leadAgencyId: null,
  focalPointId: null,
  madeOn: null,
  madePrecision: "unknown",
  dueOn: null,
  duePrecision: "unknown",
  dueWords: null,
};

export async function makeCommitment(actor: Actor, over: object = {}): Promise<string> {
  return (await recordCommitment(contextFor(actor), { ...commitmentFields, ...over })).id;
}

/** Work has begun, as of today. */
const progressFields = {
  status: "limited",
  note: null,
  blocker: null,
  nextStep: null,
  sourceId: null,
  effectiveOn: todayIn("Asia/Karachi", new Date()) as string,
};

export async function report(
  actor: Actor,
  commitmentId: string,
  over: object = {},
): Promise<string> {
  const input = { ...progressFields, commitmentId, ...over };
  return (await reportProgress(contextFor(actor), input)).id;
}

/** Due on a day, known to the day. */
export const dueOn = (day: CalendarDate) => ({ dueOn: day, duePrecision: "day" });
