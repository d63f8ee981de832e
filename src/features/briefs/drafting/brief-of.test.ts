import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { highestMarking, MARKINGS } from "#domain/marking.ts";
import { makeFacts, plainWords } from "../../../../tests/make/brief-facts.ts";
import { type Brief, type Facts, FORMS, type Line, type SectionName } from "../views.ts";
import { briefOf } from "./brief-of.ts";
import { MOST } from "./fit.ts";

const TODAY = "2026-11-22" as CalendarDate;
const facts = (over: Partial<Facts> = {}, count = 3): Facts => ({
  ...makeFacts({ count, title: (place) => `Title ${place}` }),
  ...over,
});
const none = makeFacts({ count: 0, title: () => "" });
const full = (of: Facts) => briefOf(of, "full", TODAY, plainWords);
const linesOf = (brief: Brief, name: SectionName): readonly Line[] =>
  brief.sections.find((section) => section.name === name)?.lines ?? [];
const textsOf = (brief: Brief, name: SectionName) =>
  linesOf(brief, name).map(({ cells }) => cells.join(" | "));

const anyFacts = fc
  .record({
    count: fc.integer({ min: 0, max: 200 }),
    words: fc.integer({ min: 1, max: 60 }),
    markings: fc.uniqueArray(fc.constantFrom(...MARKINGS), { minLength: 1 }),
    isWithheld: fc.boolean(),
  })
  .map(({ count, words, markings, isWithheld }) => ({
    ...makeFacts({ count, markings, title: (place) => `word${place} `.repeat(words) }),
    isWithheld,
  }));
const anyForm = fc.constantFrom(...FORMS);

