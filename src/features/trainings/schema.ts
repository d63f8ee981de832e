import { z } from "zod";
import { optionalCount } from "#domain/count.ts";
import { type CountryCode, countryCode } from "#domain/country-code.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { cursor, searchText, several, single } from "#domain/listing.ts";
import { momentFields } from "#domain/moment.ts";
import { marking } from "#domain/marking.ts";
import { type Side, side } from "#domain/sides.ts";
import { optionalName, optionalText, requiredName } from "#domain/text.ts";
import { fuzzyFields, typedDates, typedSince, typedUntil } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { DeliveryMode } from "#generated/prisma/enums.ts";
import { courseErrors } from "./rules.ts";

const ids = z.array(recordId).max(50).default([]);

const course = z
  .strictObject({
    title: requiredName(200),
    ...fuzzyFields("starts"),
    ...fuzzyFields("ends"),
    place: optionalName(200),
    seats: optionalCount,
    nominated: optionalCount,
    attended: optionalCount,
    completed: optionalCount,
    note: optionalText(2000).default(null),
  })
  .superRefine((one, context) => {
    const starts = fuzzyOf(one.startsOn, one.startsPrecision);
    const ends = fuzzyOf(one.endsOn, one.endsPrecision);
    for (const { field, messageKey } of courseErrors({ ...one, starts, ends })) {
      context.addIssue({ code: "custom", path: [field], message: messageKey });
    }
  });
export type CourseDetails = z.output<typeof course>;

const courseDates = typedDates("starts", "ends");

/** One cohort. Counts that nobody gives are null, never 0. */
export const courseInput = z.preprocess(courseDates, course.safeExtend({ trainingId: recordId }));
export type CourseInput = z.input<typeof course> & { trainingId: string };

export const courseUpdate = z.preprocess(
  courseDates,
  course.safeExtend({ id: recordId, version: recordVersion }),
);

const details = z.strictObject({
  marking,
  title: requiredName(200),
  summary: optionalText(4000),
  providerSide: side,
  providerId: recordId.nullable(),
  mode: z.enum(DeliveryMode, "validation.choice"),
  /** The framework it is held under, and the commitment that it fulfils. */
  agreementId: recordId.nullable(),
  commitmentId: recordId.nullable(),
  recipientIds: ids,
  topicIds: ids,
});
export type TrainingDetails = z.output<typeof details>;

/** Lists may be left out, everything else is stated. The partner is fixed with the first recording. */
export const trainingInput = details.safeExtend({
  partner: countryCode,
  courses: z.array(z.preprocess(courseDates, course)).max(100).default([]),
});
export type TrainingInput = z.input<typeof trainingInput>;

export const trainingUpdate = details.safeExtend({ id: recordId, version: recordVersion });

export const TRAINING_VIEWS = ["programmes", "courses", "heads", "deliveries"] as const;
/** What a view is taken away as: sums, as the courses that they are made of. */
export const TRAINING_REGISTERS = {
  programmes: "trainings",
  courses: "courses",
  heads: "courses",
  deliveries: "deliveries",
} as const;
export const HEADS_BY = ["agency", "topic", "year", "provider", "place"] as const;

/** "none": those that have no topic, name no agency, give no date. */
const orNone = <One extends z.ZodType>(one: One) => single(z.union([one, z.literal("none")]));

/** Parameters of the list. Years are those in which courses begin, or deliveries were made. */
export const trainingFilter = z.object({
  view: z.enum(TRAINING_VIEWS).catch("programmes"),
  by: z.enum(HEADS_BY).catch("agency"),
  q: searchText,
  partner: several(countryCode),
  /** Who provides. */
  side: single(side),
  mode: several(z.enum(DeliveryMode)),
  provider: orNone(recordId),
  /** Its slug; the topics below it count, too. */
  topic: orNone(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  /** Who is trained, or receives. */
  agency: orNone(recordId),
  year: orNone(z.string().regex(/^[12]\d{3}$/)),
  /** Days on which courses begin, or deliveries were made. */
  since: single(typedSince),
  until: single(typedUntil),
  /** Where courses are held, however it is written in capitals. */
  place: orNone(z.string().trim().min(1).max(300)),
  /** Of the programme, of a course where courses are listed. */
  marking: several(marking),
  ...momentFields,
  after: cursor,
  before: cursor,
});
export type TrainingFilter = z.output<typeof trainingFilter>;

/** Parameters of the courses that a row of the heads counts. */
export function coursesCounted(
  by: TrainingFilter["by"],
  row: { value: string; side: Side | null; depth: number; place: string | null },
): Record<string, string | null> {
  if (by !== "provider" && by !== "place") return { [by]: row.value };
  const ofProvider = { provider: row.value, side: row.side };
  const isPlace = by === "place" && row.depth > 0;
  return isPlace ? { ...ofProvider, place: row.place ?? "none" } : ofProvider;
}

/** Which courses a partner gave, by provider and place: the years are a filter away. */
export const trainedBy = (partner: CountryCode): string =>
  `/trainings?view=heads&by=place&partner=${partner}&side=partner`;

/** The partner that a new programme or delivery is recorded with; the form asks for it first. */
export const partnerStart = z.object({ partner: single(countryCode) });
