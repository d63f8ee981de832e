import type { z } from "zod";
import { MARKINGS } from "#domain/marking.ts";
import { meetingInput } from "#features/meetings/schema.ts";
import { MeetingLife, MeetingMode, MeetingType } from "#generated/prisma/enums.ts";
import { canImportRow } from "../policy.ts";
import type { Cells, Setting } from "./cells.ts";
import { parsedBy } from "./parsed.ts";

const LIVES = Object.values(MeetingLife);
const TYPES = Object.values(MeetingType);
const MODES = Object.values(MeetingMode);

export type MeetingRow = z.output<typeof meetingInput>;

/**
 * The meeting that a row tells of, held on the days it gives, as its form would send it; null when the row
 * has a problem. A name and a title in one cell stay together: nobody can say where the one ends.
 */
export function meetingOf(cells: Cells, setting: Setting): MeetingRow | null {
  const partner = cells.partner();
  const held = cells.dated("heldOn", "heldPrecision");
  const until = cells.date("untilOn");
  const marking = cells.code("marking", MARKINGS) ?? "official";
  const person = cells.known("person") ?? "";
  const personSide = cells.side("personSide");
  const life = cells.code("life", LIVES) ?? "held";
  // What is called off or still to come may be on a day to come.
  if (life === "held" && held !== null && held.on > setting.today) {
    cells.refuse("heldOn", "validation.inFuture");
  }
  if (until !== null && until.precision !== "day") cells.refuse("untilOn", "validation.day");
  if (person !== "" && personSide === null) cells.refuse("person", "imports.problem.personSide");

  const raw = {
    partner,
    marking,
    type: cells.code("type", TYPES),
    mode: cells.code("mode", MODES) ?? "in_person",
    title: cells.text("title"),
    heldOn: held?.on ?? null,
    heldPrecision: held?.precision ?? "unknown",
    untilOn: until === null || until.on === held?.on ? null : until.on,
    startsAt: null,
    timeZone: cells.text("timeZone") || setting.timeZone,
    place: cells.known("place"),
    hostSide: cells.side("hostSide"),
    seriesId: null,
    round: null,
    life,
    lifeReason: cells.text("lifeReason") || null,
    summary: cells.summary(),
    nextRoundOn: null,
    nextRoundPrecision: "unknown",
    nextRoundWords: null,
    topicIds: cells.topicIds(),
    participants: person === "" ? [] : [{ side: personSide, name: person, isHead: true }],
    agenda: [],
    outcomes: [],
  };
  if (partner === null || cells.issues.length > 0) return null;
  if (!canImportRow(setting.actor, { partner, marking: raw.marking as MeetingRow["marking"] })) {
    cells.refuse("partner", "imports.problem.notYours");
    return null;
  }
  return parsedBy(meetingInput, raw, cells, { name: "person", side: "personSide" });
}
