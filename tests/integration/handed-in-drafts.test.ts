import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import { findDraft } from "#features/drafts/queries.ts";
import {
  acceptIntake,
  handInIntake,
  returnIntake,
  takeUpIntake,
} from "#features/intake/commands/review.ts";
import { keepIntake } from "#features/intake/commands/work.ts";
import { findHandedIn, listHandedIn } from "#features/intake/queries/handed-in.ts";
import { countReturnReasons, listReviews } from "#features/reviews/queries.ts";
import { reviewFilter } from "#features/reviews/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { begin, everything, SHARE, TRAIN } from "../make/intake.ts";
import { makeSource } from "../make/source.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const other = await makeUser("officer");
const manager = await makeUser("manager");
const second = await makeUser("manager");
const forTurkey = await makeUser("manager", { partners: ["TR"] });

/** Drafts that the actor hands in, of a text of their own; each in the first version. */
async function handedIn(actor: Actor = officer, over: object = {}) {
  const begun = await begin(actor);
  const { id } = await handInIntake(contextFor(actor), { drafts: everything(begun, over) });
  return { ...begun, id, step: { id, version: 1 } };
}

const seen = (id: string, viewer: Actor = manager) =>
  withViewer(viewer, (tx) => findHandedIn(tx, viewer, id));
const queue = (viewer: Actor = manager) =>
  withViewer(viewer, (tx) => listReviews(tx, viewer, reviewFilter.parse({ kind: "intake" })));
const madeFrom = (text: string) =>
  withViewer(manager, (tx) =>
    tx.source.findFirst({
      where: { text },
      include: { origins: { include: { commitment: { include: { outcomes: true } } } } },
    }),
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code,
  );
const because = { reasonKind: "wrong_facts", reason: "The High Commissioner was not there." };
const unread = (id: string, kind: string) =>
  asOwner(async (client) => {
    const found = await client.query(
      "select from notice where record_id = $1 and kind = $2 and read_at is null",
      [id, kind],
    );
    return found.rowCount;
  });

