import { expect, test } from "vitest";
import { columnsParameter, fileColumns, type ListColumns, shownColumns } from "./list-columns.ts";

const LIST: ListColumns = {
  record: "title",
  headers: "things.col",
  usual: { held: ["held_on"], title: ["title", "ref"], partner: ["partner"] },
  more: ["place", "round"],
};

test("shows the usual columns unless others are chosen", () => {
  expect(shownColumns(LIST, [])).toEqual(["held", "title", "partner"]);
});

test("shows what is chosen in the order it is given", () => {
  expect(shownColumns(LIST, ["round", "title", "held"])).toEqual(["round", "title", "held"]);
});

test("shows the name of the record whatever is chosen", () => {
  expect(shownColumns(LIST, ["place"])).toEqual(["title", "place"]);
});

test("passes over what is no column of the list, and what is given twice", () => {
  const cols = columnsParameter(LIST).parse(["round", "password", "round"]);
  expect(cols).toEqual(["round"]);
  expect(shownColumns(LIST, ["password"])).toEqual(["held", "title", "partner"]);
});

test("knows the columns of a file behind those of the screen", () => {
  expect(fileColumns(LIST, ["title", "round", "partner"])).toEqual([
    "title",
    "ref",
    "round",
    "partner",
  ]);
});
