import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, calendarDate } from "#domain/calendar-date.ts";
import { anyDay, anyQuestion, historyOfAgreement } from "../../../tests/make/histories.ts";
import {
  ACTION_TYPES,
  type ActionType,
  AGREEMENT_STATES,
  type AgreementAction,
  currentTermEnd,
  isPendingMou,
  isSigned,
  lastDayToGiveNotice,
  nextExpiry,
  stateOn,
  wordingOf,
} from "./rules.ts";
import type { Stage } from "./stages.ts";

const day = (text: string) => calendarDate.parse(text);
const today = day("2026-06-15");
const recordedAt = new Date("2026-01-01T00:00:00Z");
const action = (type: ActionType, on: string | null, id = type as string): AgreementAction => ({
  id,
  type,
  happenedOn: on === null ? null : day(on),
  recordedAt,
});
const entry = (stage: Stage, on: string) => ({ id: stage, stage, enteredOn: day(on), recordedAt });
const state = (actions: AgreementAction[], stages: ReturnType<typeof entry>[] = []) =>
  stateOn({ actions, stages }, today);

describe("state", () => {
  test.each([
    [[], "proposed"],
    [[action("initialled", "2025-01-01")], "initialled"],
    [[action("signed", "2025-01-01"), action("initialled", "2025-01-01")], "signed"],
    [[action("ratified", "2025-01-01")], "signed"],
    [[action("notified", null)], "signed"],
    [
      [action("provisionally_applied", "2025-01-01"), action("signed", "2025-02-01")],
      "provisionally_applied",
    ],
    [[action("in_force", "2025-01-01"), action("signed", "2025-02-01")], "in_force"],
    [[action("in_force", "2025-01-01"), action("suspended", "2025-02-01")], "suspended"],
    [[action("suspended", "2025-02-01"), action("revived", "2025-03-01")], "in_force"],
    [[action("expired", "2025-02-01"), action("renewed", "2025-03-01")], "in_force"],
    [[action("renewed", "2025-02-01"), action("terminated", "2025-03-01")], "terminated"],
    [[action("in_force", "2025-01-01"), action("expired", "2025-01-01")], "expired"],
    [[action("in_force", "2025-01-01"), action("terminated", null)], "terminated"],
    [[action("in_force", null), action("suspended", "1990-01-01")], "suspended"],
    [[action("signed", "2025-01-01"), action("in_force", "2026-06-16")], "signed"],
    [[action("signed", "2025-01-01"), action("in_force", "2026-06-15")], "in_force"],
  ] as const)("of the actions of case %# is %s", (actions, expected) => {
    expect(state([...actions])).toBe(expected);
  });

  test("is withdrawn or lapsed when the pipeline ended so, but not once it was in force", () => {
    const ended = [entry("drafting", "2025-01-01"), entry("withdrawn", "2025-05-01")];
    expect(state([], ended)).toBe("withdrawn");
    expect(state([action("signed", "2025-02-01")], [entry("lapsed", "2025-05-01")])).toBe("lapsed");
    expect(state([action("in_force", "2025-02-01")], ended)).toBe("in_force");
    expect(stateOn({ actions: [], stages: ended }, day("2025-04-30"))).toBe("proposed");
  });

  test("as known on a day leaves out what was recorded later", () => {
    const actions = [{ ...action("signed", "2025-01-01"), recordedAt: new Date("2026-02-01") }];
    const agreement = { actions, stages: [] };
    expect(stateOn(agreement, today, new Date("2026-01-31T00:00:00Z"))).toBe("proposed");
    expect(stateOn(agreement, today, new Date("2026-02-01T00:00:00Z"))).toBe("signed");
  });

  test("does not depend on the order in which actions are stored", () => {
    fc.assert(
      fc.property(historyOfAgreement, anyQuestion, (history, { asOf, knownAt }) => {
        const { actions, stages } = history;
        const found = stateOn(history, asOf, knownAt);
        const reversed = { actions: actions.toReversed(), stages: stages.toReversed() };
        expect(AGREEMENT_STATES).toContain(found);
        expect(stateOn(reversed, asOf, knownAt)).toBe(found);
      }),
      { numRuns: 1000 },
    );
  });

  test("of the past is changed by nothing that happens later", () => {
    fc.assert(
      fc.property(historyOfAgreement, anyDay, ({ actions, stages }, asOf) => {
        const past = {
          actions: actions.filter(({ happenedOn }) => happenedOn === null || happenedOn <= asOf),
          stages: stages.filter(({ enteredOn }) => enteredOn <= asOf),
        };
        expect(stateOn({ actions, stages }, asOf)).toBe(stateOn(past, asOf));
      }),
    );
  });

  test("beyond the initialling means that it is signed", () => {
    const unsigned = ["proposed", "initialled", "withdrawn", "lapsed"];
    fc.assert(
      fc.property(historyOfAgreement, anyQuestion, (history, { asOf, knownAt }) => {
        const found = stateOn(history, asOf, knownAt);
        expect(isSigned(history.actions, asOf, knownAt) || unsigned.includes(found)).toBe(true);
      }),
    );
    expect(ACTION_TYPES.filter((type) => !isSigned([action(type, null)], today))).toEqual([
      "initialled",
    ]);
  });
});