describe("whatever the facts", () => {
  test("every line leads to a record or to a list", () => {
    fc.assert(
      fc.property(anyFacts, anyForm, (some, form) => {
        const lines = briefOf(some, form, TODAY, plainWords).sections.flatMap((one) => one.lines);
        expect(lines.filter(({ refs, path }) => refs.length === 0 && path === null)).toEqual([]);
        expect(lines.length).toBeGreaterThan(0);
      }),
    );
  });

  test("the brief is marked as the highest of its lines, and says whether something is withheld", () => {
    fc.assert(
      fc.property(anyFacts, anyForm, (some, form) => {
        const brief = briefOf(some, form, TODAY, plainWords);
        const markings = brief.sections.flatMap(({ lines }) => lines.map(({ marking }) => marking));
        expect(brief.marking).toBe(highestMarking(markings));
        expect(brief.isWithheld).toBe(some.isWithheld);
      }),
    );
  });

  test("no section says more than its form has room for", () => {
    fc.assert(
      fc.property(anyFacts, anyForm, (some, form) => {
        const brief = briefOf(some, form, TODAY, plainWords);
        for (const [name, most] of MOST[form]) {
          const said = linesOf(brief, name).filter(
            ({ shape }) => shape === "item" || shape === "row",
          );
          expect(said.length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  test("what a list leaves out is counted to the last", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const lines = linesOf(briefOf(some, "full", TODAY, plainWords), "theirs");
        const said = lines.filter(({ shape }) => shape === "item").length;
        const more = lines.find(({ shape }) => shape === "more")?.cells[0] ?? "more 0";
        expect(said + Number(more.split(" ").at(-1))).toBe(some.theirs.total);
      }),
    );
  });

  test("what a form has no room for is named at its end, with how much there is of it", () => {
    fc.assert(
      fc.property(anyFacts, anyForm, (some, form) => {
        const brief = briefOf(some, form, TODAY, plainWords);
        const named = brief.sections.map(({ name }) => name);
        const rest = textsOf(brief, "rest");
        for (const name of ["theirs", "ours", "joint", "overdue", "mous", "people"] as const) {
          const isTold = rest.some((text) => text.includes(`briefs.section.${name}`));
          expect(isTold).toBe(!named.includes(name) && some[name].total > 0);
        }
        expect(linesOf(brief, "rest").every(({ path }) => path !== null)).toBe(true);
      }),
    );
  });

  test("the press line says nothing of what is marked", () => {
    fc.assert(
      fc.property(anyFacts, anyForm, (some, form) => {
        const lines = linesOf(briefOf(some, form, TODAY, plainWords), "press");
        expect(lines.every(({ marking }) => marking === "official")).toBe(true);
      }),
    );
  });
});

describe("what is to be said", () => {
  test("an overdue promise of theirs is a point to make", () => {
    const [late] = facts().overdue.rows.filter(({ owedBy }) => owedBy === "partner");
    expect(textsOf(full(facts()), "points")[0]).toContain("briefs.draft.point.late");
    expect(linesOf(full(facts()), "points")[0]?.refs[0]?.id).toBe(late?.id);
  });

  test("an overdue promise of ours is a likely point of theirs, and the reply is the last word on it", () => {
    const [row] = linesOf(full(facts()), "replies");
    expect(row?.cells[0]).toContain("briefs.draft.theySay.late");
    expect(row?.cells[1]).toContain("The last word on it");
  });

  test("without a word on record the reply says whom to ask, and invents none", () => {
    const ours = facts().overdue.rows.find(({ owedBy }) => owedBy === "home");
    const silent = {
      rows: [ours].flatMap((one) => (one ? [{ ...one, last: null }] : [])),
      total: 1,
    };
    const brief = full({ ...none, overdue: { ...silent, highest: "official" } });
    expect(linesOf(brief, "replies")[0]?.cells[1]).toBe("briefs.draft.reply.ask AT");
  });

  test("a pending MoU is an objective, with the concurrence that it lacks", () => {
    expect(textsOf(full(facts()), "objectives")[0]).toContain("Law and Justice Division");
  });

  test("what they put to us without a promise may come up, and is never a point of ours", () => {
    const brief = full({ ...none, asks: facts().asks });
    expect(textsOf(brief, "replies")[0]).toContain("briefs.draft.theySay.ask");
    expect(linesOf(brief, "points").map(({ shape }) => shape)).toEqual(["note"]);
  });

  test("where there is nothing, it says so and shows the list that is empty", () => {
    const brief = full(none);
    const [line] = linesOf(brief, "overdue");
    expect(line).toMatchObject({ shape: "note", path: "/commitments?partner=GB&due=overdue" });
    expect(linesOf(brief, "meeting")).toEqual([]);
  });
});

/** A term of which one day is known. */
const seen = (on: string) => ({
  isActing: false,
  fromOn: on as CalendarDate,
  fromPrecision: "before" as const,
  untilOn: on as CalendarDate,
  untilPrecision: "after" as const,
});

/** The post of somebody who was seen in it on a day, and another on another. */
const postOf = (own: string, other: string) => {
  const people = facts({}, 1).people.rows.map((person) => ({
    ...person,
    tenures: person.tenures.map((one) => ({ ...one, term: seen(own), others: [seen(other)] })),
  }));
  const brief = full({ ...none, people: { rows: people, total: 1, highest: "official" } });
  return linesOf(brief, "people")[0]?.cells[1];
};

describe("what it rests on", () => {
  test("a quote is as marked as its source, though the promise is not", () => {
    const marked = makeFacts({
      count: 2,
      title: () => "Title",
      markings: ["official", "secret"],
    });
    const quotes = linesOf(full(marked), "theirs").filter(({ shape }) => shape === "quote");
    expect(quotes[0]?.marking).toBe("secret");
    expect(linesOf(full(marked), "theirs")[0]?.marking).toBe("official");
    expect(quotes[0]?.refs.map(({ kind }) => kind)).toEqual(["source", "commitment"]);
  });

  test("people are named with the post of the day and the title as printed", () => {
    const [row] = linesOf(full(facts()), "people");
    expect(row?.cells[1]).toContain("Director General, Title 0");
    expect(row?.cells[2]).toContain("Director General of Title 0 2025-11-13");
  });

  test("a post that ended before the day is not given", () => {
    const people = facts().people.rows.map((person) => ({
      ...person,
      tenures: person.tenures.map((tenure) => ({
        ...tenure,
        term: {
          ...tenure.term,
          untilOn: "2025-01-31" as CalendarDate,
          untilPrecision: "day" as const,
        },
      })),
    }));
    const brief = full({ ...none, people: { rows: people, total: 3, highest: "official" } });
    expect(linesOf(brief, "people")[0]?.cells[1]).toBe("briefs.draft.noPost");
  });

  test("how many there are is as marked as the most marked of them", () => {
    const many = makeFacts({ count: 200, title: () => "Title", markings: ["official", "secret"] });
    const more = linesOf(full(many), "overdue").find(({ shape }) => shape === "more");
    expect(more?.marking).toBe("secret");
  });

  test("a post in which another was seen later is not given", () => {
    expect(postOf("2020-09-08", "2026-01-15")).toBe("briefs.draft.noPost");
    expect(postOf("2026-01-15", "2020-09-08")).toContain("Director General");
  });

  test("it may be given only to those to whom all of it may be given", () => {
    const given = facts({}, 1);
    expect(full(given).releasableTo).toEqual([]);
  });
});
