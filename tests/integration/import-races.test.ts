import { afterAll, describe, expect, test } from "vitest";
import { settingFor } from "#features/imports/commands/setting.ts";
import { performImport } from "#features/imports/commands/perform.ts";
import { startImport } from "#features/imports/commands/steps.ts";
import { openTable } from "#features/imports/reading/table.ts";
import { agreements } from "#features/imports/writing/agreements.ts";
import { meetings } from "#features/imports/writing/meetings.ts";
import { passThrough } from "#features/imports/writing/pass.ts";
import { returned } from "#features/imports/writing/returned.ts";
import type { Target } from "#features/imports/writing/target.ts";
import { trainings } from "#features/imports/writing/trainings.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeAgreement } from "../make/agreement.ts";
import { makeCommitment } from "../make/commitment.ts";
import { batchOf, checkedFile, csvFile } from "../make/import.ts";
import { makeMeeting } from "../make/meeting.ts";
import { exportedFile, profileOf } from "../make/returned.ts";
import { makeCourse, makeTraining } from "../make/training.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const manager = await makeUser("manager");

/** Which rows change is known when they are planned; what a plan holds is its kind's own affair. */
const anyTarget = (target: unknown) => target as Target<unknown>;

const KINDS = {
  agreement: {
    register: "agreements",
    target: anyTarget(agreements),
    make: (title: string) => makeAgreement(manager, { title }),
  },
  meeting: {
    register: "meetings",
    target: anyTarget(meetings),
    make: (title: string) => makeMeeting(manager, { title }),
  },
  course: {
    register: "courses",
    target: anyTarget(trainings),
    make: async (title: string) => makeCourse(manager, await makeTraining(manager), { title }),
  },
  commitment: {
    register: "commitments",
    target: anyTarget(returned("commitment")),
    make: (title: string) => makeCommitment(manager, { title }),
  },
} as const;
type Kind = keyof typeof KINDS;

/** What somebody does in the form of one record while another's file is on its way. */
const changedByHand = (kind: Kind, id: string) =>
  withViewer(
    manager,
    (tx) =>
      tx.$executeRaw`update ${Prisma.raw(kind)} set title = 'By hand', version = version + 1 where id = ${id}::uuid`,
    { mode: "write", action: "test.revise", requestId: id },
  );

async function twoInAFile(kind: Kind) {
  const { make, register } = KINDS[kind];
  const names = [`${kind} one`, `${kind} two`] as const;
  const one = await make(names[0]);
  const two = await make(names[1]);
  const text = await (await exportedFile(manager, register, "csv")).text();
  const edited = text
    .replaceAll(names[0], "From the file 1")
    .replaceAll(names[1], "From the file 2");
  const titles = () =>
    withViewer(
      manager,
      (tx) =>
        tx.$queryRaw<{ title: string; version: number }[]>`
          select title, version from ${Prisma.raw(kind)} where id in (${one}::uuid, ${two}::uuid)
          order by id = ${two}::uuid`,
    );
  const file = csvFile(edited, `${register}.csv`);
  return { one, titles, file, mapping: profileOf(register) };
}

async function run(id: string, skipsBad: boolean) {
  const { version } = await batchOf(manager, id);
  await startImport(contextFor(manager), { id, version, skipsBad: String(skipsBad) });
  await performImport(contextFor(manager), id, skipsBad);
  const { state, counts, issues } = await batchOf(manager, id);
  return { state, counts, problems: issues.filter(({ isNote }) => isNote !== true) };
}

const SINCE = { message: "imports.problem.changedSince" };

describe.each(Object.keys(KINDS) as Kind[])("the %s that somebody changes", (kind) => {
  test("after the file was checked keeps all of it out, until it is checked again", async () => {
    const { one, titles, file, mapping } = await twoInAFile(kind);
    const id = await checkedFile(manager, file, mapping);
    expect((await batchOf(manager, id)).counts).toMatchObject({ updated: 2, refused: 0 });
    await changedByHand(kind, one);
    const before = await titles();

    const all = await run(id, false);
    expect(all).toMatchObject({ state: "failed", counts: { refused: 1 }, problems: [SINCE] });
    expect(await titles()).toEqual(before);

    const again = await checkedFile(manager, file, mapping);
    expect(await run(again, false)).toMatchObject({ state: "done", counts: { updated: 2 } });
    expect(await titles()).toMatchObject([
      { title: "From the file 1" },
      { title: "From the file 2" },
    ]);
  });

  test("after the file was checked is left as it is where bad rows are left out", async () => {
    const { one, titles, file, mapping } = await twoInAFile(kind);
    const id = await checkedFile(manager, file, mapping);
    await changedByHand(kind, one);
    expect(await run(id, true)).toMatchObject({
      state: "done",
      counts: { updated: 1, refused: 1 },
      problems: [SINCE],
    });
    expect(await titles()).toMatchObject([{ title: "By hand" }, { title: "From the file 2" }]);
  });

  test("between the look at it and the writing of its row is left as it is, and the row says so", async () => {
    const { one, titles, file, mapping } = await twoInAFile(kind);
    const { target } = KINDS[kind];
    const id = await checkedFile(manager, file, mapping);
    const table = await openTable(new Uint8Array(await file.arrayBuffer()), null);
    const { today } = contextFor(manager);
    const outcome = await withViewer(
      manager,
      async (tx) => {
        const setting = await settingFor(tx, manager, today, mapping);
        await tx.$queryRaw`select set_config('app.bulk', ${target.kind}, true)`;
        const late: typeof target = {
          ...target,
          async plan(writing, rows) {
            const plan = await target.plan(writing, rows);
            expect(plan.updated).toBe(2);
            await changedByHand(kind, one);
            return plan;
          },
        };
        return passThrough(late, {
          writing: { tx, batchId: id, userId: manager.id, mapping, setting, brought: new Map() },
          table,
          writes: true,
          skipsBad: true,
          onProgress: () => Promise.resolve(),
        });
      },
      { mode: "write", action: "import.run", requestId: id },
    );
    expect(outcome).toMatchObject({ counts: { updated: 1, refused: 1 } });
    expect(outcome.issues.filter(({ isNote }) => isNote !== true)).toMatchObject([SINCE]);
    expect(await titles()).toMatchObject([
      { title: "By hand", version: 2 },
      { title: "From the file 2", version: 2 },
    ]);
  });
});
