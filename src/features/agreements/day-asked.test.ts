import { describe, expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { dayAsked } from "./day-asked.ts";
import { agreementFilter } from "./views.ts";

const today = "2026-11-22" as CalendarDate;
const asked = (params: Params) => dayAsked(params, agreementFilter.parse(params), today);
/** What the box for another day sends. */
const typed = (params: Params, day: string) =>
  agreementFilter.parse(
    Object.fromEntries(
      new URLSearchParams(hrefWith("", asked(params).params, { asOf: day }).slice(1)),
    ),
  );

describe("the day of the register", () => {
  test("is the one that what was in force is asked for, whatever else the address says", () => {
    const { when } = asked({ partner: "GB", inForceOn: "2016-06-01", asOf: "2020-01-01" });
    expect(when).toEqual({ asOf: "2016-06-01", knownOn: null });
  });

  test("is today where what is in force today is asked for", () => {
    expect(asked({ inForceOn: today }).when.asOf).toBeNull();
  });

  test("typed anew asks the same of that day, and of no other", () => {
    const filter = typed({ partner: "GB", inForceOn: today }, "1 June 2016");
    expect(filter).toMatchObject({ asOf: "2016-06-01", inForceOn: null, state: ["in_force"] });
    expect(filter.partner).toEqual(["GB"]);
  });

  test("stays what it was where nobody asks for what is in force", () => {
    const params = { partner: "GB", asOf: "2020-01-01" };
    expect(asked(params)).toEqual({ params, when: { asOf: "2020-01-01", knownOn: null } });
  });
});
