import { afterAll, describe, expect, test } from "vitest";
import { recordAction } from "#features/agreements/commands/act.ts";
import { recordRoute } from "#features/agreements/commands/move.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import {
  actionFields,
  daysAgo,
  makeAgreement,
  makePendingMou,
  move,
  stageFields,
} from "../make/agreement.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const administrator = await makeUser("administrator");

const read = (id: string) =>
  withViewer(officer, (tx) =>
    tx.agreement.findUniqueOrThrow({
      where: { id },
      include: { stages: { orderBy: { recordedAt: "asc" } }, actions: true, route: true },
    }),
  );

describe("moveStage", () => {
  test("moves one step along the route and leaves the earlier entry as it was", async () => {
    const id = await makePendingMou(officer, 20);
    await move(officer, id, 1, stageFields("foreign_ministry_concurrence", daysAgo(2)));
    const agreement = await read(id);
    expect(agreement.version).toBe(2);
    expect(agreement.stages.map(({ stage }) => stage)).toEqual([
      "law_vetting",
      "foreign_ministry_concurrence",
    ]);
  });

  test("refuses a stage that the route does not lead to", async () => {
    const id = await makePendingMou(officer, 20, {
      firstStage: stageFields("on_hold_us", daysAgo(9)),
    });
    await move(officer, id, 1, stageFields("drafting", daysAgo(8)));
    await expect(move(officer, id, 2, stageFields("drafting", daysAgo(2)))).rejects.toThrow(
      "validation.stageNotAllowed",
    );
    expect((await read(id)).version).toBe(2);
  });

  test("skips stages only for a reason", async () => {
    const id = await makePendingMou(officer, 20);
    const skip = stageFields("negotiation", daysAgo(2));
    await expect(move(officer, id, 1, skip)).rejects.toThrow("validation.skipReason");
    await move(officer, id, 1, { ...skip, note: "The approvals were given for the programme" });
    expect((await read(id)).stages).toHaveLength(2);
  });

  test("refuses a day before the stage it leaves", async () => {
    const id = await makePendingMou(officer, 20);
    const early = stageFields("foreign_ministry_concurrence", daysAgo(21));
    await expect(move(officer, id, 1, early)).rejects.toThrow("validation.stageBeforeLast");
  });

  test("tells the second of two movers that the card was moved", async () => {
    const id = await makePendingMou(officer, 20);
    await move(officer, id, 1, stageFields("foreign_ministry_concurrence", daysAgo(2)));
    await expect(
      move(officer, id, 1, stageFields("foreign_ministry_concurrence", daysAgo(1))),
    ).rejects.toMatchObject({ code: "stale" });
  });

  test("records the signature along with the move when its date is given", async () => {
    const id = await makeAgreement(officer, { firstStage: stageFields("initialling", daysAgo(9)) });
    await move(officer, id, 1, {
      ...stageFields("signing", daysAgo(3)),
      happenedOn: daysAgo(3),
      happenedPrecision: "day",
      place: "London",
    });
    expect((await read(id)).actions).toMatchObject([{ type: "signed", place: "London" }]);
  });
});

describe("the route", () => {
  test("is that of the day on which the agreement enters the pipeline", async () => {
    const admin = contextFor(administrator);
    const until = daysAgo(101);
    await recordRoute(admin, { name: "Old", validFrom: daysAgo(900), validUntil: until });
    await recordRoute(contextFor(administrator), { name: "New", validFrom: daysAgo(100) });
    const old = await makePendingMou(officer, 200);
    const later = await makeAgreement(officer);
    await move(officer, later, 1, stageFields("proposal", daysAgo(50)));
    expect((await read(old)).route?.name).toBe("Old");
    expect((await read(later)).route?.name).toBe("New");
  });
});

describe("recordAction", () => {
  test("adds what happened once", async () => {
    const id = await makeAgreement(officer);
    const signed = { id, ...actionFields("signed", "Nov 2025") };
    await recordAction(contextFor(officer), signed);
    await expect(recordAction(contextFor(officer), signed)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await read(id)).actions).toMatchObject([{ type: "signed", precision: "month" }]);
  });
});
