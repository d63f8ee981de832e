import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import { routeFor, validityProblem } from "./rules.ts";
import { routeInput } from "./schema.ts";
import { STANDARD_ROUTES } from "./standard.ts";

const routes = STANDARD_ROUTES.map((route, index) => ({
  ...routeInput.parse(route),
  id: String(index),
}));
const nothingKnown = { binding: "unknown", counterpart: "unknown", money: "unknown" } as const;
const nameOn = (day: string, facts: object = {}) =>
  routeFor(routes, { ...nothingKnown, ...facts }, calendarDate.parse(day))?.name;

describe("the standard routes", () => {
  test("follow one upon the other without a day between or a day twice", () => {
    expect(routes.map((one) => validityProblem(one, routes))).toEqual(routes.map(() => null));
    for (const day of ["2019-01-01", "2023-08-08", "2023-08-09", "2023-10-29", "2023-10-30"]) {
      expect(nameOn(day)).toBeDefined();
    }
    expect(nameOn("2023-12-31")).toContain("October to December 2023");
    expect(nameOn("2024-01-01")).toContain("since January 2024");
    expect(nameOn("2018-12-31")).toBeUndefined();
  });

  test("each are examples that say what they rest on", () => {
    for (const { isExample, basis, sources, nameUr } of routes) {
      expect(isExample).toBe(true);
      expect(basis).not.toBeNull();
      expect(sources.length).toBeGreaterThan(0);
      expect(nameUr).not.toBeNull();
    }
  });

  test("count bodies that a government controls as the government, and no others", () => {
    const general = nameOn("2025-01-01");
    expect(nameOn("2025-01-01", { counterpart: "government" })).toBe(general);
    expect(nameOn("2025-01-01", { counterpart: "government_body" })).toBe(general);
    expect(nameOn("2025-01-01", { counterpart: "private_body" })).toContain("parent ministry");
    expect(nameOn("2025-01-01", { counterpart: "university" })).toContain("Higher Education");
    expect(nameOn("2023-06-01", { counterpart: "university" })).toContain("by circulation");
  });
});
