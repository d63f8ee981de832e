import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { recordConcurrence } from "#features/agreements/commands/concur.ts";
import { stageHistory } from "#features/agreements/stages.ts";
import { getStageTimes } from "#features/pipeline/queries.ts";
import { spreadOf } from "#features/pipeline/times.ts";
import { timesFilter } from "#features/pipeline/views.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { actionFields, daysAgo, makeAgreement, move, stageFields } from "../make/agreement.ts";
import { makeTopic } from "../make/topic.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const administrator = await makeUser("administrator");
const topicId = await makeTopic(administrator, "Times");
const today = daysAgo(0);

const times = (partner: string, over: object = {}, viewer: Actor = manager) =>
  withViewer(viewer, (tx) => getStageTimes(tx, timesFilter.parse({ partner, ...over }), today));

/** An MoU that went to each of these stages so many days ago. */
async function made(partner: string, way: readonly [string, number, object?][], over: object = {}) {
  const [[stage, ago] = ["drafting", 9], ...moves] = way;
  const id = await makeAgreement(manager, {
    partner,
    topicIds: [topicId],
    firstStage: stageFields(stage, daysAgo(ago)),
    ...over,
  });
  for (const [index, [to, days, more = {}]] of moves.entries()) {
    await move(manager, id, index + 1, { ...stageFields(to, daysAgo(days)), ...more });
  }
  return id;
}

describe("stage times", () => {
  test("measure what ended in the period, and set apart what goes on", async () => {
    const back = { reason: "legal_wording", note: "Article 2" };
    const held = { reason: "no_answer", waitingOn: "them" };
    const first = await made("KW", [
      ["drafting", 100],
      ["agency_comments", 80],
      ["drafting", 70, back],
      ["agency_comments", 30],
    ]);
    await made("KW", [
      ["drafting", 60],
      ["agency_comments", 50],
      ["on_hold_them", 20, held],
    ]);
    await made("KW", [
      ["drafting", 900],
      ["withdrawn", 800, { note: "No interest" }],
    ]);
    await recordConcurrence(contextFor(manager), {
      agreementId: first,
      desk: "The Finance Division",
      requestedOn: daysAgo(60),
      decidedOn: daysAgo(45),
      decision: "granted",
    });
    const all = await times("KW");
    const stage = (name: string) => all.stages.find((one) => one.stage === name);
    expect(stage("drafting")).toMatchObject({
      spread: { count: 3, median: 20, most: 40, longest: 40 },
      open: null,
    });
    expect(stage("agency_comments")).toMatchObject({
      spread: { count: 2, median: 20 },
      open: { count: 1, longest: 30 },
    });
    expect(stage("withdrawn")).toBeUndefined();
    expect(all.returned).toEqual([{ reason: "legal_wording", count: 1 }]);
    expect(all.held).toEqual([{ reason: "no_answer", count: 1 }]);
    expect(all.desks).toMatchObject([
      { key: "finance-division", spread: { count: 1, median: 15 }, open: null },
    ]);
    const days = Object.fromEntries(all.shares.map((one) => [one.holder, one.days]));
    expect(days).toEqual({ us: 140, them: 0, agency: 0, hold_us: 0, hold_them: 20 });
    expect(all.flow.reduce((sum, { entered }) => sum + entered, 0)).toBe(2);
    const whole = await times("KW", { period: "all" });
    expect(whole.stages.find((one) => one.stage === "drafting")?.spread?.count).toBe(4);
    expect(whole.flow.reduce((sum, { left }) => sum + left, 0)).toBeLessThanOrEqual(1);
  });

  test("as of a day are those of that day", async () => {
    await made("OM", [
      ["drafting", 100],
      ["agency_comments", 80],
      ["law_vetting", 10],
    ]);
    const then = await times("OM", { asOf: daysAgo(50) });
    const byName = then.stages.toSorted((a, b) => a.stage.localeCompare(b.stage));
    expect(byName).toMatchObject([
      { stage: "agency_comments", spread: null, open: { count: 1, longest: 30 } },
      { stage: "drafting", spread: { count: 1, median: 20 }, open: null },
    ]);
    expect((await times("OM", { knownOn: daysAgo(1) })).stages).toEqual([]);
  });

  test("count for nobody what is hidden from them, and are marked as high as what they count", async () => {
    await made("JO", [
      ["drafting", 100],
      ["agency_comments", 80],
    ]);
    const secret = { marking: "secret", actions: [actionFields("signed", daysAgo(3))] };
    await made(
      "JO",
      [
        ["drafting", 90],
        ["agency_comments", 10],
      ],
      secret,
    );
    const low = await makeUser("analyst", { clearance: "official" });
    const seen = await times("JO", {}, low);
    expect(seen.marking).toBe("official");
    expect(seen.stages.find((one) => one.stage === "drafting")?.spread?.count).toBe(1);
    expect(seen.flow.reduce((sum, { signed }) => sum + signed, 0)).toBe(0);
    const all = await times("JO");
    expect(all.marking).toBe("secret");
    expect(all.stages.find((one) => one.stage === "drafting")?.spread?.count).toBe(2);
    expect(all.flow.reduce((sum, { signed }) => sum + signed, 0)).toBe(1);
    const elsewhere = await makeUser("officer", { partners: ["US"] });
    expect((await times("JO", {}, elsewhere)).stages).toEqual([]);
  });

  test("are those of the histories, told in SQL", async () => {
    const way = fc
      .array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 })
      .map((days) => days.toSorted((a, b) => b - a));
    const ways = fc.sample(way, { numRuns: 6, seed: 7 });
    const stages = ["drafting", "agency_comments", "law_vetting", "clearance", "negotiation"];
    const histories = [];
    for (const days of ways) {
      const id = await made(
        "LK",
        days.map((ago, index) => [stages[index] ?? "", ago, { note: "x" }]),
      );
      histories.push(
        await withViewer(officer, (tx) =>
          tx.stageEntry.findMany({ where: { agreementId: id }, orderBy: { recordedAt: "asc" } }),
        ),
      );
    }
    const stays = histories.flatMap((entries) =>
      stageHistory(
        entries.map((entry) => ({
          ...entry,
          enteredOn: entry.enteredOn.toISOString().slice(0, 10) as typeof today,
        })),
        today,
      ),
    );
    const { stages: measured } = await times("LK", { period: "all" });
    for (const stage of stages) {
      const ended = stays.filter((one) => one.entry.stage === stage && one.leftOn !== null);
      const expected = spreadOf(ended.map(({ days }) => ({ days, count: 1 })));
      expect(measured.find((one) => one.stage === stage)?.spread ?? null).toEqual(expected);
    }
    expect(stays.length).toBeGreaterThan(6);
  });
});

test("an officer may read them, too", async () => {
  expect((await times("ZZ", {}, officer)).stages).toEqual([]);
});
