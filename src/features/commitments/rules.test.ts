import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision, FuzzyDate } from "#domain/date-precision.ts";
import { anyDay, anyQuestion, historyOfCommitment } from "../../../tests/make/histories.ts";
import {
  compareUpdates,
  daysOverdue,
  freshness,
  isDueSoon,
  isKept,
  isOpenStatus,
  isOverdue,
  lastEvidenceOn,
  milestoneStatus,
  OPEN_STATUSES,
  pace,
  type Status,
  STATUSES,
  statusOn,
  type StatusUpdate,
  updateOn,
  wasMadeBy,
} from "./rules.ts";

const day = (text: string): CalendarDate => calendarDate.parse(text);
const due = (on: string, precision: DatePrecision = "day"): FuzzyDate => ({
  on: day(on),
  precision,
});
const update = (id: string, on: string, status: Status, more: Partial<StatusUpdate> = {}) => ({
  id,
  effectiveOn: day(on),
  recordedAt: new Date(`${on}T10:00:00Z`),
  status,
  hasEvidence: false,
  ...more,
});
const open = (dueDate: FuzzyDate | null) => ({ status: "limited" as const, due: dueDate });

describe("status", () => {
  const history = [
    update("c", "2026-03-01", "substantial"),
    update("a", "2026-01-01", "not_started"),
    update("b", "2026-02-01", "limited", { recordedAt: new Date("2026-06-01T00:00:00Z") }),
  ];

  test("is no evidence before the first update", () => {
    expect(statusOn(history, day("2025-12-31"))).toBe("no_evidence");
    expect(statusOn([], day("2026-01-01"))).toBe("no_evidence");
  });

  test("is that of the latest update effective by the day, the day included", () => {
    expect(statusOn(history, day("2026-01-01"))).toBe("not_started");
    expect(statusOn(history, day("2026-02-28"))).toBe("limited");
    expect(statusOn(history, day("2026-03-01"))).toBe("substantial");
  });

  test("as known on a day leaves out what was recorded later", () => {
    const knownAt = new Date("2026-05-31T23:59:59.999Z");
    expect(statusOn(history, day("2026-02-28"), knownAt)).toBe("not_started");
    expect(statusOn(history, day("2026-02-28"), new Date("2026-06-01T00:00:00Z"))).toBe("limited");
  });

  test("of two updates of one day the one recorded last counts, then the greater id", () => {
    const recordedAt = new Date("2026-01-01T00:00:00Z");
    const first = update("b", "2026-01-01", "complete");
    const tie = [
      update("a", "2026-01-01", "limited", { recordedAt }),
      update("c", "2026-01-01", "dropped", { recordedAt }),
    ];
    expect(statusOn([first, ...tie], day("2026-01-01"))).toBe("complete");
    expect(statusOn(tie, day("2026-01-01"))).toBe("dropped");
  });

  test("does not depend on the order in which updates are stored", () => {
    fc.assert(
      fc.property(historyOfCommitment, anyQuestion, ({ updates }, { asOf, knownAt }) => {
        const sorted = updates.toSorted(compareUpdates);
        const found = updateOn(updates, asOf, knownAt);
        expect(updateOn(sorted.toReversed(), asOf, knownAt)).toEqual(found);
        const known = sorted.filter(
          ({ effectiveOn, recordedAt }) =>
            effectiveOn <= asOf && (knownAt === null || recordedAt <= knownAt),
        );
        expect(found).toEqual(known.at(-1) ?? null);
        expect(statusOn(updates, asOf, knownAt)).toBe(known.at(-1)?.status ?? "no_evidence");
      }),
      { numRuns: 1000 },
    );
  });

  test("of the past is changed by nothing that takes effect later", () => {
    fc.assert(
      fc.property(historyOfCommitment, anyDay, ({ updates }, asOf) => {
        const past = updates.filter(({ effectiveOn }) => effectiveOn <= asOf);
        expect(statusOn(updates, asOf)).toBe(statusOn(past, asOf));
      }),
    );
  });

  test("is open or closed; only complete is kept", () => {
    expect(OPEN_STATUSES).toEqual(["no_evidence", "not_started", "limited", "substantial"]);
    expect(STATUSES.filter(isKept)).toEqual(["complete"]);
    expect(STATUSES.filter(isKept).some(isOpenStatus)).toBe(false);
  });
});

