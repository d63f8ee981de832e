import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import type { Obligor } from "#domain/sides.ts";
import { isPromise } from "#domain/wording-strength.ts";
import { anyDay, historyOfCommitment } from "../../../tests/make/histories.ts";
import {
  countRestatements,
  driftOf,
  isKept,
  isOpenStatus,
  reciprocity,
  restatementsOf,
  type Status,
  statusOn,
} from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);
const promise = (obligor: Obligor, status: Status, on: string | null = null) => ({
  obligor,
  status,
  due: on === null ? null : { on: day(on), precision: "day" as const },
  strength: "agreed" as const,
});

describe("restatements", () => {
  const restates = [
    { from: "second", to: "first" },
    { from: "third", to: "second" },
    { from: "third", to: "first" },
    { from: "other", to: "elsewhere" },
  ];

  test("count every later commitment once, also through others", () => {
    expect(restatementsOf("first", restates)).toEqual(["second", "third"]);
    expect(countRestatements("first", restates)).toBe(2);
    expect(countRestatements("third", restates)).toBe(0);
  });

  test("harden, soften or keep the wording", () => {
    expect(driftOf("proposed", "agreed")).toBe("hardened");
    expect(driftOf("agreed", "reaffirmed")).toBe("softened");
    expect(driftOf("will", "will")).toBe("same");
  });
});

describe("reciprocity", () => {
  const today = day("2026-06-15");

  test("counts a commitment of both on each side and once in the total", () => {
    const balance = reciprocity(
      [
        promise("home", "limited", "2026-01-01"),
        promise("partner", "complete"),
        promise("both", "limited", "2026-01-01"),
        promise("both", "dropped"),
        { ...promise("home", "limited"), strength: "discussed" },
      ],
      today,
    );
    expect(balance).toEqual({
      owedByHome: { open: 2, kept: 0, late: 2 },
      owedByPartner: { open: 1, kept: 1, late: 1 },
      owedByBoth: { open: 1, kept: 0, late: 1 },
      total: { open: 2, kept: 1, late: 2 },
    });
  });

  test("adds up, and late is a part of open", () => {
    fc.assert(
      fc.property(fc.array(historyOfCommitment, { maxLength: 12 }), anyDay, (histories, at) => {
        const commitments = histories.map((history) => ({
          ...history,
          status: statusOn(history.updates, at),
        }));
        const balance = reciprocity(commitments, at);
        for (const key of ["open", "kept", "late"] as const) {
          expect(balance.total[key]).toBe(
            balance.owedByHome[key] + balance.owedByPartner[key] - balance.owedByBoth[key],
          );
        }
        expect(balance.total.late).toBeLessThanOrEqual(balance.total.open);
        const counted = commitments.filter(
          ({ strength, status }) => isPromise(strength) && (isOpenStatus(status) || isKept(status)),
        );
        expect(balance.total.open + balance.total.kept).toBe(counted.length);
      }),
    );
  });
});
