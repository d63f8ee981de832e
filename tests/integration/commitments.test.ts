import { afterAll, describe, expect, test } from "vitest";
import { recordCommitment, reviseCommitment } from "#features/commitments/commands.ts";
import { linkCommitment, unlinkCommitment } from "#features/commitments/commands/links.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { issuesOf } from "../issues.ts";
import { makeAgency } from "../make/agency.ts";
import { makeAgreement } from "../make/agreement.ts";
import { commitmentFields, makeCommitment, report } from "../make/commitment.ts";
import { makeSource } from "../make/source.ts";
import { makeTopic } from "../make/topic.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const analyst = await makeUser("analyst");
const administrator = await makeUser("administrator");

const read = (id: string) =>
  withViewer(officer, (tx) =>
    tx.commitment.findUniqueOrThrow({
      where: { id },
      include: {
        updates: true,
        milestones: true,
        origins: true,
        restates: true,
        blockedBy: true,
        supporting: true,
        topics: true,
      },
    }),
  );

describe("recordCommitment", () => {
  test("counts its reference in the year it was made", async () => {
    const made = { madeOn: "2024-07-01", madePrecision: "month" };
    expect((await read(await makeCommitment(officer, made))).ref).toMatch(/^COM-GB-2024-0\d{3}$/);
  });

  test("stores everything it hangs on, in one go", async () => {
    const [topicId, agencyId, sourceId, agreementId] = [
      await makeTopic(administrator, "Forensics"),
      await makeAgency(officer, { name: "Forensic Agency" }),
      await makeSource(officer),
      await makeAgreement(officer),
    ];
    const earlierId = await makeCommitment(officer, { strength: "proposed" });
    const id = await makeCommitment(officer, {
      leadAgencyId: agencyId,
      supportingAgencyIds: [agencyId],
      topicIds: [topicId],
      dueOn: "Q3 2026",
      dueWords: "in the autumn",
      milestones: [{ title: "Curriculum agreed", dueOn: "May 2026", reachedOn: "2026-05-02" }],
      origins: { sourceIds: [sourceId], agreementIds: [agreementId] },
      restates: [{ commitmentId: earlierId }],
      blockedBy: [{ agreementId, note: "Nothing can be sent before it is signed." }],
    });
    const commitment = await read(id);
    expect(commitment).toMatchObject({
      dueOn: new Date("2026-07-01"),
      duePrecision: "quarter",
      dueWords: "in the autumn",
      milestones: [{ partner: "GB", marking: "official", duePrecision: "month" }],
      restates: [{ earlierId, drift: "hardened" }],
      blockedBy: [{ agreementId, commitmentId: null }],
    });
    expect(commitment.origins).toHaveLength(2);
    expect([commitment.supporting, commitment.topics].flat()).toHaveLength(2);
  });

  test("refuses the home country and a code without a country as partner", async () => {
    for (const partner of ["PK", "XX"]) {
      expect(await issuesOf(makeCommitment(officer, { partner }))).toEqual([
        "partner: validation.country",
      ]);
    }
  });

  test("refuses a due date before the day it was made", async () => {
    const dates = { madeOn: "2026-03-02", madePrecision: "day", dueOn: "1 Mar 2026" };
    expect(await issuesOf(makeCommitment(officer, dates))).toEqual([
      "dueOn: validation.endBeforeStart",
    ]);
  });

  test("refuses to come from a record of another partner", async () => {
    const agreementId = await makeAgreement(officer, { partner: "US" });
    const origins = { agreementIds: [agreementId] };
    await expect(makeCommitment(officer, { origins })).rejects.toMatchObject({
      messageKey: "errors.otherPartner",
    });
  });

  test("is for authors, of their own partners, up to their clearance", async () => {
    const ours = await makeUser("officer", { clearance: "restricted", partners: ["US"] });
    const us = { ...commitmentFields, partner: "US" };
    await expect(makeCommitment(analyst)).rejects.toMatchObject({ code: "forbidden" });
    await expect(makeCommitment(ours)).rejects.toMatchObject({ code: "forbidden" });
    await expect(makeCommitment(ours, { ...us, marking: "secret" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(makeCommitment(ours, us)).resolves.toBeDefined();
  });

  test("joins the transaction of another command, and goes back with it", async () => {
    const before = await withViewer(officer, (tx) => tx.commitment.count());
    const work = withViewer(
      officer,
      async (tx) => {
        await recordCommitment({ ...contextFor(officer), tx }, commitmentFields);
        throw new Error("the meeting was refused");
      },
      { mode: "write", action: "meeting.record" },
    );
    await expect(work).rejects.toThrow("the meeting was refused");
    expect(await withViewer(officer, (tx) => tx.commitment.count())).toBe(before);
  });
});

describe("reviseCommitment", () => {
  const { partner: _, ...fields } = commitmentFields;

  test("replaces what is said, and keeps the partner and the reference", async () => {
    const [one, two] = [
      await makeTopic(administrator, "One"),
      await makeTopic(administrator, "Two"),
    ];
    const id = await makeCommitment(officer, { topicIds: [one] });
    const { ref } = await read(id);
    const input = { ...fields, id, version: 1, title: "Train examiners", topicIds: [two] };
    await reviseCommitment(contextFor(officer), input);
    expect(await read(id)).toMatchObject({
      ref,
      title: "Train examiners",
      version: 2,
      topics: [{ topicId: two }],
    });
  });

  test("tells the second of two editors that the first was faster", async () => {
    const id = await makeCommitment(officer);
    await reviseCommitment(contextFor(officer), { ...fields, id, version: 1, title: "First" });
    await expect(
      reviseCommitment(contextFor(officer), { ...fields, id, version: 1, title: "Second" }),
    ).rejects.toMatchObject({ code: "stale" });
    expect((await read(id)).title).toBe("First");
  });

  test("takes its updates and milestones along to a higher marking", async () => {
    const id = await makeCommitment(officer, { milestones: [{ title: "Begun", dueOn: null }] });
    await report(officer, id);
    await reviseCommitment(contextFor(officer), { ...fields, id, version: 1, marking: "secret" });
    const { updates, milestones } = await read(id);
    expect([...updates, ...milestones].map(({ marking }) => marking)).toEqual(["secret", "secret"]);
    await expect(
      reviseCommitment(contextFor(await makeUser("manager", { clearance: "official" })), {
        ...fields,
        id,
        version: 2,
      }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("links", () => {
  test("refuse a circle of promises that wait for each other", async () => {
    const [a, b, c] = [
      await makeCommitment(officer),
      await makeCommitment(officer),
      await makeCommitment(officer),
    ];
    const wait = (commitmentId: string, targetId: string) =>
      linkCommitment(contextFor(officer), { kind: "blockedByCommitment", commitmentId, targetId });
    await wait(a, b);
    await wait(b, c);
    for (const [from, to] of [
      [c, a],
      [a, a],
    ] as const) {
      await expect(wait(from, to)).rejects.toMatchObject({
        messageKey: "errors.constraint.commitment_block_no_cycle",
      });
    }
    const unlink = { kind: "blockedByCommitment", commitmentId: a, targetId: b };
    await unlinkCommitment(contextFor(officer), unlink);
    await wait(c, a);
  });

  test("refuse a circle of restatements, and say what became of the wording", async () => {
    const [weak, firm] = [
      await makeCommitment(officer, { strength: "discussed" }),
      await makeCommitment(officer, { strength: "signed" }),
    ];
    const restate = (commitmentId: string, targetId: string) =>
      linkCommitment(contextFor(officer), { kind: "restates", commitmentId, targetId });
    await restate(weak, firm);
    expect((await read(weak)).restates).toMatchObject([{ earlierId: firm, drift: "softened" }]);
    await expect(restate(firm, weak)).rejects.toMatchObject({
      messageKey: "errors.constraint.commitment_restatement_no_cycle",
    });
  });

  test("of every kind are made and taken back", async () => {
    const commitmentId = await makeCommitment(officer);
    const targets = {
      restates: await makeCommitment(officer),
      blockedByCommitment: await makeCommitment(officer),
      blockedByAgreement: await makeAgreement(officer),
      agreement: await makeAgreement(officer),
      source: await makeSource(officer),
    };
    for (const [kind, targetId] of Object.entries(targets)) {
      const link = { kind, commitmentId, targetId };
      await linkCommitment(contextFor(officer), link);
      await expect(linkCommitment(contextFor(officer), link)).rejects.toMatchObject({
        messageKey: "errors.duplicate",
      });
      await unlinkCommitment(contextFor(officer), link);
      await expect(unlinkCommitment(contextFor(officer), link)).rejects.toMatchObject({
        code: "stale",
      });
    }
  });
});
