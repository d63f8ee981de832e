import "server-only";
import { z } from "zod";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { mayTry } from "#domain/permissions.ts";
import { type Context, found } from "#server/command.ts";
import { type Tx, withViewer } from "#server/db.ts";
import { log } from "#server/log.ts";
import type { ImportState } from "#generated/prisma/enums.ts";
import { openTable, type Table } from "#features/imports/reading/table.ts";
import { UnreadableTable } from "#features/imports/reading/unreadable-table.ts";
import { type Mapping, mapping as mappingSchema } from "../schema.ts";
import type { Counts, Issue } from "../views.ts";
import { PASSES } from "#features/imports/writing/targets.ts";
import { recordedAs } from "../returned.ts";
import { settingFor } from "./setting.ts";

const MINUTES = 60_000;
/** A file of a hundred thousand rows takes seconds; one that takes longer than this has gone wrong. */
const PATIENCE = { statementMs: 2 * MINUTES, idleMs: 2 * MINUTES, totalMs: 20 * MINUTES };
const patience = () => ({ ...PATIENCE, signal: new AbortController().signal });

type Work = { table: Table; mapping: Mapping; ownerId: string };
type Outcome = { counts: Counts; issues: Issue[] };

/** What the bad rows of a file that wants all or nothing leave: no row of it. */
class Refused extends Error {
  override readonly name = "Refused";
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super("refused");
    this.outcome = outcome;
  }
}

/** Reads all rows without writing any, and says what would become of each. */
export async function performCheck(ctx: Context, id: string, given?: Uint8Array): Promise<void> {
  await unlessItFails(ctx, id, async () => {
    const read = async (tx: Tx) => {
      const work = await workOf(tx, id, given);
      const setting = await settingFor(tx, ctx.actor, ctx.today, work.mapping);
      return PASSES[work.mapping.kind]({
        writing: {
          tx,
          batchId: id,
          userId: work.ownerId,
          mapping: work.mapping,
          setting,
          brought: new Map(),
        },
        table: work.table,
        writes: false,
        skipsBad: true,
        onProgress: beat(ctx, id),
      });
    };
    const outcome = await withViewer(ctx.actor, read, { patience: patience() });
    await inOwnName(ctx, (tx) => conclude(tx, id, { state: "checked", failure: null }, outcome));
  });
}

/**
 * Writes the rows in one transaction: all of them, or none; without the bad ones when `skipsBad`. Its changes
 * stand in the audit trail under a request id of their own.
 */
export async function performImport(
  ctx: Context,
  id: string,
  skipsBad: boolean,
  given?: Uint8Array,
): Promise<void> {
  const requestId = uuidv7();
  await unlessItFails(ctx, id, async () => {
    const write = async (tx: Tx) => {
      const { mapping, table, ownerId } = await workOf(tx, id, given);
      const setting = await settingFor(tx, ctx.actor, ctx.today, mapping);
      // Two files of one register at a time would each take the other's rows for new.
      await tx.$queryRaw`
        select pg_advisory_xact_lock(hashtextextended('import ' || ${mapping.register}, 0))::text,
          set_config('app.bulk', ${recordedAs(mapping.kind)}, true)`;
      const outcome = await PASSES[mapping.kind]({
        writing: { tx, batchId: id, userId: ownerId, mapping, setting, brought: new Map() },
        table,
        writes: true,
        skipsBad,
        onProgress: beat(ctx, id),
      });
      if (outcome.counts.refused > 0 && !skipsBad) throw new Refused(outcome);
      const isFindable = outcome.counts.created + outcome.counts.updated === 0;
      await conclude(tx, id, { state: "done", failure: null, requestId, isFindable }, outcome);
    };
    const options = { mode: "write", action: "import.run", requestId } as const;
    await withViewer(ctx.actor, write, { ...options, patience: patience() });
    await makeFindable(ctx, id);
  });
}

/** Connections at a time that tell search of records, and as many rows of the file at once. */
const LANES = 2;
const ROWS_AT_A_TIME = 1_000;

