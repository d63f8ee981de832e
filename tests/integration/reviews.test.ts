import { afterAll, describe, expect, test } from "vitest";
import { addDays, compareDays, todayIn } from "#domain/calendar-date.ts";
import { getCommitment } from "#features/commitments/queries/record.ts";
import {
  acceptCompletion,
  acceptCompletions,
  returnCompletion,
} from "#features/reviews/commands.ts";
import { agreeMeeting } from "#features/meetings/commands/review.ts";
import { countReturnReasons, getClaim, listReviews } from "#features/reviews/queries.ts";
import { reviewFilter } from "#features/reviews/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeSource } from "../make/source.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const second = await makeUser("manager");
const forTurkey = await makeUser("manager", { clearance: "official", partners: ["TR"] });
const today = todayIn("Asia/Karachi", new Date());
const source = await makeSource(officer, { partner: "GB" });

const queue = (viewer = manager, params: object = {}) =>
  withViewer(viewer, (tx) => listReviews(tx, viewer, reviewFilter.parse(params)));
const claimFor = async (commitmentId: string) =>
  (await queue()).find(({ recordId, kind }) => recordId === commitmentId && kind === "completion");

/** A commitment that the actor reports complete, and the claim that waits. */
async function claimed(actor = officer, over: object = {}) {
  const id = await makeCommitment(actor, over);
  await report(actor, id, { effectiveOn: addDays(today, -9), status: "substantial" });
  await report(actor, id, { status: "complete", sourceId: source, note: "It is done." });
  const claim = await claimFor(id);
  if (claim === undefined) throw new Error("The claim is not in the queue.");
  return { id, claim, step: { id: claim.id, version: claim.version } };
}

const statusOf = (id: string) =>
  withViewer(manager, (tx) => getCommitment(tx, id, { asOf: null, knownOn: null }, today)).then(
    ({ status, updates }) => ({
      status,
      claims: updates.flatMap(({ claim }) => (claim === null ? [] : [claim.isAccepted])),
    }),
  );
const because = { reasonKind: "no_evidence", reason: "The list is not attached." };
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  );

describe("a report that something is complete", () => {
  test("counts at once and waits for somebody else to look at the evidence", async () => {
    const { id, claim, step } = await claimed();
    expect(claim).toMatchObject({ isOwn: false, submittedOn: today });
    expect(await statusOf(id)).toEqual({ status: "complete", claims: [null] });
    const view = await withViewer(manager, (tx) => getClaim(tx, claim.id));
    expect(view).toMatchObject({
      before: "substantial",
      note: "It is done.",
      source: { id: source },
    });
    await acceptCompletion(contextFor(manager), step);
    expect(await statusOf(id)).toEqual({ status: "complete", claims: [true] });
    expect(await claimFor(id)).toBeUndefined();
  });

  test("that is not accepted goes back with a reason, and the commitment to what it was", async () => {
    const { id, step } = await claimed();
    await returnCompletion(contextFor(manager), { ...step, ...because });
    expect(await statusOf(id)).toEqual({ status: "substantial", claims: [false] });
    const counts = await withViewer(manager, (tx) => countReturnReasons(tx, today));
    expect(counts).toContainEqual({
      reason: "no_evidence",
      minutes: 0,
      completions: 1,
      answers: 0,
      intakes: 0,
    });
    // It can be claimed again, and is then looked at again.
    await report(officer, id, { status: "complete", sourceId: source });
    expect(await claimFor(id)).toBeDefined();
  });

  test("is not decided by who made it, nor by officers, nor without a reason", async () => {
    const own = await claimed(manager);
    expect(own.claim.isOwn).toBe(true);
    expect(await codeOf(acceptCompletion(contextFor(manager), own.step))).toBe("conflict");
    expect(await codeOf(acceptCompletion(contextFor(officer), own.step))).toBe("forbidden");
    const blank = { ...own.step, ...because, reason: " " };
    await expect(returnCompletion(contextFor(second), blank)).rejects.toMatchObject({
      issues: [{ path: ["reason"] }],
    });
    await acceptCompletion(contextFor(second), own.step);
  });

  test("is decided once, also when two managers decide at the same moment", async () => {
    const { id, step } = await claimed();
    const answers = await Promise.all([
      codeOf(acceptCompletion(contextFor(manager), step)),
      codeOf(returnCompletion(contextFor(second), { ...step, ...because })),
    ]);
    expect(new Set(answers)).toEqual(new Set([null, "stale"]));
    expect((await statusOf(id)).claims.filter((one) => one !== null)).toHaveLength(1);
    const again = asOwner((client) =>
      client.query("update completion_review set is_accepted = not is_accepted where id = $1", [
        step.id,
      ]),
    );
    await expect(again).rejects.toThrow("completion_review_decided_once");
  });

  test("leaves the queue when something else was reported since, and can no longer be accepted", async () => {
    const { id, step } = await claimed();
    await report(officer, id, { status: "limited", note: "We were wrong." });
    expect(await claimFor(id)).toBeUndefined();
    expect(await codeOf(acceptCompletion(contextFor(manager), step))).toBe("stale");
  });

  test("is accepted with others, all of them or none", async () => {
    const [one, two, own] = [await claimed(), await claimed(), await claimed(manager)];
    const text = ({ step }: typeof one) => `${step.id}:${step.version}`;
    const all = { claims: [one, two, own].map(text) };
    expect(await codeOf(acceptCompletions(contextFor(manager), all))).toBe("conflict");
    expect(await claimFor(one.id)).toBeDefined();
    await acceptCompletions(contextFor(manager), { claims: [one, two].map(text) });
    expect(await claimFor(one.id)).toBeUndefined();
    expect(await claimFor(two.id)).toBeUndefined();
  });
});