describe("drafts that are handed in", () => {
  test("are in the queue and nowhere on record, until a manager accepts them", async () => {
    const { id, text, step } = await handedIn();
    expect(await madeFrom(text)).toBeNull();
    expect(await withViewer(officer, (tx) => listHandedIn(tx, officer))).toMatchObject([
      { id, state: "waits" },
    ]);
    expect((await queue()).find((item) => item.id === id)).toMatchObject({
      kind: "intake",
      isOwn: false,
      ref: null,
    });
    expect(await unread(id, "submitted")).toBeGreaterThan(1);
    await acceptIntake(contextFor(manager), step);
    const source = await madeFrom(text);
    const promises = source?.origins.map(({ commitment }) => commitment) ?? [];
    expect(promises.map(({ title }) => title).toSorted()).toEqual([TRAIN, SHARE].toSorted());
    expect(await unread(id, "submitted")).toBe(0);
    expect(await seen(id)).toMatchObject({ state: "accepted", source: { id: source?.id } });
    expect((await queue()).map((item) => item.id)).not.toContain(id);
  });

  test("become records of their author, and their minutes are agreed by the manager", async () => {
    const { text, step } = await handedIn();
    await acceptIntake(contextFor(manager), step);
    const [origin] = (await madeFrom(text))?.origins ?? [];
    expect(origin?.commitment.createdById).toBe(officer.id);
    const meetingId = origin?.commitment.outcomes[0]?.meetingId ?? "";
    const meeting = await withViewer(manager, (tx) =>
      tx.meeting.findUniqueOrThrow({ where: { id: meetingId }, include: { reviews: true } }),
    );
    expect(meeting).toMatchObject({ recordState: "agreed", createdById: officer.id });
    expect(meeting.reviews.map(({ action, byId }) => [action, byId])).toEqual([
      ["submitted", officer.id],
      ["agreed", manager.id],
    ]);
  });

  test("come back with a counted reason, and their author goes on with them", async () => {
    const { id, text, step } = await handedIn();
    await returnIntake(contextFor(manager), { ...step, ...because });
    expect(await madeFrom(text)).toBeNull();
    const counts = await withViewer(manager, (tx) =>
      countReturnReasons(tx, todayIn("Asia/Karachi", new Date())),
    );
    expect(counts).toContainEqual(
      expect.objectContaining({ reason: "wrong_facts", intakes: 1, minutes: 0 }),
    );
    expect(await unread(id, "returned")).toBe(1);
    const [line] = await withViewer(officer, (tx) => listHandedIn(tx, officer));
    expect(line).toMatchObject({ id, state: "returned" });
    const draftId = (await takeUpIntake(contextFor(officer), { id, version: 2 })).id;
    const draft = await withViewer(officer, (tx) => findDraft(tx, draftId));
    expect(draft?.values).toMatchObject({ _text: text, _reason: because.reason });
    // What came back stays with the drafts whatever the form sends.
    const values = { _reason: "All is well", partner: "GB" };
    await keepIntake(contextFor(officer), { draftId, version: 1, tab: null, values });
    const kept = await withViewer(officer, (tx) => findDraft(tx, draftId));
    expect(kept?.values["_reason"]).toBe(because.reason);
    expect(await unread(id, "returned")).toBe(0);
    expect(await codeOf(takeUpIntake(contextFor(officer), { id, version: 3 }))).toBe("stale");
  });

  test("are taken back by their author alone, and then decided on by nobody", async () => {
    const { id, step } = await handedIn();
    expect(await codeOf(takeUpIntake(contextFor(other), step))).toBe("forbidden");
    expect(await codeOf(takeUpIntake(contextFor(manager), step))).toBe("forbidden");
    await takeUpIntake(contextFor(officer), step);
    expect(await codeOf(acceptIntake(contextFor(manager), step))).toBe("stale");
    expect(await codeOf(acceptIntake(contextFor(manager), { id, version: 2 }))).toBe("stale");
    expect(await unread(id, "submitted")).toBe(0);
  });

  test("are decided by somebody else than their author, by managers alone, with a reason to return", async () => {
    const { step } = await handedIn(manager);
    expect((await queue()).find(({ id }) => id === step.id)?.isOwn).toBe(true);
    expect(await codeOf(acceptIntake(contextFor(manager), step))).toBe("conflict");
    expect(await codeOf(returnIntake(contextFor(manager), { ...step, ...because }))).toBe(
      "conflict",
    );
    expect(await codeOf(acceptIntake(contextFor(officer), step))).toBe("forbidden");
    const blank = { ...step, ...because, reason: " " };
    await expect(returnIntake(contextFor(second), blank)).rejects.toMatchObject({
      issues: [{ path: ["reason"] }],
    });
    await acceptIntake(contextFor(second), step);
  });

  test("are decided once, also when two managers decide at the same moment", async () => {
    const { id, step, text } = await handedIn();
    const answers = await Promise.all([
      codeOf(acceptIntake(contextFor(manager), step)),
      codeOf(returnIntake(contextFor(second), { ...step, ...because })),
    ]);
    expect(new Set(answers)).toEqual(new Set([null, "stale"]));
    expect((await madeFrom(text)) !== null).toBe((await seen(id))?.state === "accepted");
    await expect(
      asOwner((client) =>
        client.query("update intake_review set decided_by_id = null where id = $1", [id]),
      ),
    ).rejects.toThrow("intake_review_decided_once");
  });

  test("that saving would refuse are not handed in, and stay in work", async () => {
    const begun = await begin(officer);
    const wrong = everything(begun, { source: { kind: "note" } });
    const work = handInIntake(contextFor(officer), { drafts: wrong });
    await expect(work).rejects.toMatchObject({ issues: expect.any(Array) as unknown[] });
    const far = everything(begun);
    Object.assign(far.commitments, {
      "0-5": { ...Object.values(far.commitments)[0], quote: "No" },
    });
    await expect(handInIntake(contextFor(officer), { drafts: far })).rejects.toThrow(
      "validation.quoteNotFound",
    );
    expect(await withViewer(officer, (tx) => findDraft(tx, begun.id))).not.toBeNull();
    expect(await seen(begun.id)).toBeNull();
  });

  test("that the register has overtaken are not recorded by halves", async () => {
    const { id, step, text } = await handedIn();
    await makeSource(other, { text });
    expect(await codeOf(acceptIntake(contextFor(manager), step))).toBe("conflict");
    expect((await madeFrom(text))?.origins).toEqual([]);
    expect(await seen(id)).toMatchObject({ state: "waits" });
  });

  test("are seen by their author and by the managers of their partner", async () => {
    const { id } = await handedIn();
    expect(await seen(id, officer)).toMatchObject({ isOwn: true, state: "waits" });
    expect(await seen(id, other)).toBeNull();
    expect(await seen(id, forTurkey)).toBeNull();
    expect((await queue(forTurkey)).map((item) => item.id)).not.toContain(id);
    const sealed = await handedIn(officer, { marking: "confidential" });
    const uncleared = await makeUser("manager", { clearance: "official" });
    expect(await seen(sealed.id, uncleared)).toBeNull();
    expect(await codeOf(acceptIntake(contextFor(uncleared), sealed.step))).toBe("not_found");
  });
});
