import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { dayOf } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { encodeMessage } from "#domain/message.ts";
import { recordId, uuidv7 } from "#domain/uuid.ts";
import type { ReadFile } from "#features/documents/read-file.ts";
import { textOfFile } from "#features/documents/text-of-file.ts";
import { saveDraft } from "#features/drafts/commands.ts";
import { storedValues, type TypedValues } from "#features/drafts/schema.ts";
import { command, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canTakeIn } from "../policy.ts";
import {
  intakeKeep,
  intakeProposals,
  type IntakeStart,
  intakeStart,
  MAX_INTAKE_TEXT,
} from "../schema.ts";

/** What of an intake in work no form can change. */
const FIXED = [
  "_text",
  "_sha",
  "_sourceId",
  "_publishedOn",
  "_publishedPrecision",
  "_attachments",
  "_pagesWithoutText",
  "_proposals",
  "_reasonKind",
  "_reason",
] as const;

/** An intake in work, of the viewer's own. @throws AppError `not_found`, also for another's */
export async function intakeOf(tx: Tx, id: string) {
  const draft = found(await tx.draft.findFirst({ where: { id, kind: "intake" } }));
  const values = storedValues.parse(draft.values);
  const text = typeof values["_text"] === "string" ? values["_text"] : "";
  const sourceId = recordId.safeParse(values["_sourceId"]).data ?? null;
  return { title: draft.title, recordId: draft.recordId, values, text, sourceId };
}

/**
 * Begins to draft from a text. The same text again leads to the intake that the actor has in work.
 *
 * @throws AppError `conflict` when the text is a source of the register already, with the way to it
 */
export const startIntake = command({
  action: "intake.start",
  input: intakeStart,
  prepare: async ({ file }) => file && shortEnough(await textOfFile(file)),
  // Which records come of it is decided when they are saved; then the partner is known.
  allow: (actor, _, { partner }) =>
    partner === null || canTakeIn(actor, { partner, marking: "official" }),
  run: async ({ tx, ctx, input, prepared }) => {
    const { text, title, facts } = await textOf(tx, input, prepared);
    const sha = createHash("sha256").update(text).digest("hex");
    const inWork = await tx.draft.findFirst({
      where: { kind: "intake", values: { path: ["_sha"], equals: sha } },
      orderBy: { updatedAt: "desc" },
      select: { id: true },
    });
    if (inWork !== null) return inWork;
    if (input.sourceId === null) await refuseTwin(tx, sha);
    const published = { "source.publishedOn": input.publishedOn ?? "" };
    const told: TypedValues = {
      ...(input.partner !== null && { partner: input.partner }),
      ...(input.publisher !== null && { "source.publisher": input.publisher }),
      ...(input.publishedOn !== null && {
        ...published,
        "source.publishedPrecision": input.publishedPrecision,
      }),
    };
    return saveDraft(ctx, {
      id: uuidv7(),
      version: 0,
      kind: "intake",
      title: title ?? firstLineOf(text),
      recordId: input.sourceId,
      values: { ...facts, ...told, _text: text, _sha: sha },
    });
  },
});

/** The text to draft from, and what its file or its source says of it, as the form will show it. */
async function textOf(
  tx: Tx,
  { text, sourceId }: IntakeStart,
  read: ReadFile | null,
): Promise<{ text: string; title: string | null; facts: TypedValues }> {
  if (text !== null) return { text, title: null, facts: {} };
  if (sourceId !== null) {
    const source = found(await tx.source.findUnique({ where: { id: sourceId } }));
    const { partner, title, publishedOn, publishedPrecision } = source;
    if (source.text.length > MAX_INTAKE_TEXT) {
      throw new AppError("conflict", "intake.error.tooLong", { max: MAX_INTAKE_TEXT });
    }
    const published: TypedValues = publishedOn
      ? { _publishedOn: dayOf(publishedOn), _publishedPrecision: publishedPrecision }
      : {};
    return { text: source.text, title, facts: { partner, ...published, _sourceId: sourceId } };
  }
  const { text: inFile, facts, left } = found(read);
  const values: TypedValues = { _attachments: left.attachments };
  if (left.pagesWithoutText > 0) values["_pagesWithoutText"] = String(left.pagesWithoutText);
  for (const [name, value] of Object.entries(facts)) {
    if (value !== null) values[`source.${name}`] = value;
  }
  return { text: inFile, title: facts.title, facts: values };
}

/** @throws z.ZodError for a document that is longer than what is drafted from */
function shortEnough(read: ReadFile): ReadFile {
  if (read.text.length <= MAX_INTAKE_TEXT) return read;
  const message = encodeMessage("intake.error.tooLong", { max: MAX_INTAKE_TEXT });
  throw new z.ZodError([{ code: "custom", path: ["file"], message, input: undefined }]);
}

async function refuseTwin(tx: Tx, sha256: string): Promise<void> {
  const twin = await tx.source.findFirst({ where: { sha256 }, select: { id: true, ref: true } });
  if (twin === null) return;
  const { ref, id } = twin;
  throw new AppError("conflict", "intake.error.sameText", { ref, href: `/sources/${id}` });
}

const firstLineOf = (text: string) => (text.trim().split("\n")[0] ?? "").trim().slice(0, 120);

/** Keeps the boxes of an intake as they are. What another tab has kept meanwhile is not written over. */
export const keepIntake = command({
  action: "intake.keep",
  input: intakeKeep,
  load: (tx, { draftId }) => intakeOf(tx, draftId),
  // Row security gives everybody their own drafts alone.
  allow: () => true,
  run: ({ ctx, input: { draftId, version, tab, values }, subject }) => {
    const fixed = FIXED.flatMap((name) => {
      const value = subject.values[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    const named = values["source.title"];
    const title = typeof named === "string" && named.trim() !== "" ? named : subject.title;
    return saveDraft(ctx, {
      id: draftId,
      version,
      tab,
      kind: "intake",
      title,
      recordId: subject.recordId,
      values: { ...values, ...Object.fromEntries(fixed) },
    });
  },
});

/** Keeps what a language model proposed beside the text that it is about. */
export const keepProposals = command({
  action: "intake.keep",
  input: intakeProposals,
  load: (tx, { draftId }) => intakeOf(tx, draftId),
  allow: () => true,
  run: async ({ tx, input: { draftId, proposals }, subject }) => {
    const values = { ...subject.values, _proposals: JSON.stringify(proposals) };
    const data = { values, version: { increment: 1 } };
    await tx.draft.update({ where: { id: draftId }, data });
    return { id: draftId };
  },
});
