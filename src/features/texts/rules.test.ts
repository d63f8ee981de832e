import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import {
  afterSignatureDue,
  entryOf,
  frozenVersion,
  isChased,
  likenessOf,
  placeIn,
} from "./rules.ts";

const at = (minute: number) => ({
  id: `${minute}`,
  recordedAt: new Date(Date.UTC(2026, 10, 22, 9, minute)),
});
const day = (text: string) => calendarDate.parse(text);

test("the version that the last initialling named is frozen until the text is opened again", () => {
  const frozen = { ...at(1), kind: "frozen" as const, draftTextId: "v2" };
  const reopened = { ...at(2), kind: "reopened" as const, draftTextId: "v2" };
  const again = { ...at(3), kind: "frozen" as const, draftTextId: "v3" };
  expect(frozenVersion([])).toBeNull();
  expect(frozenVersion([frozen])).toBe("v2");
  expect(frozenVersion([reopened, frozen])).toBeNull();
  expect(frozenVersion([again, frozen, reopened])).toBe("v3");
});

describe("placeIn", () => {
  const first = "1. Each side names a focal point.\n2. Each side names a focal point.";
  const comment = { quote: "names a focal point", startsAt: first.lastIndexOf("names") };

  test("of several places takes the one nearest to where the passage was", () => {
    expect(placeIn(first, comment, first.length)?.start).toBe(comment.startsAt);
  });

  test("finds it with other blanks and quotation marks", () => {
    const place = placeIn("It names a\n focal  point soon", comment, first.length);
    expect(place).toEqual({ start: 3, end: 24 });
  });

  test("says when the passage is gone", () => {
    expect(placeIn("Each side names an office.", comment, first.length)).toBeNull();
  });
});

test.each([
  ["equal", "The sides agree.", "The sides agree.\n"],
  ["formatting", "The “sides” agree.", 'The "sides"\nagree.'],
  ["different", "The sides agree.", "The sides do not agree."],
  ["unreadable", "The sides agree.", null],
  ["unreadable", "The sides agree.", " \n"],
])("what was signed is told as %s", (expected, frozen, signed) => {
  expect(likenessOf(frozen, signed)).toBe(expected);
});

describe("after the signature", () => {
  const done = { ...at(1), item: "publish", state: "done" } as const;
  const open = { ...at(2), item: "publish", state: "open" } as const;

  test("the last entry of an item says how it stands", () => {
    expect(entryOf([open, done], "publish")?.state).toBe("open");
    expect(entryOf([done], "register")).toBeNull();
  });

  test("each item is due thirty days after the signature", () => {
    expect(afterSignatureDue(day("2026-10-23"))).toBe("2026-11-22");
  });

  test("nobody is chased for old instruments, unless their list was begun", () => {
    const recordedOn = day("2026-11-22");
    expect(isChased(day("2026-01-10"), recordedOn, [])).toBe(true);
    expect(isChased(day("1970-01-10"), recordedOn, [])).toBe(false);
    expect(isChased(day("1970-01-10"), recordedOn, [done])).toBe(true);
    expect(isChased(day("2027-03-01"), recordedOn, [])).toBe(true);
    expect(isChased(null, recordedOn, [done])).toBe(false);
  });
});
