import { afterAll, describe, expect, test } from "vitest";
import { moveSeveral } from "#features/agreements/commands/move-several.ts";
import { bulkGroups } from "#features/agreements/bulk-moves.ts";
import { listChosen } from "#features/agreements/queries/bulk.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { daysAgo, makeAgreement, makePendingMou, move, stageFields } from "../make/agreement.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const stranger = await makeUser("officer", { partners: ["TR"] });
const today = daysAgo(0);

const chosen = (ids: readonly string[], viewer = officer) =>
  withViewer(viewer, (tx) => listChosen(tx, ids, today));
const seen = async (ids: readonly string[]) =>
  (await chosen(ids)).map(({ id, version, fromId }) => `${id}:${version}:${fromId}`);
const stagesOf = async (ids: readonly string[]) =>
  (await chosen(ids)).map(({ standing }) => standing.stage);
const onward = { stage: "foreign_ministry_concurrence", enteredOn: today, waitingOn: "us" };

describe("several cards", () => {
  test("at one stage go on together, each with an entry of its own", async () => {
    const ids = [await makePendingMou(officer, 20), await makePendingMou(officer, 9)];
    const { groups, alone } = bulkGroups(await chosen(ids), today);
    expect(alone).toEqual([]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.choices[0]).toMatchObject({ stage: onward.stage, way: "forward" });
    await moveSeveral(contextFor(manager), { moves: await seen(ids), ...onward });
    expect(await stagesOf(ids)).toEqual([onward.stage, onward.stage]);
  });

  test("move all or not at all, and those that cannot are named", async () => {
    const ids = [await makePendingMou(officer, 20), await makePendingMou(officer, 9)];
    const before = await seen(ids);
    // Somebody else was faster with one of them.
    await move(manager, ids[1] ?? "", 1, {
      ...stageFields("on_hold_us", daysAgo(1)),
      reason: "money",
    });
    const [first, second] = await chosen(ids);
    const late = first?.id === ids[1] ? first : second;
    await expect(
      moveSeveral(contextFor(officer), { moves: before, ...onward }),
    ).rejects.toMatchObject({
      code: "stale",
      messageKey: "errors.severalMoved",
      params: { refs: late?.ref },
    });
    expect(new Set(await stagesOf(ids))).toEqual(new Set(["law_vetting", "on_hold_us"]));
  });

  test("are asked once why they are sent back or held", async () => {
    const ids = [await makePendingMou(officer, 20), await makePendingMou(officer, 9)];
    const held = { ...onward, stage: "on_hold_us" };
    const moves = await seen(ids);
    await expect(moveSeveral(contextFor(officer), { moves, ...held })).rejects.toMatchObject({
      issues: [{ path: ["reason"] }],
    });
    await moveSeveral(contextFor(officer), { moves, ...held, reason: "money" });
    expect(await stagesOf(ids)).toEqual(["on_hold_us", "on_hold_us"]);
  });

  test("two who move the same ones at once: one of them does", async () => {
    const ids = [await makePendingMou(officer, 20), await makePendingMou(officer, 9)];
    const moves = await seen(ids);
    const both = await Promise.allSettled([
      moveSeveral(contextFor(officer), { moves, ...onward }),
      moveSeveral(contextFor(manager), { moves: moves.toReversed(), ...onward }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await chosen(ids)).map(({ version }) => version)).toEqual([2, 2]);
  });

  test("that are in their first stage go by themselves, and say why", async () => {
    const id = await makeAgreement(officer, { firstStage: stageFields("proposal", daysAgo(30)) });
    const { groups, alone } = bulkGroups(await chosen([id]), today);
    expect(groups).toEqual([]);
    expect(alone).toMatchObject([{ why: { key: "mous.bulk.why.first" } }]);
  });

  test("that are hidden from the mover are neither shown nor moved", async () => {
    const ids = [await makePendingMou(officer, 20)];
    expect(await chosen(ids, stranger)).toEqual([]);
    const input = { moves: await seen(ids), ...onward };
    await expect(moveSeveral(contextFor(stranger), input)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