/** Search learns of the records after they are in: its share is the longest, and needs no one transaction. */
export async function makeFindable(ctx: Context, id: string): Promise<void> {
  const take = (past: number) =>
    inOwnName(ctx, async (tx) => {
      const [row] = await tx.$queryRaw<[{ last: number }]>`
        select app.search_import(${id}::uuid, ${past}::int, ${ROWS_AT_A_TIME}::int) as last`;
      return row.last;
    });
  let next = 0;
  // Not known before the first answer.
  let last = Infinity;
  const inLane = async () => {
    while (next < last) {
      const past = next;
      next += ROWS_AT_A_TIME;
      // Each lane takes what the other has left.
      // oxlint-disable-next-line no-await-in-loop
      last = await take(past);
    }
  };
  await Promise.all(Array.from({ length: LANES }, inLane));
  await inOwnName(ctx, (tx) =>
    tx.importBatch.update({ where: { id }, data: { isFindable: true } }),
  );
}

/** A short transaction beside the long one, which stays whatever becomes of that. On a busy machine it waits as well. */
const inOwnName = <T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withViewer(ctx.actor, work, {
    mode: "write",
    action: "import.run",
    requestId: ctx.requestId,
    patience: patience(),
  });

type Ending = {
  state: ImportState;
  failure: string | null;
  requestId?: string;
  isFindable?: boolean;
};

async function conclude(
  tx: Tx,
  id: string,
  ending: Ending,
  outcome: Outcome | null,
): Promise<void> {
  await tx.importBatch.update({
    where: { id },
    data: {
      ...ending,
      ...(outcome && { counts: outcome.counts }),
      endedAt: new Date(),
      version: { increment: 1 },
    },
  });
  await tx.importWork.update({
    where: { batchId: id },
    data: {
      beatAt: null,
      ...(outcome && { issues: outcome.issues }),
      // What is in the register is kept there.
      ...(ending.state === "done" && { content: null }),
    },
  });
}

/** Does the work; why it failed is written down for its owner, who may be gone by then. */
async function unlessItFails(ctx: Context, id: string, work: () => Promise<void>): Promise<void> {
  if (!mayTry(ctx.actor, "import.run")) throw new AppError("forbidden", "errors.forbidden");
  try {
    await work();
  } catch (error) {
    const isRefused = error instanceof Refused;
    const failure = isRefused ? "imports.error.badRows" : failureOf(error);
    if (failure === null) log.error({ err: error, batch: id }, "import failed");
    const ending = { state: "failed", failure: failure ?? "imports.error.unexpected" } as const;
    const outcome = isRefused ? error.outcome : null;
    await inOwnName(ctx, async (tx) => {
      // What came in stays in, even when search did not learn of it.
      const isIn = await tx.importBatch.findFirst({ where: { id, state: "done" } });
      if (isIn === null) await conclude(tx, id, ending, outcome);
    });
  }
}

function failureOf(error: unknown): string | null {
  if (error instanceof UnreadableTable) {
    return `imports.file.${error.reason}|${JSON.stringify(error.params)}`;
  }
  if (error instanceof AppError) return `${error.messageKey}|${JSON.stringify(error.params)}`;
  return error instanceof z.ZodError ? "imports.error.mapping" : null;
}

/** Tells how far the work is, where everybody who waits for it looks. A word that is lost costs no work. */
const beat =
  (ctx: Context, id: string) =>
  async (done: number): Promise<void> => {
    try {
      await inOwnName(ctx, (tx) =>
        tx.importWork.update({ where: { batchId: id }, data: { done, beatAt: new Date() } }),
      );
    } catch (error) {
      log.warn({ err: error, batch: id }, "how far an import is was not told");
    }
  };

/** `given`: the file, where it was not kept: an operator has it at hand. */
async function workOf(tx: Tx, id: string, given?: Uint8Array): Promise<Work> {
  const batch = found(
    await tx.importBatch.findUnique({
      where: { id },
      select: { ownerId: true, mapping: true, work: { select: { content: true } } },
    }),
  );
  const content = given ?? found(batch.work).content;
  if (content === null) throw new AppError("conflict", "imports.error.noFile");
  const mapping = mappingSchema.parse(batch.mapping);
  return { ownerId: batch.ownerId, mapping, table: await openTable(content, mapping.sheet) };
}
