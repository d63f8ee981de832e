import { expect, test } from "vitest";
import { foldLeaves } from "./family-drawing.ts";

const member = (id: string) => ({ id, beganOn: null });
const link = (fromId: string, toId: string, type: "amends" | "supplements" = "amends") => ({
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
