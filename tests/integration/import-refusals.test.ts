import { afterAll, expect, test } from "vitest";
import { disconnect, withViewer } from "#server/db.ts";
import type { Mapping } from "#features/imports/schema.ts";
import { makeAgency } from "../make/agency.ts";
import { makeCommitment } from "../make/commitment.ts";
import { batchOf, checkedFile, csvFile, imported } from "../make/import.ts";
import { profileOf } from "../make/returned.ts";
import { makeTraining } from "../make/training.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const manager = await makeUser("manager");

const problemsOf = async (id: string) =>
  (await batchOf(manager, id)).issues
    .filter(({ isNote }) => isNote !== true)
    .map(({ row, message }) => [row, message.replace(/\|.*/, "")]);
const agenciesCalled = (names: string[]) =>
  withViewer(manager, async (tx) => {
    const found = await tx.agency.findMany({ where: { name: { in: names } } });
    return found.map(({ name }) => name).toSorted();
  });

/** The profile of what Accord exports, for a file with a few of its columns. */
function profileFor(register: "agencies" | "trainings", ...columns: string[]): Mapping {
  const profile = profileOf(register);
  const own = Object.entries(profile.columns).filter(([name]) => columns.includes(name));
  return { ...profile, columns: Object.fromEntries(own) };
}
const TOLD = ["name", "country", "kind", "marking"];

const NAMES = [
  "Bureau for Lighthouse Revenue",
  "Inspectorate of Moonlit Canals",
  "Inspectorate for Moonlit Canals",
];
const agencies = (head: string, rest: string) =>
  csvFile([head, ...NAMES.map((name) => `${name},QA,police,official${rest}`)].join("\r\n"));

const allNew = () => agencies("name,country,kind,marking", "");

test("a name like one on record, or like one of a row before, is a problem of its row, in the dry run already", async () => {
  await makeAgency(manager, { country: "QA", name: "Bureau of Lighthouse Revenue" });
  const checked = await checkedFile(manager, allNew(), profileFor("agencies", ...TOLD));
  const problems = [
    [2, "imports.problem.similarAgency"],
    [4, "imports.problem.similarRow"],
  ];
  expect(await problemsOf(checked)).toEqual(problems);
  expect((await batchOf(manager, checked)).counts).toMatchObject({ created: 1, refused: 2 });

  const all = await imported(manager, allNew(), profileFor("agencies", ...TOLD));
  expect(await batchOf(manager, all)).toMatchObject({
    state: "failed",
    failure: "imports.error.badRows",
  });
  expect(await agenciesCalled(NAMES)).toEqual([]);

  const good = await imported(manager, allNew(), profileFor("agencies", ...TOLD), true);
  expect(await batchOf(manager, good)).toMatchObject({ state: "done" });
  expect(await agenciesCalled(NAMES)).toEqual([NAMES[1]]);
});

test("whoever says that they are other ones is believed, for one row or for all", async () => {
  const { columns, ...profile } = profileFor("agencies", ...TOLD);
  const ofRow = { ...profile, columns: { ...columns, is_distinct: ["is_distinct"] } };
  const byRow = await checkedFile(
    manager,
    agencies("name,country,kind,marking,is_distinct", ",yes"),
    ofRow,
  );
  expect(await problemsOf(byRow)).toEqual([]);
  const ofAll = { ...profile, columns, constants: { is_distinct: "yes" } };
  const id = await imported(manager, allNew(), ofAll);
  expect(await batchOf(manager, id)).toMatchObject({ state: "done" });
  expect(await agenciesCalled(NAMES)).toEqual(NAMES.toSorted());
});

test("what a form refuses only when it is sent is a problem of its row, and leaves nothing of it", async () => {
  const foreign = await makeCommitment(manager, { partner: "GB" });
  const [bad, good] = [
    await makeTraining(manager, { partner: "QA", title: "Before, bad" }),
    await makeTraining(manager, { partner: "QA", title: "Before, good" }),
  ];
  const { promise, refs } = await withViewer(manager, async (tx) => {
    const rows = await tx.training.findMany({ where: { id: { in: [bad, good] } } });
    return {
      promise: await tx.commitment.findUniqueOrThrow({ where: { id: foreign } }),
      refs: new Map(rows.map(({ id, ref }) => [id, ref])),
    };
  });
  const titles = () =>
    withViewer(manager, async (tx) => {
      const rows = await tx.training.findMany({ where: { id: { in: [bad, good] } } });
      return rows.map(({ title }) => title).toSorted();
    });
  const own = profileFor("trainings", "key", "partner", "title", "commitment_ref");
  const file = () =>
    csvFile(
      [
        "ref,partner,title,commitment_ref",
        `${refs.get(bad)},QA,"After, bad",${promise.ref}`,
        `${refs.get(good)},QA,"After, good",`,
      ].join("\r\n"),
    );
  const all = await imported(manager, file(), own);
  expect(await batchOf(manager, all)).toMatchObject({ state: "failed", counts: { refused: 1 } });
  expect(await titles()).toEqual(["Before, bad", "Before, good"]);

  const some = await imported(manager, file(), own, true);
  const { state, counts } = await batchOf(manager, some);
  expect(state).toBe("done");
  expect(counts).toMatchObject({ updated: 1, refused: 1 });
  expect(await problemsOf(some)).toEqual([[2, "trainings.error.otherPartner"]]);
  expect(await titles()).toEqual(["After, good", "Before, bad"]);
});
