import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { recordConcurrence } from "#features/agreements/commands/concur.ts";
import { markNeighbours, setFastTrack } from "#features/agreements/commands/mark.ts";
import { moveStage } from "#features/agreements/commands/move.ts";
import { reviseAgreement } from "#features/agreements/commands/record.ts";
import { listUnmarked } from "#features/agreements/neighbour-rows.ts";
import { boardOfMous } from "#features/agreements/queries/mous.ts";
import { listNeighbours } from "#features/agreements/queries/neighbours.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { mouFilter } from "#features/agreements/views.ts";
import { recordRoute } from "#features/routes/commands/record.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import {
  actionFields,
  agreementFields,
  daysAgo,
  makeAgreement,
  makePendingMou,
  move,
  stageFields,
} from "../make/agreement.ts";
import { makeTopic } from "../make/topic.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const administrator = await makeUser("administrator");
const LAW = "Law and Justice Division";

const view = (actor: Actor, id: string) =>
  withViewer(actor, (tx) => getAgreement(tx, id, daysAgo(0)));
const entryOf = async (id: string) => (await view(officer, id)).stages.at(-1)?.id ?? null;
const unmarkedOf = (actor: Actor, id: string) =>
  withViewer(actor, (tx) => listUnmarked(tx, id, daysAgo(0)));
const mark = (id: string, otherId: string, kind: string, note: string | null = null) =>
  markNeighbours(contextFor(officer), { id, marks: [{ otherId, kind, note }] });

describe("two managers moving one card", () => {
  test("at the same moment: one moves it, the other is told who moved it where", async () => {
    const id = await makePendingMou(officer, 20);
    const fromId = await entryOf(id);
    const held = { ...stageFields("on_hold_us", daysAgo(1)), reason: "money", fromId };
    const on = { ...stageFields("foreign_ministry_concurrence", daysAgo(1)), fromId };
    const answers = await Promise.allSettled([
      move(manager, id, 1, held),
      move(officer, id, 1, on),
    ]);
    const refused = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject([{ code: "stale", messageKey: "errors.moved" }]);
    const { stages, version } = await view(officer, id);
    expect(stages).toHaveLength(2);
    expect(version).toBe(2);
    const last = stages.at(-1);
    expect(refused[0].params).toEqual({
      who: last?.by,
      stage: `values.stage.${last?.stage}`,
      on: daysAgo(1),
    });
  });

  test("somebody else who only changed its words is not said to have moved it", async () => {
    const id = await makePendingMou(officer, 20);
    const fromId = await entryOf(id);
    const { partner: _, ...words } = agreementFields;
    await reviseAgreement(contextFor(manager), { ...words, id, version: 1, title: "Other words" });
    await expect(
      move(officer, id, 1, { ...stageFields("drafting", daysAgo(1)), fromId }),
    ).rejects.toMatchObject({ code: "stale", messageKey: "errors.stale" });
  });

  test("the same form sent twice moves it once", async () => {
    const id = await makePendingMou(officer, 20);
    const ctx = { ...contextFor(officer), requestKey: `twice-${id}` };
    const input = { id, version: 1, ...stageFields("foreign_ministry_concurrence", daysAgo(1)) };
    await moveStage(ctx, input);
    await moveStage(ctx, input);
    expect((await view(officer, id)).stages).toHaveLength(2);
  });
});

describe("sent back and held", () => {
  test("asks for a reason of the list, and keeps it with the words", async () => {
    const id = await makePendingMou(officer, 20);
    const back = { ...stageFields("drafting", daysAgo(2)), note: "Article 4 names no agency" };
    await expect(move(officer, id, 1, back)).rejects.toThrow("validation.move.reason");
    await expect(move(officer, id, 1, { ...back, reason: "no_answer" })).rejects.toThrow(
      "validation.choice",
    );
    const wordless = { ...back, note: null, reason: "legal_wording" };
    await expect(move(officer, id, 1, wordless)).rejects.toThrow("validation.move.words");
    await move(officer, id, 1, { ...back, reason: "legal_wording" });
    expect((await view(officer, id)).stages.at(-1)).toMatchObject({
      stage: "drafting",
      reason: "legal_wording",
      note: "Article 4 names no agency",
    });
  });

  test("held with its cause, it is taken up again where it was held, and nowhere further on", async () => {
    const id = await makePendingMou(officer, 20);
    const held = { ...stageFields("on_hold_them", daysAgo(9)), reason: "their_approval" };
    await move(officer, id, 1, held);
    const beyond = stageFields("foreign_ministry_concurrence", daysAgo(1));
    await expect(move(officer, id, 2, beyond)).rejects.toThrow("validation.move.resumeFirst");
    await move(officer, id, 2, stageFields("law_vetting", daysAgo(1)));
    expect((await view(officer, id)).stages.map(({ stage }) => stage)).toEqual([
      "law_vetting",
      "on_hold_them",
      "law_vetting",
    ]);
  });
});

