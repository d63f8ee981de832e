import * as fc from "fast-check";
import { addDays, type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import { DATE_PRECISIONS, firstDayOf, type FuzzyDate } from "#domain/date-precision.ts";
import { OBLIGORS } from "#domain/sides.ts";
import { WORDING_STRENGTHS } from "#domain/wording-strength.ts";
import {
  ACTION_TYPES,
  type Binding,
  type Instrument,
  type RenewalRule,
} from "#features/agreements/rules.ts";
import { DEFAULT_ROUTE, SIDE_STATES } from "#features/agreements/stages.ts";
import { STATUSES } from "#features/commitments/rules.ts";

/** Three years, few enough days that due dates, updates and questions meet on one day. */
const FIRST_DAY = calendarDate.parse("2024-01-01");
const SPAN_DAYS = 3 * 365;
const MS_PER_DAY = 86_400_000;

/** Any day of the span; a third of them around one day, where the same days come up again and again. */
export const anyDay: fc.Arbitrary<CalendarDate> = fc
  .oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: SPAN_DAYS }) },
    { weight: 1, arbitrary: fc.integer({ min: 540, max: 544 }) },
  )
  .map((offset) => addDays(FIRST_DAY, offset));

/** A date of any precision, standing on the first day of a month, quarter or year as the forms store it. */
export const anyFuzzyDate: fc.Arbitrary<FuzzyDate> = fc
  .record({ day: anyDay, precision: fc.constantFrom(...DATE_PRECISIONS) })
  .map(({ day, precision }) => ({ on: canonical(day, precision), precision }));

function canonical(day: CalendarDate, precision: FuzzyDate["precision"]): CalendarDate {
  const isPeriod = precision === "month" || precision === "quarter" || precision === "year";
  return isPeriod ? (firstDayOf(day, precision) ?? day) : day;
}

const anyFuzzyOrNone = fc.option(anyFuzzyDate, { freq: 4 });

/**
 * An instant within the span and a little after it, in whole milliseconds as PostgreSQL keeps them
 * here; at times exactly the same one again, so that only the id can decide.
 */
const anyInstant: fc.Arbitrary<Date> = fc
  .oneof(
    fc.integer({ min: 0, max: (SPAN_DAYS + 60) * MS_PER_DAY }),
    fc.constantFrom(541 * MS_PER_DAY, 542 * MS_PER_DAY + 43_200_000),
  )
  .map((offset) => new Date(Date.parse(`${FIRST_DAY}T00:00:00Z`) + offset));

/** Recorded on its day, soon after, years later (back-dated) or ahead of it. */
const recordedAfter = (day: CalendarDate): fc.Arbitrary<Date> =>
  fc.oneof(
    fc
      .integer({ min: 0, max: 3 * MS_PER_DAY })
      .map((delay) => new Date(Date.parse(`${day}T00:00:00Z`) + delay)),
    anyInstant,
  );

const anyUpdate = anyDay.chain((effectiveOn) =>
  fc
    .record({
      id: fc.uuid(),
      recordedAt: recordedAfter(effectiveOn),
      status: fc.constantFrom(...STATUSES),
      hasEvidence: fc.boolean(),
    })
    // What the database insists on: "complete" has evidence.
    .map((update) => ({
      ...update,
      effectiveOn,
      hasEvidence: update.hasEvidence || update.status === "complete",
    })),
);

const anyMilestone = fc.record({
  due: anyFuzzyOrNone,
  reachedOn: fc.option(anyDay, { freq: 2 }),
});

/** A commitment with its updates in the order they happened to be stored, its milestones and dates. */
export const historyOfCommitment = fc.record({
  id: fc.uuid(),
  obligor: fc.constantFrom(...OBLIGORS),
  strength: fc.constantFrom(...WORDING_STRENGTHS),
  made: anyFuzzyOrNone,
  due: anyFuzzyOrNone,
  createdAt: anyInstant,
  updates: fc.uniqueArray(anyUpdate, { maxLength: 7, selector: ({ id }) => id }),
  milestones: fc.array(anyMilestone, { maxLength: 3 }),
});
export type CommitmentHistory =
  typeof historyOfCommitment extends fc.Arbitrary<infer One> ? One : never;

const INSTRUMENTS: readonly Instrument[] = ["mou", "mou", "mou", "treaty", "agreement", "sop"];
const BINDINGS: readonly Binding[] = ["binding", "non_binding", "unknown"];
const RENEWALS: readonly RenewalRule[] = ["none", "automatic", "by_notice", "new_text", "unknown"];

const anyAction = fc.option(anyFuzzyDate, { freq: 5 }).chain((happened) =>
  fc
    .record({
      id: fc.uuid(),
      type: fc.constantFrom(...ACTION_TYPES),
      recordedAt: happened === null ? anyInstant : recordedAfter(happened.on),
    })
    .map((action) => ({
      ...action,
      happenedOn: happened?.on ?? null,
      precision: happened?.precision ?? ("unknown" as const),
    })),
);

const anyStageEntry = anyDay.chain((enteredOn) =>
  fc
    .record({
      id: fc.uuid(),
      stage: fc.constantFrom(...DEFAULT_ROUTE, ...SIDE_STATES),
      recordedAt: recordedAfter(enteredOn),
    })
    .map((entry) => ({ ...entry, enteredOn })),
);

/** An agreement with its actions and stage entries in the order they happened to be stored. */
export const historyOfAgreement = fc.record({
  id: fc.uuid(),
  instrument: fc.constantFrom(...INSTRUMENTS),
  binding: fc.constantFrom(...BINDINGS),
  renewal: fc.constantFrom(...RENEWALS),
  termMonths: fc.option(fc.integer({ min: 1, max: 120 })),
  noticeDays: fc.option(fc.integer({ min: 0, max: 365 })),
  endsOn: fc.option(anyDay),
  createdAt: anyInstant,
  actions: fc.uniqueArray(anyAction, { maxLength: 6, selector: ({ id }) => id }),
  stages: fc.uniqueArray(anyStageEntry, { maxLength: 6, selector: ({ id }) => id }),
  targetDays: fc.option(fc.integer({ min: 1, max: 120 })),
});
export type AgreementHistory =
  typeof historyOfAgreement extends fc.Arbitrary<infer One> ? One : never;

/** A day to ask for and, half of the time, the instant whose knowledge counts. */
export const anyQuestion = fc.record({
  asOf: anyDay,
  knownAt: fc.option(anyInstant, { freq: 1 }),
});
