import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { anyDay, anyFuzzyDate } from "../../../tests/make/histories.ts";
import { coversDay, holderOn, overlaps, surelyCovers, tenuresBy, titleOn } from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);
const at = (on: string, precision: DatePrecision = "day") => ({ on: day(on), precision });
const tenure = (
  name: string,
  from: ReturnType<typeof at> | null,
  until: ReturnType<typeof at> | null,
  isActing = false,
) => ({ name, title: `Title of ${name}`, from, until, isActing });
const anyTenure = fc.record({
  from: fc.option(anyFuzzyDate),
  until: fc.option(anyFuzzyDate),
  isActing: fc.boolean(),
});

const first = tenure("first", at("2024-01-01"), at("2025-06-30"));
const second = tenure("second", at("2025-07-01"), null);
const acting = tenure("acting", at("2025-06-01"), at("2025-07-15"), true);

describe("the holder of a post", () => {
  test("holds it on the first and on the last day", () => {
    expect(holderOn([first, second], day("2023-12-31"))).toBeNull();
    expect(holderOn([first, second], day("2024-01-01"))?.name).toBe("first");
    expect(holderOn([first, second], day("2025-06-30"))?.name).toBe("first");
    expect(holderOn([first, second], day("2025-07-01"))?.name).toBe("second");
    expect(holderOn([first, second], day("2999-01-01"))?.name).toBe("second");
  });

  test("is the substantive one before an acting one, then the one that came last", () => {
    expect(holderOn([acting, first], day("2025-06-15"))?.name).toBe("first");
    expect(holderOn([acting], day("2025-06-15"))?.name).toBe("acting");
    const unknown = tenure("unknown", null, null);
    expect(holderOn([second, unknown], day("2025-08-01"))?.name).toBe("second");
    expect(holderOn([unknown, second], day("2025-01-01"))?.name).toBe("unknown");
  });

  test("is the one who surely holds it before those who may, and of these the one last heard of", () => {
    const seen = (name: string, on: string) => tenure(name, at(on, "before"), at(on, "after"));
    const [early, late] = [seen("early", "2009-05-05"), seen("late", "2019-05-05")];
    expect(holderOn([late, early], day("2026-01-01"))?.name).toBe("late");
    expect(holderOn([early, late, second], day("2026-01-01"))?.name).toBe("second");
    expect(
      holderOn([early, tenure("a", at("2024-01-01"), null, true)], day("2026-01-01"))?.name,
    ).toBe("a");
    expect(surelyCovers(late, day("2019-05-05"))).toBe(true);
    expect(surelyCovers(late, day("2019-05-07"))).toBe(false);
  });

  test("counts roughly known dates from their first to their last day", () => {
    const roughly = tenure("r", at("2024-01-01", "year"), at("2025-03-01", "month"));
    expect(coversDay(roughly, day("2024-01-01"))).toBe(true);
    expect(coversDay(roughly, day("2025-03-31"))).toBe(true);
    expect(coversDay(roughly, day("2025-04-01"))).toBe(false);
    expect(coversDay(tenure("b", at("2024-01-01", "before"), null), day("1900-01-01"))).toBe(true);
  });

  test("had the title of the post of that day", () => {
    expect(titleOn([first, second], day("2025-07-01"))).toBe("Title of second");
    expect(titleOn([first], day("2026-01-01"))).toBeNull();
  });

  test("is always one whose tenure covers the day", () => {
    fc.assert(
      fc.property(fc.array(anyTenure, { maxLength: 5 }), anyDay, (tenures, on) => {
        const holder = holderOn(tenures, on);
        expect(holder === null).toBe(!tenures.some((one) => coversDay(one, on)));
        expect(holder === null || coversDay(holder, on)).toBe(true);
      }),
    );
  });
});

describe("overlapping tenures", () => {
  test("share a day; the day after the last is free", () => {
    expect(overlaps(first, second)).toBe(false);
    expect(overlaps(first, acting)).toBe(true);
    expect(overlaps(second, tenure("x", at("2026-01-01"), null))).toBe(true);
    expect(overlaps(first, tenure("x", at("2025-06-30"), null))).toBe(true);
  });

  test("are not assumed where the dates leave it open", () => {
    expect(overlaps(first, tenure("x", at("2025-01-01", "year"), null))).toBe(false);
    expect(overlaps(first, tenure("x", at("2025-01-01", "after"), null))).toBe(false);
  });

  test("overlap either way round, and then share a day that both cover", () => {
    fc.assert(
      fc.property(anyTenure, anyTenure, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    );
    const exact = fc.record({
      from: anyDay.map((on) => ({ on, precision: "day" as const })),
      until: anyDay.map((on) => ({ on, precision: "day" as const })),
      isActing: fc.boolean(),
    });
    fc.assert(
      fc.property(exact, exact, (a, b) => {
        fc.pre(a.from.on <= a.until.on && b.from.on <= b.until.on);
        const days = [a.from.on, b.from.on];
        expect(overlaps(a, b)).toBe(days.some((on) => coversDay(a, on) && coversDay(b, on)));
      }),
    );
  });
});

describe("the tenures as they stood on a day", () => {
  test("leave out who came later, and the end that nobody knew", () => {
    expect(tenuresBy([first, second], day("2025-01-01"))).toEqual([{ ...first, until: null }]);
    expect(tenuresBy([first, second], day("2025-07-01"))).toEqual([first, second]);
  });

  test("cover the day exactly where they cover it in the light of all that came after", () => {
    fc.assert(
      fc.property(anyTenure, anyDay, (one, on) => {
        const known = tenuresBy([one], on);
        expect(known.some((stood) => coversDay(stood, on))).toBe(coversDay(one, on));
      }),
    );
  });
});