/** How many are asked to decide on a record, and have not read it. */
const asked = (id: string) =>
  asOwner(async (client) => {
    const unread = await client.query(
      "select from notice where record_id = $1 and kind = 'submitted' and read_at is null",
      [id],
    );
    return unread.rowCount;
  });

test("what was decided asks nobody any more", async () => {
  const { id, step } = await claimed();
  expect(await asked(id)).toBeGreaterThan(1);
  await acceptCompletion(contextFor(manager), step);
  expect(await asked(id)).toBe(0);
  const meeting = await makeMeeting(officer, { thenSubmit: true });
  expect(await asked(meeting)).toBeGreaterThan(1);
  await agreeMeeting(contextFor(manager), { id: meeting, version: 2 });
  expect(await asked(meeting)).toBe(0);
});

describe("the queue", () => {
  test("holds minutes and claims of the viewer's partners, and what may not be seen not at all", async () => {
    const meeting = await makeMeeting(officer, { thenSubmit: true, partner: "TR" });
    const sealed = await makeMeeting(officer, {
      thenSubmit: true,
      partner: "TR",
      marking: "secret",
    });
    const { claim } = await claimed();
    const keys = async (viewer = manager, params: object = {}) =>
      (await queue(viewer, params)).map(({ recordId }) => recordId);
    expect(await keys()).toEqual(expect.arrayContaining([meeting, sealed, claim.recordId]));
    expect(await keys(forTurkey)).toEqual([meeting]);
    expect(await keys(manager, { kind: "minutes", partner: "TR" })).toEqual([meeting, sealed]);
    expect(await keys(manager, { kind: "completion" })).toContain(claim.recordId);
    expect(await keys(manager, { kind: "answer" })).toEqual([]);
    expect(await keys(manager, { kind: "minutes" })).not.toContain(claim.recordId);
  });

  test("holds what is asked for of one partner or several, and of others to nobody who is confined", async () => {
    const [bahrain, oman, kuwait] = [
      await makeMeeting(officer, { thenSubmit: true, partner: "BH" }),
      await makeMeeting(officer, { thenSubmit: true, partner: "OM" }),
      (await claimed(officer, { partner: "KW" })).id,
    ];
    const made = new Set([bahrain, oman, kuwait]);
    const keys = async (partner: string | string[], viewer = manager, params: object = {}) =>
      (await queue(viewer, { partner, ...params }))
        .map(({ recordId }) => recordId)
        .filter((id) => made.has(id))
        .toSorted();
    expect(await keys("BH")).toEqual([bahrain]);
    expect(await keys(["OM", "KW"])).toEqual([oman, kuwait].toSorted());
    expect(await keys(["OM", "KW"], manager, { kind: "completion" })).toEqual([kuwait]);
    expect(await keys("NP")).toEqual([]);
    expect(await keys(["BH", "OM", "KW"], forTurkey)).toEqual([]);
    // What is no partner narrows nothing.
    expect(await keys("nowhere")).toEqual([...made].toSorted());
  });

  test("begins with what waits longest", async () => {
    const items = await queue();
    expect(items.length).toBeGreaterThan(1);
    const days = items.map(({ submittedOn }) => submittedOn);
    expect(days).toEqual(days.toSorted(compareDays));
  });
});
