import "server-only";
import { uuidv7 } from "#domain/uuid.ts";
import { command } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { draftDiscard, draftInput } from "./schema.ts";

/** Among the values: no box of a form is called so. */
const TAB = "_tab";

/**
 * Keeps what was typed, however unfinished. A draft that another tab has saved meanwhile is not written
 * over: this text goes into a draft of its own, whose id is the answer. A draft that has become a record
 * stays gone, also when this save was on its way before.
 */
export const saveDraft = command({
  action: "draft.save",
  input: draftInput,
  // Row security gives everybody their own drafts alone.
  allow: () => true,
  run: async ({ tx, userId, input: { id, version, tab, ...input } }) => {
    await oneAtATime(tx, id);
    if (await hasBecomeRecord(tx, id)) return { id };
    const values = { ...input.values, ...(tab !== null && { [TAB]: tab }) };
    const isOfThisTab = tab === null ? [] : [{ values: { path: [TAB], equals: tab } }];
    const { count } = await tx.draft.updateMany({
      where: { id, OR: [{ version }, ...isOfThisTab] },
      data: { title: input.title, values, version: { increment: 1 } },
    });
    if (count === 1) return { id };
    const isOfAnotherTab = (await tx.draft.findUnique({ where: { id } })) !== null;
    const own = isOfAnotherTab ? { id: uuidv7(), version: 1 } : { id, version: version + 1 };
    return tx.draft.create({
      select: { id: true },
      data: { ...input, ...own, values, ownerId: userId },
    });
  },
});

/** Throws away what was typed; no error when it is gone already. */
export const discardDraft = command({
  action: "draft.discard",
  input: draftDiscard,
  allow: () => true,
  run: async ({ tx, input: { id } }) => {
    await oneAtATime(tx, id);
    await tx.draft.deleteMany({ where: { id } });
    return { id };
  },
});

/** A save and the submit that ends the draft wait for each other. */
async function oneAtATime(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${id}, 0))::text`;
}

/** The form sends the draft's id as its request key: once that key has been used, the draft is a record. */
async function hasBecomeRecord(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`select 1 from app.request_key where key = ${id} and result_id is not null`;
  return rows.length > 0;
}
