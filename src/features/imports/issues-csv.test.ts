import { expect, test } from "vitest";
import { readCsv } from "../../../tests/harness/read-csv.ts";
import { issuesCsv } from "./issues-csv.ts";
import { spoken } from "./spoken.ts";

test("says of each row what a person would: the field, its column in the file, the cell, the reason", () => {
  const text = issuesCsv(
    [
      { row: 7, field: "partner", value: "=FRANCE ; ITALY", message: "several" },
      { row: 9, field: "topics", value: "VISA", message: "topic", isNote: true },
    ],
    {
      say: (message) => `Because of ${message}`,
      word: (key) => key.toUpperCase(),
      fieldName: (field) => (field === "partner" ? "Partner" : "Topics"),
    },
    { partner: ["parties", "territories"] },
  );
  expect(text.slice(0, 1)).toBe("\uFEFF");
  expect(readCsv(text.slice(1))).toEqual([
    ["ROW", "VERDICT", "FIELD", "COLUMN", "CELL", "WHY"],
    ["7", "REFUSED", "Partner", "parties, territories", "'=FRANCE ; ITALY", "Because of several"],
    ["9", "NOTE", "Topics", "", "VISA", "Because of topic"],
  ]);
});

test("calls countries by their names, in the reader's language", () => {
  expect(spoken({ codes: "NO, SE", row: 3 }, "en")).toEqual({ codes: "Norway, Sweden", row: 3 });
  expect(spoken({ home: "GB", names: "PRUSSIA" }, "en")).toEqual({
    home: "United Kingdom",
    names: "PRUSSIA",
  });
  expect(spoken({ home: "PK" }, "ur")).toEqual({ home: "پاکستان" });
});
