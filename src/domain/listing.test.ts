import { describe, expect, test } from "vitest";
import { z } from "zod";
import { cursor, cursorText, PAGE_SIZE, pageOf, searchText, several, single } from "./listing.ts";
import { uuidv7 } from "./uuid.ts";

const letter = z.enum(["a", "b"]);

describe("search parameters", () => {
  test("several values are kept once each, what is none of them is passed over", () => {
    expect(several(letter).parse(["a", "x", "b", "a", ""])).toEqual(["a", "b"]);
    expect(several(letter).parse("b")).toEqual(["b"]);
    expect(several(letter).parse(undefined)).toEqual([]);
    expect(z.object({ of: several(letter) }).parse({})).toEqual({ of: [] });
  });

  test("of a single one the first that is a value counts", () => {
    expect(single(letter).parse(["x", "b", "a"])).toBe("b");
    expect(single(letter).parse(null)).toBeNull();
  });

  test("words to look for are one line without control characters", () => {
    expect(searchText.parse(" a\n\u0000b ")).toBe("a b");
    expect(searchText.parse("  ")).toBeNull();
    expect(searchText.parse("x".repeat(201))).toBeNull();
  });
});

const cursorOf = ({ id }: { id: string }) => ({ key: "ک", id });

describe("pages", () => {
  const rows = Array.from({ length: PAGE_SIZE + 1 }, () => ({ id: uuidv7() }));
  const at = cursorOf(rows[0] ?? { id: "" });

  test("a cursor comes back from the address as it went in", () => {
    expect(cursor.parse(cursorText(at))).toEqual(at);
  });

  test.each(["", "x", "bm9uZQ", cursorText({ key: "a", id: "not an id" }), ["x"], {}])(
    "what is no cursor is none: %j",
    (given) => {
      expect(cursor.parse(given)).toBeNull();
    },
  );

  test("one row more than a page tells that another page follows", () => {
    const first = pageOf(rows, { after: null, before: null }, cursorOf);
    expect(first.rows).toHaveLength(PAGE_SIZE);
    expect(first.before).toBeNull();
    expect(cursor.parse(first.after)?.id).toBe(rows[PAGE_SIZE - 1]?.id);
    const last = pageOf(rows.slice(1), { after: at, before: null }, cursorOf);
    expect(last.after).toBeNull();
    expect(cursor.parse(last.before)?.id).toBe(rows[1]?.id);
  });

  test("rows before a cursor were read backwards and are turned round", () => {
    const page = pageOf(rows, { after: null, before: at }, cursorOf);
    expect(page.rows[0]).toBe(rows[PAGE_SIZE - 1]);
    expect(page.before).not.toBeNull();
    expect(page.after).not.toBeNull();
  });

  test("an empty page leads nowhere", () => {
    expect(pageOf([], { after: at, before: null }, cursorOf)).toEqual({
      rows: [],
      after: null,
      before: null,
    });
  });
});