describe("the route", () => {
  test("holds it until its desk has agreed, and asks for the number that it goes there under", async () => {
    await recordRoute(contextFor(administrator), {
      name: "With one desk",
      validFrom: daysAgo(400),
      validUntil: daysAgo(300),
      stages: [
        { stage: "drafting" },
        { stage: "law_vetting", targetDays: 21, concurrences: [{ desk: LAW }] },
        { stage: "signing" },
        { stage: "in_force" },
      ],
    });
    const id = await makeAgreement(officer, {
      topicIds: [await makeTopic(administrator, "One desk")],
      firstStage: stageFields("drafting", daysAgo(350)),
    });
    const vetting = stageFields("law_vetting", daysAgo(40));
    await expect(move(officer, id, 1, vetting)).rejects.toThrow("validation.move.referenceNo");
    await move(officer, id, 1, { ...vetting, referenceNo: "MOI/14" });
    const signing = stageFields("signing", daysAgo(2));
    await expect(move(officer, id, 2, signing)).rejects.toThrow("validation.move.desks");
    await expect(
      move(officer, id, 2, { ...stageFields("negotiation", daysAgo(2)), note: "Leap" }),
    ).rejects.toThrow("validation.move.notOnRoute");
    const asked = { agreementId: id, desk: "law & justice division", requestedOn: daysAgo(40) };
    await recordConcurrence(contextFor(officer), {
      ...asked,
      decidedOn: daysAgo(3),
      decision: "granted",
    });
    const early = stageFields("signing", daysAgo(4));
    await expect(move(officer, id, 2, early)).rejects.toThrow("validation.move.desks");
    await move(officer, id, 2, { ...signing, happenedOn: daysAgo(2), happenedPrecision: "day" });
    const force = stageFields("in_force", daysAgo(1));
    await expect(move(officer, id, 3, force)).rejects.toThrow("validation.move.happened");
    await move(officer, id, 3, { ...force, happenedOn: daysAgo(1), happenedPrecision: "day" });
    expect(await view(officer, id)).toMatchObject({ state: "in_force", isPendingMou: false });
  });

  test("the card names the desk that is missing and for how long it has been asked", async () => {
    const id = await makeAgreement(officer, {
      title: "MoU on a card",
      firstStage: stageFields("law_vetting", daysAgo(320)),
    });
    await recordConcurrence(contextFor(officer), {
      agreementId: id,
      desk: "The Law and Justice Division",
      requestedOn: daysAgo(30),
    });
    const cardOn = (asOf: string) =>
      withViewer(officer, async (tx) => {
        const filter = mouFilter.parse({ q: "on a card", asOf });
        const columns = await boardOfMous(tx, filter, daysAgo(0));
        return columns.flatMap(({ items }) => items)[0]?.missing;
      });
    expect(await cardOn(daysAgo(0))).toEqual([{ desk: LAW, days: 30 }]);
    expect(await cardOn(daysAgo(20))).toEqual([{ desk: LAW, days: 10 }]);
    expect(await cardOn(daysAgo(31))).toEqual([{ desk: LAW, days: null }]);
  });
});

describe("the fast track", () => {
  test("is set and taken away with a reason, and not over a newer version", async () => {
    const id = await makePendingMou(officer, 5);
    const fast = { id, version: 1, isFastTrack: true };
    await expect(setFastTrack(contextFor(officer), { ...fast, reason: "" })).rejects.toThrow(
      "validation.required",
    );
    await setFastTrack(contextFor(officer), { ...fast, reason: "The visit is in May" });
    expect(await view(officer, id)).toMatchObject({
      isFastTrack: true,
      fastTrackReason: "The visit is in May",
    });
    await expect(
      setFastTrack(contextFor(manager), { ...fast, isFastTrack: false, reason: "Not needed" }),
    ).rejects.toMatchObject({ code: "stale" });
    await expect(makeAgreement(officer, { isFastTrack: true })).rejects.toThrow(
      "validation.reason",
    );
  });
});

/** A proposal on a topic, in its first stage. */
const proposal = (topicId: string) =>
  makeAgreement(officer, {
    topicIds: [topicId],
    firstStage: stageFields("proposal", daysAgo(9)),
  });

