import * as fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDate } from "#domain/calendar-date.ts";
import type { Standing } from "./family.ts";
import { answerOf } from "./family-answer.ts";

const STANDINGS: readonly Standing[] = ["governs", "suspended", "replaced", "pending", "ended"];
const member = (id: string, standing: Standing, year: number | null = null) => ({
  id,
  standing,
  beganOn: year === null ? null : calendarDate.parse(`${year}-01-01`),
});
const amends = (toId: string) => ({ toId, type: "amends" as const });
const names = (members: readonly { id: string }[]) => members.map(({ id }) => id);

test("up to five that govern are all named, as the family stands", () => {
  const members = ["a", "b", "c", "d", "e"].map((id, at) => member(id, "governs", 2000 + at));
  const { named, others } = answerOf({ members, links: [amends("e")] });
  expect([names(named), others]).toEqual([["a", "b", "c", "d", "e"], []]);
});

test("of more, what others hang on is named first, then the latest, undated ones last", () => {
  const members = [
    member("treaty", "governs", 1990),
    ...[2001, 2002, 2003, 2004, 2005].map((year) => member(`of ${year}`, "governs", year)),
    member("undated", "governs"),
    member("over", "ended", 2010),
  ];
  const { named, others, standings } = answerOf({
    members,
    links: members.map(() => amends("treaty")),
  });
  expect(names(named)).toEqual(["treaty", "of 2005", "of 2004", "of 2003", "of 2002"]);
  expect(names(others)).toEqual(["of 2001", "undated"]);
  expect(standings).toEqual([
    { standing: "governs", count: 7 },
    { standing: "ended", count: 1 },
  ]);
});

test("a suspended family names none, and says how each stands", () => {
  const members = [member("treaty", "suspended", 2007), member("protocol", "pending", 2018)];
  expect(answerOf({ members, links: [amends("treaty")] })).toEqual({
    head: members[0],
    named: [],
    others: [],
    standings: [
      { standing: "suspended", count: 1 },
      { standing: "pending", count: 1 },
    ],
  });
});

test("what was only replaced is not the head of what came after", () => {
  const members = [member("old", "replaced", 1990), member("new", "governs", 2000)];
  expect(answerOf({ members, links: [{ toId: "old", type: "replaces" }] }).head).toBeNull();
  expect(answerOf({ members, links: [amends("new")] }).head?.id).toBe("new");
});

test("in any family all that govern are told once, at most five by name, and everyone is counted", () => {
  const anyMember = fc.record({
    id: fc.uuid(),
    standing: fc.constantFrom(...STANDINGS),
    year: fc.option(fc.integer({ min: 1950, max: 2030 })),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyMember, { selector: ({ id }) => id, maxLength: 30 }),
      fc.array(fc.nat()),
      (all, targets) => {
        const members = all.map(({ id, standing, year }) => member(id, standing, year));
        const at = (index: number) => members[index % Math.max(1, members.length)]?.id ?? "";
        const links = targets.map((to) => amends(at(to)));
        const { named, others, standings } = answerOf({ members, links });
        const governing = names(members.filter(({ standing }) => standing === "governs"));
        expect(named.length).toBeLessThanOrEqual(5);
        expect(names([...named, ...others]).toSorted()).toEqual(governing.toSorted());
        expect(standings.reduce((sum, { count }) => sum + count, 0)).toBe(members.length);
      },
    ),
  );
});
