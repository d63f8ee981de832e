import { beforeAll, describe, expect, test } from "vitest";
import { decideConcurrence, recordConcurrence } from "#features/agreements/commands/concur.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { recordRoute } from "#features/routes/commands/record.ts";
import { getDesk, listDesks } from "#features/routes/queries/desks.ts";
import { withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { daysAgo, makePendingMou } from "../make/agreement.ts";
import { asOwner, makeUser } from "../make/user.ts";

let officer: Awaited<ReturnType<typeof makeUser>>;
let confined: Awaited<ReturnType<typeof makeUser>>;
const today = daysAgo(0);

beforeAll(async () => {
  officer = await makeUser("officer", { clearance: "secret" });
  confined = await makeUser("officer", { partners: ["US"] });
  await recordRoute(contextFor(await makeUser("administrator")), {
    name: "Through the law division",
    validFrom: daysAgo(900),
    stages: [
      {
        stage: "law_vetting",
        targetDays: 21,
        concurrences: [{ desk: "Law and Justice Division", targetDays: 14 }],
      },
      { stage: "signing" },
    ],
  });
});

const ask = (agreementId: string, desk: string, requestedOn: string, more: object = {}) =>
  recordConcurrence(contextFor(officer), { agreementId, desk, requestedOn, ...more });
const read = (id: string) => withViewer(officer, (tx) => getAgreement(tx, id, today));
async function answer(id: string, decidedOn: string, decision: string, more: object = {}) {
  const last = (await read(id)).concurrences.at(-1);
  return decideConcurrence(contextFor(officer), {
    id: last?.id,
    version: last?.version,
    desk: last?.desk,
    requestedOn: last?.requestedOn,
    decidedOn,
    decision,
    ...more,
  });
}

describe("a concurrence", () => {
  test("dated before its request is refused", async () => {
    const id = await makePendingMou(officer, 40);
    await expect(
      ask(id, "Finance Division", daysAgo(10), { decidedOn: daysAgo(11), decision: "granted" }),
    ).rejects.toThrow("validation.answerBeforeRequest");
    await ask(id, "Finance Division", daysAgo(10));
    await expect(answer(id, daysAgo(11), "refused")).rejects.toThrow(
      "validation.answerBeforeRequest",
    );
    await answer(id, daysAgo(10), "refused");
  });

  test("is asked again after the answer, and the last round decides", async () => {
    const id = await makePendingMou(officer, 60);
    await ask(id, "law & justice division", daysAgo(50), { stage: "law_vetting" });
    await expect(ask(id, "Law and Justice Division", daysAgo(20))).rejects.toThrow(
      "validation.askedAlready",
    );
    await answer(id, daysAgo(30), "refused");
    await expect(ask(id, "The Law and Justice Division", daysAgo(31))).rejects.toThrow(
      "validation.askedBeforeAnswer",
    );
    await ask(id, "The Law and Justice Division", daysAgo(30));
    expect((await read(id)).required).toMatchObject([
      { standing: "awaited", isGranted: false, since: daysAgo(30) },
    ]);
    await answer(id, daysAgo(5), "granted_with_comments");
    const { required, concurrences } = await read(id);
    expect(required).toMatchObject([{ standing: "granted_with_comments", isGranted: true }]);
    expect(concurrences.map(({ desk, round }) => [desk, round])).toEqual([
      ["Law and Justice Division", 1],
      ["Law and Justice Division", 2],
    ]);
  });

  test("two at once to one desk: the second is told that it was asked", async () => {
    const id = await makePendingMou(officer, 20);
    const both = await Promise.allSettled([
      ask(id, "Finance Division", daysAgo(3)),
      ask(id, "FINANCE DIVISION", daysAgo(2)),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await read(id)).concurrences).toHaveLength(1);
  });

  test("goes with a version of the text that there is", async () => {
    const id = await makePendingMou(officer, 20);
    await expect(ask(id, "Finance Division", daysAgo(3), { draftNumber: 1 })).rejects.toThrow(
      "validation.choice",
    );
  });
});

describe("the page of a desk", () => {
  test("shows what waits there, the oldest first, against what the route allows the desk", async () => {
    const [early, late] = [await makePendingMou(officer, 300), await makePendingMou(officer, 20)];
    await ask(late, "Law and Justice Division", daysAgo(14));
    await ask(early, "law and justice  division", daysAgo(290));
    const desk = await withViewer(officer, (tx) => getDesk(tx, "law-and-justice-division", today));
    const mine = desk.requests.filter(({ agreement }) => [early, late].includes(agreement.id));
    expect(mine).toMatchObject([
      { agreement: { id: early }, days: 290, targetDays: 14, isOverTarget: true, round: 1 },
      { agreement: { id: late }, days: 14, targetDays: 14, isOverTarget: false },
    ]);
    expect(desk).toMatchObject({ name: "Law and Justice Division", waiting: desk.requests.length });
    expect(desk.answers.every(({ decidedOn }) => decidedOn !== null)).toBe(true);
  });

  test("counts only what its reader may see, and is there where a route asks the desk", async () => {
    const desks = await withViewer(confined, (tx) => listDesks(tx, today));
    expect(desks).toMatchObject([
      { key: "law-and-justice-division", waiting: 0, answered: 0, medianDays: null },
    ]);
    await expect(
      withViewer(confined, (tx) => getDesk(tx, "finance-division", today)),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("takes the median over the answers of the last year, and forgets what was withdrawn", async () => {
    const key = "security-desk";
    for (const days of [10, 20, 60]) {
      const id = await makePendingMou(officer, 500);
      await ask(id, "Security desk", daysAgo(100), {
        decidedOn: daysAgo(100 - days),
        decision: "granted",
      });
    }
    const old = await makePendingMou(officer, 800);
    await ask(old, "Security desk", daysAgo(700), { decidedOn: daysAgo(400), decision: "refused" });
    const ended = await makePendingMou(officer, 90);
    await ask(ended, "Security desk", daysAgo(80));
    const look = () => withViewer(officer, (tx) => getDesk(tx, key, today));
    expect(await look()).toMatchObject({ waiting: 1, answered: 4, medianDays: 20 });
    await asOwner((client) =>
      client.query(
        `insert into stage_entry (id, partner, marking, agreement_id, stage, entered_on, by_id)
          select gen_random_uuid(), partner, marking, id, 'withdrawn', $2, created_by_id from agreement where id = $1`,
        [ended, today],
      ),
    );
    expect(await look()).toMatchObject({ waiting: 0, oldestOn: null, answered: 4 });
  });
});