describe("look before you propose", () => {
  const drafting = stageFields("drafting", daysAgo(1));

  test("does not leave the first stage before each neighbour is marked, and one that comes later asks again", async () => {
    const topicId = await makeTopic(administrator, "Neighbours 1");
    const parent = await makeTopic(administrator, "Neighbours 2");
    const child = await makeTopic(administrator, `Below ${parent}`, parent);
    const old = await makeAgreement(officer, {
      topicIds: [topicId],
      actions: [actionFields("signed", "2015-03-04")],
    });
    await makeAgreement(officer, { topicIds: [topicId], isPlaceholder: true });
    await makeAgreement(officer, { topicIds: [topicId], partner: "US" });
    await makeAgreement(officer, {
      topicIds: [topicId],
      actions: [actionFields("in_force", "2015"), actionFields("terminated", "2020")],
    });
    const id = await proposal(topicId);
    const refs = await unmarkedOf(officer, id);
    expect(refs).toEqual([(await view(officer, old)).ref]);
    await expect(move(officer, id, 1, drafting)).rejects.toThrow(refs[0]);

    await mark(id, old, "replaces");
    expect((await view(officer, id)).links).toMatchObject([{ type: "replaces", isOurs: true }]);
    expect(await unmarkedOf(officer, id)).toEqual([]);

    const later = await proposal(child);
    const above = await makeAgreement(officer, { topicIds: [parent] });
    expect(await unmarkedOf(officer, later)).toEqual([(await view(officer, above)).ref]);
    await makeAgreement(officer, { topicIds: [topicId] });
    await expect(move(officer, id, 1, drafting)).rejects.toThrow("validation.move.unmarked");
  });

  test("the last mark counts, who and when stay, and the link follows it", async () => {
    const topicId = await makeTopic(administrator, "Neighbours 3");
    const other = await makeAgreement(officer, { topicIds: [topicId] });
    const id = await proposal(topicId);
    await mark(id, other, "supplements");
    await mark(id, other, "supplements");
    await mark(id, other, "unrelated", "Another corps of police");
    expect((await view(officer, id)).links).toEqual([]);
    const neighbours = await withViewer(officer, (tx) =>
      listNeighbours(tx, id, "GB" as never, daysAgo(0)),
    );
    expect(neighbours).toMatchObject([
      { id: other, mark: { kind: "unrelated", note: "Another corps of police" } },
    ]);
    const rows = await withViewer(officer, (tx) =>
      tx.neighbourMark.findMany({ where: { agreementId: id } }),
    );
    expect(rows).toHaveLength(2);
    await move(officer, id, 1, drafting);
  });

  test("one that nothing happened with for two years is dormant, one that has no topic cannot be compared", async () => {
    const topicId = await makeTopic(administrator, "Neighbours 4");
    const signed = (on: string) =>
      makeAgreement(officer, { topicIds: [topicId], actions: [actionFields("signed", on)] });
    const dormant = await signed("2019-05-06");
    const fresh = await signed(daysAgo(100));
    const pending = await makePendingMou(officer, 40, { topicIds: [topicId] });
    const id = await proposal(topicId);
    const groups = await withViewer(officer, async (tx) =>
      (await listNeighbours(tx, id, "GB" as never, daysAgo(0))).map((one) => [one.id, one.group]),
    );
    expect(new Map(groups as [string, string][])).toEqual(
      new Map([
        [dormant, "dormant"],
        [fresh, "existing"],
        [pending, "pending"],
      ]),
    );
    const bare = await makeAgreement(officer, { firstStage: stageFields("proposal", daysAgo(9)) });
    await expect(move(officer, bare, 1, drafting)).rejects.toThrow("validation.move.topic");
  });

  test("nobody is asked about, or told of, an instrument that is hidden from them", async () => {
    const topicId = await makeTopic(administrator, "Neighbours 5");
    const secret = await makeAgreement(manager, { topicIds: [topicId], marking: "secret" });
    const low = await makeUser("officer", { clearance: "official" });
    const id = await proposal(topicId);
    expect(await unmarkedOf(low, id)).toEqual([]);
    expect(await unmarkedOf(manager, id)).toHaveLength(1);
    await markNeighbours(contextFor(manager), {
      id,
      marks: [{ otherId: secret, kind: "unrelated" }],
    });
    const seen = await withViewer(low, (tx) =>
      tx.neighbourMark.count({ where: { agreementId: id } }),
    );
    expect(seen).toBe(0);
    await expect(
      markNeighbours(contextFor(low), { id, marks: [{ otherId: secret, kind: "unrelated" }] }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
