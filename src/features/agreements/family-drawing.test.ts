import * as fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import type { AgreementLinkType } from "#generated/prisma/enums.ts";
import { foldLeaves, spanOf } from "./family-drawing.ts";

const member = (id: string) => ({ id, beganOn: null });
const began = (id: string, year: number | null) => ({
  id,
  beganOn: year === null ? null : calendarDate.parse(`${year}-03-04`),
});
const link = (fromId: string, toId: string, type: AgreementLinkType = "amends") => ({
  id: `${fromId} ${toId}`,
  fromId,
  toId,
  type,
});
const children = (count: number) => Array.from({ length: count }, (_, index) => `child ${index}`);
const family = (names: readonly string[]) => ({
  members: [member("root"), ...names.map(member)],
  links: names.map((name) => link(name, "root")),
});

test("four that do the same are drawn apart, a fifth makes one box of them", () => {
  const four = family(children(4));
  expect(foldLeaves("root", four)).toEqual({ ...four, folds: [] });
  const { members, links, folds } = foldLeaves("root", family(children(5)));
  expect(members).toEqual([member("root")]);
  expect(links).toEqual([]);
  expect(folds).toEqual([
    { id: "root amends", toId: "root", type: "amends", members: children(5).map(member) },
  ]);
});

test("what something hangs on, what does two things, and what the page is about stay apart", () => {
  const { members, links } = family(children(8));
  const whole = {
    members: [...members, member("grandchild")],
    links: [...links, link("grandchild", "child 1"), link("child 2", "child 3", "supplements")],
  };
  const drawn = foldLeaves("child 0", whole);
  expect(drawn.members.map(({ id }) => id)).toEqual([
    "root",
    "child 0",
    "child 1",
    "child 2",
    "child 3",
    "child 4",
    "child 5",
    "child 6",
    "child 7",
    "grandchild",
  ]);
  const more = foldLeaves("child 0", {
    members: [...whole.members, member("child 8")],
    links: [...whole.links, link("child 8", "root")],
  });
  expect(more.folds.map((fold) => fold.members.length)).toEqual([5]);
  expect(more.members.map(({ id }) => id)).toEqual([
    "root",
    "child 0",
    "child 1",
    "child 2",
    "child 3",
    "grandchild",
  ]);
  // Nothing is lost, and nothing is drawn twice.
  expect(more.members.length + 5).toBe(whole.members.length + 1);
});

const dated = (years: readonly (number | null)[]) => {
  const members = years.map((year, at) => began(`${year} ${at}`, year));
  return { members, links: members.map(({ id }) => link(id, "root")) };
};

test("one that stands alone in its year keeps its box beside many of other years", () => {
  const years = [2007, 2007, 2007, 2018, 2024, 2024, null];
  const { members, folds } = foldLeaves("root", dated(years));
  expect(members.map(({ id }) => id)).toEqual(["2018 3"]);
  expect(folds.map((fold) => fold.members.length)).toEqual([6]);
  expect(spanOf(folds[0]?.members ?? [])).toEqual({
    years: { first: "2007", last: "2024" },
    hasUndated: true,
  });
});

test("five that each stand alone in their years are one box, and undated ones are never alone", () => {
  const { members, folds } = foldLeaves("root", dated([2001, 2004, 2007, 2010, 2013, null]));
  expect(members).toEqual([]);
  expect(folds[0]?.members).toHaveLength(6);
  const undated = foldLeaves("root", dated([null, null, null, null, null])).folds[0];
  expect(spanOf(undated?.members ?? [])).toEqual({ years: null, hasUndated: true });
});

test("what replaces, suspends or revives keeps its box, however many there are", () => {
  for (const type of ["replaces", "suspends", "revives"] as const) {
    const { members } = family(children(9));
    const links = children(9).map((name) => link(name, "root", type));
    expect(foldLeaves("root", { members, links })).toEqual({ members, links, folds: [] });
  }
});

test("in any family each instrument is drawn once, and each link once", () => {
  const types: readonly AgreementLinkType[] = ["amends", "supplements", "implements", "revives"];
  const anyFamily = fc
    .array(fc.option(fc.integer({ min: 2000, max: 2008 })), { minLength: 1, maxLength: 25 })
    .chain((years) =>
      fc.record({
        years: fc.constant(years),
        // Mostly to the first, at times to another.
        ends: fc.array(
          fc.tuple(
            fc.nat(years.length - 1),
            fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.nat(years.length - 1)),
            fc.constantFrom(...types),
          ),
          { maxLength: 30 },
        ),
      }),
    );
  fc.assert(
    fc.property(anyFamily, ({ years, ends }) => {
      const members = years.map((year, at) => began(`m${at}`, year));
      const links = ends.map(([from, to, type], at) => ({
        ...link(`m${from}`, `m${to}`, type),
        id: `l${at}`,
      }));
      const drawn = foldLeaves("m0", { members, links });
      const folded = drawn.folds.flatMap((fold) => fold.members);
      expect([...drawn.members, ...folded].map(({ id }) => id).toSorted()).toEqual(
        members.map(({ id }) => id).toSorted(),
      );
      expect(drawn.links.length + folded.length).toBe(links.length);
      expect(drawn.members.map(({ id }) => id)).toContain("m0");
      for (const fold of drawn.folds) {
        expect(fold.members.length).toBeGreaterThan(4);
        expect(drawn.members.map(({ id }) => id)).toContain(fold.toId);
      }
    }),
  );
});