describe("a pending MoU", () => {
  const mou = { instrument: "mou" as const, actions: [], stages: [] };

  test("is an MoU, not signed, neither withdrawn nor lapsed", () => {
    expect(isPendingMou(mou, today)).toBe(true);
    expect(isPendingMou({ ...mou, actions: [action("initialled", null)] }, today)).toBe(true);
    expect(isPendingMou({ ...mou, actions: [action("signed", null)] }, today)).toBe(false);
    expect(isPendingMou({ ...mou, instrument: "treaty" }, today)).toBe(false);
    for (const stage of ["withdrawn", "lapsed"] as const) {
      expect(isPendingMou({ ...mou, stages: [entry(stage, "2026-06-15")] }, today)).toBe(false);
      expect(isPendingMou({ ...mou, stages: [entry(stage, "2026-06-16")] }, today)).toBe(true);
    }
  });

  test("stays pending until the day of its signature", () => {
    const signed = { ...mou, actions: [action("signed", "2026-06-16")] };
    expect(isPendingMou(signed, today)).toBe(true);
    expect(isPendingMou(signed, day("2026-06-16"))).toBe(false);
  });

  test("is proposed or initialled, always", () => {
    fc.assert(
      fc.property(historyOfAgreement, anyQuestion, (history, { asOf, knownAt }) => {
        const isWaiting = ["proposed", "initialled"].includes(stateOn(history, asOf, knownAt));
        expect(isPendingMou(history, asOf, knownAt)).toBe(
          isWaiting && history.instrument === "mou",
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe("term", () => {
  test("the last day to give notice is so many days before the last day", () => {
    expect(lastDayToGiveNotice(day("2026-12-31"), 180, "automatic")).toBe("2026-07-04");
    expect(lastDayToGiveNotice(day("2026-12-31"), 0, "by_notice")).toBe("2026-12-31");
    expect(lastDayToGiveNotice(day("2026-12-31"), 30, "unknown")).toBe("2026-12-01");
  });

  test("no notice is due without an end or a period, or where it changes nothing", () => {
    expect(lastDayToGiveNotice(null, 30, "automatic")).toBeNull();
    expect(lastDayToGiveNotice(day("2026-12-31"), null, "automatic")).toBeNull();
    expect(lastDayToGiveNotice(day("2026-12-31"), 30, "none")).toBeNull();
    expect(lastDayToGiveNotice(day("2026-12-31"), 30, "new_text")).toBeNull();
  });

  test("ends on the day before the anniversary", () => {
    expect(nextExpiry(60, "none", day("2020-03-01"), today)).toBe("2025-02-28");
    expect(nextExpiry(60, "by_notice", day("2024-02-29"), today)).toBe("2029-02-27");
    expect(nextExpiry(null, "automatic", day("2020-03-01"), today)).toBeNull();
    expect(nextExpiry(60, "automatic", null, today)).toBeNull();
  });

  test("renews itself term by term, reckoned from the first day", () => {
    expect(nextExpiry(60, "automatic", day("2010-06-16"), today)).toBe("2030-06-15");
    expect(nextExpiry(12, "automatic", day("2010-06-16"), today)).toBe("2026-06-15");
    expect(nextExpiry(1, "automatic", day("2024-01-31"), day("2024-03-15"))).toBe("2024-03-30");
    const anyTerm = fc.integer({ min: 1, max: 120 });
    fc.assert(
      fc.property(anyTerm, anyDay, anyDay, (months, inForceOn, at) => {
        const end = nextExpiry(months, "automatic", inForceOn, at) ?? at;
        const first = addDays(addMonths(inForceOn, months), -1);
        expect(end >= at && end >= first).toBe(true);
        expect(end === first || addMonths(at, months) >= end).toBe(true);
      }),
    );
  });
});

describe("the end of the current term", () => {
  const base = { endsOn: null, termMonths: 24, renewal: "by_notice" as const, actions: [] };

  test("is the day the text names, whatever the term", () => {
    const named = {
      ...base,
      endsOn: day("2025-12-31"),
      actions: [action("in_force", "2020-01-01")],
    };
    expect(currentTermEnd(named, today)).toBe("2025-12-31");
    expect(currentTermEnd({ ...named, renewal: "automatic" }, today)).toBe("2027-12-31");
    expect(currentTermEnd({ ...named, renewal: "automatic", termMonths: null }, today)).toBe(
      "2025-12-31",
    );
  });

  test("is reckoned from the last renewal, else from the entry into force", () => {
    const actions = [action("in_force", "2020-03-01"), action("renewed", "2025-03-01")];
    expect(currentTermEnd({ ...base, actions }, today)).toBe("2027-02-28");
    expect(currentTermEnd({ ...base, actions }, day("2024-01-01"))).toBe("2022-02-28");
    expect(currentTermEnd({ ...base, renewal: "automatic", actions }, today)).toBe("2028-02-29");
  });

  test("is not known before it is in force, or without a date", () => {
    expect(currentTermEnd(base, today)).toBeNull();
    expect(currentTermEnd({ ...base, actions: [action("in_force", null)] }, today)).toBeNull();
    expect(
      currentTermEnd({ ...base, actions: [action("in_force", "2027-01-01")] }, today),
    ).toBeNull();
  });
});

const keys = (...args: Parameters<typeof wordingOf>) =>
  Object.values(wordingOf(...args)).map((key) => key.replace("agreements.wording.", ""));

test("binding instruments enter into force between parties, others come into effect between participants", () => {
  expect(keys("binding", "mou")).toEqual(["entersIntoForce", "parties"]);
  expect(keys("non_binding", "treaty")).toEqual(["comesIntoEffect", "participants"]);
  expect(keys("unknown", "treaty")).toEqual(["entersIntoForce", "parties"]);
  expect(keys("unknown", "mou")).toEqual(["comesIntoEffect", "participants"]);
});