describe("due", () => {
  test("counts the due day itself as on time", () => {
    expect(isOverdue(open(due("2026-03-10")), day("2026-03-10"))).toBe(false);
    expect(isOverdue(open(due("2026-03-10")), day("2026-03-11"))).toBe(true);
    expect(daysOverdue(open(due("2026-03-10")), day("2026-03-11"))).toBe(1);
  });

  test.each<[string, DatePrecision, string]>([
    ["2026-03-01", "month", "2026-03-31"],
    ["2026-01-01", "quarter", "2026-03-31"],
    ["2026-01-01", "year", "2026-12-31"],
    ["2026-03-10", "about", "2026-03-25"],
    ["2026-03-10", "before", "2026-03-09"],
  ])("%s to the %s is on time until %s", (on, precision, last) => {
    expect(isOverdue(open(due(on, precision)), day(last))).toBe(false);
    expect(isOverdue(open(due(on, precision)), addDays(day(last), 1))).toBe(true);
  });

  test.each([null, due("2020-01-01", "after"), due("2020-01-01", "unknown")])(
    "never falls where the due date has no end (%#)",
    (date) => {
      expect(isOverdue(open(date), day("2026-01-01"))).toBe(false);
      expect(isDueSoon(open(date), day("2026-01-01"))).toBe(false);
      expect(daysOverdue(open(date), day("2026-01-01"))).toBe(0);
    },
  );

  test("is soon from 30 days before up to the due day", () => {
    const today = day("2026-03-01");
    expect(isDueSoon(open(due("2026-03-01")), today)).toBe(true);
    expect(isDueSoon(open(due("2026-03-31")), today)).toBe(true);
    expect(isDueSoon(open(due("2026-04-01")), today)).toBe(false);
    expect(isDueSoon(open(due("2026-02-28")), today)).toBe(false);
  });

  test("a closed commitment is neither late nor due soon, and nothing is both", () => {
    fc.assert(
      fc.property(historyOfCommitment, anyDay, ({ updates, due: date }, today) => {
        const commitment = { status: statusOn(updates, today), due: date };
        const late = isOverdue(commitment, today);
        const soon = isDueSoon(commitment, today);
        expect(late && soon).toBe(false);
        expect((late || soon) && !isOpenStatus(commitment.status)).toBe(false);
        expect(daysOverdue(commitment, today) > 0).toBe(late);
        expect(daysOverdue(commitment, addDays(today, 1))).toBeGreaterThanOrEqual(
          daysOverdue(commitment, today),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe("evidence", () => {
  test("is the latest of updates with evidence and origins, not after the day", () => {
    const updates = [
      update("a", "2026-01-10", "limited", { hasEvidence: true }),
      update("b", "2026-02-10", "limited"),
      update("c", "2026-03-10", "complete", { hasEvidence: true }),
    ];
    const origins = [day("2025-12-01"), day("2026-04-01")];
    expect(lastEvidenceOn(updates, origins, day("2026-03-01"))).toBe("2026-01-10");
    expect(lastEvidenceOn(updates, origins, day("2026-05-01"))).toBe("2026-04-01");
    expect(lastEvidenceOn(updates, origins, day("2026-01-01"))).toBe("2025-12-01");
    expect(lastEvidenceOn(updates, [], day("2026-01-01"))).toBeNull();
    const knownAt = new Date("2026-01-10T09:00:00Z");
    expect(lastEvidenceOn(updates, [], day("2026-05-01"), knownAt)).toBeNull();
  });

  test.each([
    [0, "fresh"],
    [45, "fresh"],
    [46, "ageing"],
    [90, "ageing"],
    [91, "stale"],
  ])("of %i days ago is %s", (days, expected) => {
    expect(freshness(addDays(day("2026-06-01"), -days), day("2026-06-01"))).toBe(expected);
  });

  test("is stale when there is none, and keeps to other limits", () => {
    expect(freshness(null, day("2026-06-01"))).toBe("stale");
    const limits = { fresh: 1, ageing: 2 };
    expect(freshness(day("2026-05-30"), day("2026-06-01"), limits)).toBe("ageing");
  });
});

describe("pace", () => {
  const today = day("2026-06-15");
  const milestone = (on: string | null, reachedOn: string | null = null) => ({
    due: on === null ? null : due(on),
    reachedOn: reachedOn === null ? null : day(reachedOn),
  });

  test.each([
    [milestone("2026-06-14", "2026-06-15"), "reached"],
    [milestone("2026-06-14", "2026-06-16"), "missed"],
    [milestone("2026-06-14"), "missed"],
    [milestone("2026-06-15"), "due_soon"],
    [milestone("2026-07-15"), "due_soon"],
    [milestone("2026-07-16"), "ahead"],
    [milestone(null), "undated"],
  ] as const)("a milestone %j is %s", (one, status) => {
    expect(milestoneStatus(one, today)).toBe(status);
  });

  test("has no schedule without a date, or when the commitment is closed", () => {
    expect(pace(open(null), [milestone(null)], today)).toBe("no_schedule");
    expect(pace({ status: "complete", due: due("2026-01-01") }, [], today)).toBe("no_schedule");
  });

  test("is behind with a missed milestone or when overdue, otherwise on schedule", () => {
    expect(pace(open(due("2026-12-31")), [milestone("2026-06-14")], today)).toBe("behind");
    expect(pace(open(due("2026-06-14")), [], today)).toBe("behind");
    expect(pace(open(null), [milestone("2026-06-15")], today)).toBe("on_schedule");
    expect(pace(open(due("2026-12-31")), [milestone("2026-01-01", "2026-02-01")], today)).toBe(
      "on_schedule",
    );
  });

  test("never says on schedule of what is overdue", () => {
    fc.assert(
      fc.property(historyOfCommitment, anyDay, ({ updates, due: date, milestones }, at) => {
        const commitment = { status: statusOn(updates, at), due: date };
        const found = pace(commitment, milestones, at);
        expect(isOverdue(commitment, at) && found !== "behind").toBe(false);
        expect(found === "no_schedule" || isOpenStatus(commitment.status)).toBe(true);
      }),
    );
  });
});

test("a commitment exists from the first day it can have been made; always when none is known", () => {
  expect(wasMadeBy(due("2026-03-01", "month"), day("2026-03-01"))).toBe(true);
  expect(wasMadeBy(due("2026-03-01", "month"), day("2026-02-28"))).toBe(false);
  expect(wasMadeBy(due("2026-03-01", "before"), day("2000-01-01"))).toBe(true);
  expect(wasMadeBy(null, day("2000-01-01"))).toBe(true);
});
