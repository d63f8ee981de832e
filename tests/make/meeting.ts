import type { Actor } from "#domain/actor.ts";
import { recordMeeting } from "#features/meetings/commands.ts";
import { contextFor } from "../database.ts";

/** A call of the partner's on home, as a form would send it: nobody named, nothing agreed. */
export const meetingFields = {
  partner: "GB",
  marking: "official",
  type: "call_on",
  mode: "in_person",
  title: "Call of the test",
  heldOn: "2026-03-02",
  heldPrecision: "day",
  untilOn: null,
  startsAt: null,
  timeZone: "Asia/Karachi",
  place: null,
  hostSide: "home",
  seriesId: null,
  round: null,
  life: "held",
  summary: null,
  nextRoundOn: null,
  nextRoundPrecision: "unknown",
  nextRoundWords: null,
  topicIds: [],
  participants: [],
  agenda: [],
  outcomes: [],
};

/** Its id; the record is a draft in version 1, or handed in, in version 2, with `thenSubmit`. */
export async function makeMeeting(actor: Actor, over: object = {}): Promise<string> {
  return (await recordMeeting(contextFor(actor), { ...meetingFields, ...over })).id;
}

/** A promise of the partner's as the minutes make it. */
export const promiseInMinutes = {
  title: "Train forensic examiners",
  text: "The partner will train forensic examiners.",
  kind: "training",
  obligor: "partner",
  beneficiary: "home",
  strength: "will",
  dueOn: "2026",
  duePrecision: "year",
  dueWords: "in the course of 2026",
};
