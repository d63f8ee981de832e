import { z } from "zod";
import { MARKINGS } from "#domain/marking.ts";
import { optionalName } from "#domain/text.ts";
import { trainingInput } from "#features/trainings/schema.ts";
import { DeliveryMode } from "#generated/prisma/enums.ts";
import { canImportRow } from "../policy.ts";
import { readAmount, readCount } from "../values/amounts.ts";
import type { Cells, Setting } from "./cells.ts";
import { keyOf } from "./identity.ts";
import { parsedBy } from "./parsed.ts";

type Programme = z.output<typeof trainingInput>;
const agencies = z.strictObject({ provider: optionalName(200), recipient: optionalName(200) });

/** A course, its programme without it, and the two agencies by their names. */
export type TrainingRow = Omit<Programme, "courses"> & {
  course: Programme["courses"][number];
  provider: string | null;
  recipient: string | null;
  /** What the programme is known by: its title and both agencies. */
  programmeKey: string;
};

/**
 * The course that a row tells of, and the programme that it is one of, as the form would send them; null when
 * the row has a problem. Files of courses have no number of their own for each: without a key, a course is
 * known by its programme, title, unit, days and place.
 */
export function courseOf(
  cells: Cells,
  setting: Setting,
): { key: string; row: TrainingRow; knownBy?: string } | null {
  const partner = cells.partner();
  const starts = cells.dated("startsOn", "startsPrecision");
  const ends = cells.dated("endsOn", "endsPrecision");
  const cost = cells.read("cost", readAmount);
  const attended = cells.read("attended", readCount);
  const seats = cells.read("seats", readCount);
  const nominated = cells.read("nominated", readCount);
  const completed = cells.read("completed", readCount);
  const marking = cells.code("marking", MARKINGS) ?? "official";
  const title = cells.worded("title");
  const courseTitle = cells.worded("course");
  const named = parsedBy(
    agencies,
    { provider: cells.known("provider"), recipient: cells.known("recipient") },
    cells,
  );
  const money = cost && [cost.currency, cost.amount].filter(Boolean).join(" ");
  const note = [cells.summary(), money && `${headOf(cells, "cost")}: ${money}`];
  const raw = {
    partner,
    marking,
    title,
    summary: null,
    providerSide: cells.side("providerSide"),
    providerId: null,
    mode: cells.code("mode", Object.values(DeliveryMode)) ?? "unknown",
    agreementId: null,
    commitmentId: null,
    topicIds: cells.topicIds(),
    courses: [
      {
        title: courseTitle,
        startsOn: starts?.on ?? null,
        startsPrecision: starts?.precision ?? "unknown",
        endsOn: ends?.on ?? null,
        endsPrecision: ends?.precision ?? "unknown",
        place: cells.known("place"),
        seats,
        nominated,
        attended,
        completed,
        note: note.filter(Boolean).join("\n") || null,
      },
    ],
  };
  if (title === "") cells.refuse("title", "validation.required");
  if (courseTitle === "") cells.refuse("course", "validation.required");
  if (partner === null || named === null || cells.issues.length > 0) return null;
  if (!canImportRow(setting.actor, { partner, marking: raw.marking as Programme["marking"] })) {
    cells.refuse("partner", "imports.problem.notYours");
    return null;
  }
  const parsed = parsedBy(trainingInput, raw, cells);
  const course = parsed?.courses[0];
  if (parsed === null || course === undefined) return null;
  const { courses: _, ...programme } = parsed;
  const { provider, recipient } = named;
  const { providerSide } = programme;
  const programmeKey = keyOf(partner, programme.title, providerSide, provider, recipient);
  const given = cells.key();
  const { startsOn, endsOn, place } = course;
  return {
    key: given || keyOf(programmeKey, course.title, startsOn, endsOn, place),
    ...(given === "" && { knownBy: "course" }),
    row: { ...programme, course, provider, recipient, programmeKey },
  };
}

/** What the file calls the column of a field. */
const headOf = (cells: Cells, field: string) => cells.parts(field)[0]?.name ?? field;
