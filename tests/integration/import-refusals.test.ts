import { afterAll, expect, test } from "vitest";
import { reviseCommitment } from "#features/commitments/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import type { Mapping } from "#features/imports/schema.ts";
import { makeAgency } from "../make/agency.ts";
import { commitmentFields, makeCommitment } from "../make/commitment.ts";
import { batchOf, checkedFile, csvFile, imported } from "../make/import.ts";
import { profileOf } from "../make/returned.ts";
import { makeTraining } from "../make/training.ts";
import { makeTopic } from "../make/topic.ts";
import { asOwner, makeUser } from "../make/user.ts";

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
function profileFor(
  register: "agencies" | "commitments" | "trainings",
  ...columns: string[]
): Mapping {
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

test("changes of many commitments at once leave what their forms would, also in the audit trail", async () => {
  const administrator = await makeUser("administrator");
  const [was, becomes] = [
    await makeTopic(administrator, "Lanterns"),
    await makeTopic(administrator, "Foghorns"),
  ];
  const ids = await Promise.all(
    ["By form", "By file"].map((title) => makeCommitment(manager, { title, topicIds: [was] })),
  );
  const [byForm = "", byFile = ""] = ids;
  const { partner: _, ...fields } = commitmentFields;
  const change = { title: "Changed", dueOn: "2031-05-06", duePrecision: "day" };
  const form = { ...fields, ...change, id: byForm, version: 1, topicIds: [becomes] };
  await reviseCommitment(contextFor(manager), form);

  const read = (id: string) =>
    withViewer(manager, (tx) =>
      tx.commitment.findUniqueOrThrow({ where: { id }, include: { topics: true } }),
    );
  const { ref } = await read(byFile);
  const file = csvFile(
    [
      "ref,partner,title,topics,due_on,due_precision",
      `${ref},GB,Changed,Foghorns,2031-05-06,day`,
    ].join("\r\n"),
  );
  const own = profileFor(
    "commitments",
    "key",
    "partner",
    "title",
    "topics",
    "due_on",
    "due_precision",
  );
  const batch = await imported(manager, file, own);
  expect((await batchOf(manager, batch)).counts).toMatchObject({ updated: 1, refused: 0 });

  const standing = async (id: string) => {
    const { title, dueOn, duePrecision, version, topics } = await read(id);
    const { rows } = await asOwner((client) =>
      client.query(
        `select e.table_name, e.op, array(select jsonb_object_keys(e.before) order by 1) as before,
           array(select jsonb_object_keys(e.after) order by 1) as after
         from audit_event e where e.record_id = $1 order by e.table_name, e.op, e.seq`,
        [id],
      ),
    );
    const { rows: kept } = await asOwner((client) =>
      client.query(
        `select n.due_last_day, n.topic_ids, d.title from app.commitment_now n
         join search_doc d on d.record_id = n.commitment_id::text where n.commitment_id = $1`,
        [id],
      ),
    );
    return {
      title,
      dueOn,
      duePrecision,
      version,
      topics: topics.map(({ topicId }) => topicId),
      rows,
      kept,
    };
  };
  expect(await standing(byFile)).toEqual(await standing(byForm));
});
