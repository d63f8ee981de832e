import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { withSentFile } from "#features/api/sent-file.ts";
import { reportProgress } from "#features/commitments/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");

const base64 = (text: string) => Buffer.from(text).toString("base64");
const bodyWith = (commitmentId: string, name: string, text: string) =>
  withSentFile({
    commitmentId,
    effectiveOn: "2026-01-05",
    status: "complete",
    note: "The course was held.",
    blocker: null,
    nextStep: null,
    sourceId: null,
    reachedIds: [],
    file: { name, content: base64(text) },
  });

test("a file that a program sends with a report is its evidence, once for each key", async () => {
  const commitmentId = await makeCommitment(officer);
  const ctx = { ...contextFor(officer), requestKey: "a-key-of-a-program" };
  const first = await reportProgress(ctx, bodyWith(commitmentId, "Held.txt", "Twelve attended."));
  const again = await reportProgress(ctx, bodyWith(commitmentId, "Held.txt", "Twelve attended."));
  expect(again).toEqual(first);
  await expect(
    reportProgress(ctx, bodyWith(commitmentId, "Held.txt", "Eleven attended.")),
  ).rejects.toMatchObject({ code: "conflict" });
  const updates = await withViewer(officer, (tx) =>
    tx.statusUpdate.findMany({
      where: { commitmentId },
      select: { attachment: { select: { name: true, contentText: true } } },
    }),
  );
  expect(updates).toEqual([
    { attachment: { name: "Held.txt", contentText: expect.stringContaining("Twelve attended.") } },
  ]);
});

test("what is not of an allowed kind is refused at the file", async () => {
  const body = bodyWith(await makeCommitment(officer), "run.exe", "MZ");
  const refused = await reportProgress(contextFor(officer), body).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(z.ZodError);
  expect((refused as z.ZodError).issues[0]?.path).toEqual(["file"]);
});
