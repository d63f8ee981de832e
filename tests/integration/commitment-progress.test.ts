import { afterAll, describe, expect, test } from "vitest";
import { addDays, todayIn } from "#domain/calendar-date.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { listHistory } from "#features/audit/queries.ts";
import {
  addMilestone,
  removeMilestone,
  reviseMilestone,
} from "#features/commitments/commands/milestones.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { issuesOf } from "../issues.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { makeSource } from "../make/source.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const turk = await makeUser("officer", { partners: ["TR"] });
const today = todayIn("Asia/Karachi", new Date());

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

describe("reportProgress", () => {
  test("adds an update and changes no earlier one", async () => {
    const id = await makeCommitment(officer);
    await report(officer, id, { effectiveOn: "2026-01-10" });
    await report(officer, id, { effectiveOn: "12 Jan 2026", status: "substantial" });
    expect((await read(id)).updates.map(({ status }) => status).toSorted()).toEqual([
      "limited",
      "substantial",
    ]);
    const change = asOwner((client) =>
      client.query("update status_update set status = 'complete'"),
    );
    await expect(change).rejects.toThrow("append_only");
  });

  test("takes complete only on evidence, and dropped only with a reason", async () => {
    const id = await makeCommitment(officer);
    expect(await issuesOf(report(officer, id, { status: "complete" }))).toEqual([
      "sourceId: validation.evidence",
    ]);
    expect(await issuesOf(report(officer, id, { status: "dropped", note: "  " }))).toEqual([
      "note: validation.reason",
    ]);
    await report(officer, id, { status: "complete", sourceId: await makeSource(officer) });
  });

  test("refuses a day to come", async () => {
    const id = await makeCommitment(officer);
    expect(await issuesOf(report(officer, id, { effectiveOn: addDays(today, 1) }))).toEqual([
      "effectiveOn: validation.inFuture",
    ]);
  });

  test("keeps a file as evidence when its bytes are what its name says", async () => {
    const id = await makeCommitment(officer);
    const pdf = new File(["%PDF-1.7 certificate"], "Certificate.PDF");
    const updateId = await report(officer, id, { status: "complete", file: pdf });
    const [update] = (await read(id)).updates;
    expect(update?.id).toBe(updateId);
    const attachment = await withViewer(officer, (tx) =>
      tx.attachment.findUniqueOrThrow({ where: { id: update?.attachmentId ?? "" } }),
    );
    expect(attachment).toMatchObject({
      name: "Certificate.PDF",
      mediaType: "application/pdf",
      partner: "GB",
      sizeBytes: 20,
    });
  });

  test.each([
    ["a page that calls itself a PDF", new File(["<script>"], "a.pdf"), "validation.fileKind"],
    ["a page", new File(["<script>"], "a.html"), "validation.fileKind"],
    ["nothing", new File([""], "a.txt"), "validation.fileKind"],
    ["more than 10 MB", new File(["%PDF-", "x".repeat(10 << 20)], "a.pdf"), "validation.fileSize"],
    ["a name that cannot be stored", new File(["%PDF-"], "\u202eslx.pdf"), "validation.fileName"],
  ])("refuses %s as evidence, and leaves nothing behind", async (_name, file, message) => {
    const id = await makeCommitment(officer);
    expect(await issuesOf(report(officer, id, { file }))).toEqual([`file: ${message}`]);
    expect((await read(id)).updates).toEqual([]);
  });

  test("reaches milestones on the day that is reported", async () => {
    const id = await makeCommitment(officer, {
      milestones: [
        { title: "Begun", dueOn: null },
        { title: "Done", dueOn: null },
      ],
    });
    const [begun] = (await read(id)).milestones;
    await report(officer, id, { effectiveOn: "2026-01-10", reachedIds: [begun?.id] });
    const reached = (await read(id)).milestones.map(({ reachedOn }) => reachedOn);
    expect(reached).toContainEqual(new Date("2026-01-10"));
    expect(reached).toContainEqual(null);
    const again = report(officer, id, { reachedIds: [begun?.id] });
    await expect(again).rejects.toMatchObject({ code: "stale" });
    const foreign = report(officer, await makeCommitment(officer), { reachedIds: [begun?.id] });
    await expect(foreign).rejects.toMatchObject({ code: "stale" });
  });

  test("does not tell whether a hidden commitment is there", async () => {
    const id = await makeCommitment(officer, { marking: "secret" });
    const junior = await makeUser("officer", { clearance: "official" });
    const hidden = report(junior, id).catch((error: unknown) => error);
    const missing = report(junior, uuidv7()).catch((error: unknown) => error);
    expect(await hidden).toEqual(await missing);
  });
});

describe("milestones", () => {
  test("are added, reached, corrected and taken back, each by its version", async () => {
    const commitmentId = await makeCommitment(officer);
    const fields = { title: "Curriculum", dueOn: "2026", reachedOn: null };
    const { id } = await addMilestone(contextFor(officer), { ...fields, commitmentId });
    const revised = { ...fields, id, version: 1, reachedOn: "3 Mar 2026" };
    await reviseMilestone(contextFor(officer), revised);
    expect((await read(commitmentId)).milestones).toMatchObject([
      { duePrecision: "year", reachedOn: new Date("2026-03-03"), version: 2 },
    ]);
    const stale = removeMilestone(contextFor(officer), { id, version: 1 });
    await expect(stale).rejects.toMatchObject({ code: "stale" });
    await removeMilestone(contextFor(officer), { id, version: 2 });
    expect((await read(commitmentId)).milestones).toEqual([]);
  });

  test("stand in the history of their commitment with every change, and in no other's", async () => {
    const [commitmentId, other] = [await makeCommitment(officer), await makeCommitment(officer)];
    const fields = { title: "Curriculum", dueOn: "2026", reachedOn: null };
    const { id } = await addMilestone(contextFor(officer), { ...fields, commitmentId });
    await reviseMilestone(contextFor(officer), { ...fields, id, version: 1, title: "Syllabus" });
    await removeMilestone(contextFor(officer), { id, version: 2 });
    const of = { childKey: "commitment_id", children: ["milestone"] };
    const historyOf = (record: string, viewer = officer) =>
      withViewer(viewer, (tx) => listHistory(tx, "commitment", record, of));
    const lines = (await historyOf(commitmentId)).filter(({ table }) => table === "milestone");
    expect(lines.map(({ op }) => op)).toEqual(["D", "U", "I"]);
    expect(lines[1]?.changes).toEqual([
      { field: "title", before: "Curriculum", after: "Syllabus" },
    ]);
    expect((await historyOf(other)).map(({ table }) => table)).not.toContain("milestone");
    expect(await historyOf(commitmentId, turk)).toEqual([]);
  });
});
