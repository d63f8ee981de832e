import { describe, expect, test } from "vitest";
import { fieldOf, inputOf, typedValues } from "./form-values.ts";

function formOf(entries: [name: string, value: string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe("inputOf", () => {
  test("reads rows, lists and empty boxes", () => {
    const form = formOf([
      ["title", " A "],
      ["note", "  "],
      ["topicIds[]", "one"],
      ["topicIds[]", ""],
      ["people.0.name", "First"],
      ["people.2.name", "Third"],
      ["people.1.name", ""],
      ["$ACTION_ID", "x"],
      ["requestKey", "k"],
    ]);
    expect(inputOf(form)).toEqual({
      title: " A ",
      note: null,
      topicIds: ["one"],
      people: [{ name: "First" }, { name: "Third" }],
    });
  });

  test("leaves out a row in which only its marker is set", () => {
    const form = formOf([
      ["people.0._side", "home"],
      ["people.0.name", ""],
      ["people.1._side", "home"],
      ["people.1.name", "Second"],
    ]);
    expect(inputOf(form)["people"]).toEqual([{ _side: "home", name: "Second" }]);
  });

  test("leaves out a row that says how exact a date is and no date", () => {
    const form = formOf([
      ["milestones.0.title", ""],
      ["milestones.0.dueOn", ""],
      ["milestones.0.duePrecision", "day"],
    ]);
    expect(inputOf(form)["milestones"]).toEqual([]);
  });

  test("cannot be made to touch the prototype of objects", () => {
    const input = inputOf(
      formOf([
        ["__proto__.admin", "yes"],
        ["constructor.prototype.admin", "yes"],
      ]),
    );
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
    expect(Object.keys(input)).toEqual([]);
  });
});

test("an error of a row lands on the row of the form, empty rows counted", () => {
  const form = formOf([
    ["people.0.name", ""],
    ["people.3.name", "Fourth"],
    ["people.5.name", "Sixth"],
    ["people.5.items.2.text", "Third"],
  ]);
  expect(fieldOf(form, ["people", 1, "name"])).toBe("people.5.name");
  expect(fieldOf(form, ["people", 1, "items", 0, "text"])).toBe("people.5.items.2.text");
  expect(fieldOf(form, ["title"])).toBe("title");
});

test("what was typed comes back by its field, several values as a list", () => {
  const form = formOf([
    ["a", "1"],
    ["b[]", "1"],
    ["c", "1"],
    ["c", "2"],
    ["requestKey", "k"],
  ]);
  expect(typedValues(form)).toEqual({ a: "1", "b[]": ["1"], c: ["1", "2"] });
});
