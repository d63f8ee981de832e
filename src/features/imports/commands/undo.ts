import "server-only";
import { AppError } from "#domain/errors.ts";
import { encodeMessage } from "#domain/message.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Actor } from "#domain/actor.ts";
import { command, expectOne, found } from "#server/command.ts";
import { type Tx, withViewer } from "#server/db.ts";
import { log } from "#server/log.ts";
import { canUndo } from "../policy.ts";
import { batchInput } from "../schema.ts";
import { countsOf, SILENT_MS } from "../views.ts";

/** So many records are taken back within the request, at once; more of them in the background. */
const AT_ONCE = 1_000;
/** Lines of the audit trail in one part; how far the work is, is told between two. */
const LINES_IN_PART = 5_000;

/** So often workers begin it; one that ended none of them would end the next one, too. */
const MOST_TRIES = 5;

const PATIENCE = { statementMs: 300_000, idleMs: 60_000, totalMs: 800_000 };

async function importOf(tx: Tx, id: string) {
  const select = { ownerId: true, state: true, counts: true, updatedAt: true } as const;
  const batch = found(await tx.importBatch.findUnique({ where: { id }, select }));
  const beats =
    batch.state === "undoing"
      ? await tx.$queryRaw<{ beat_at: Date | null }[]>`
          select beat_at from app.undo_import_progress(${id}::uuid)`
      : [];
  return { ...batch, beatAt: beats[0]?.beat_at ?? null };
}

/**
 * Takes an import back as a whole, while nothing else has touched what it brought. A large one is left to the workers, in
 * the name of whoever asks.
 */
export const undoImport = command({
  action: "import.undo",
  input: batchInput,
  load: (tx, { id }) => importOf(tx, id),
  allow: (actor, batch) => canUndo(actor, batch),
  run: async ({ tx, ctx, input: { id, version }, userId, subject }) => {
    const { state, beatAt, updatedAt } = subject;
    const lastAt = (beatAt ?? updatedAt).getTime();
    if (state === "undoing" && Date.now() - lastAt < SILENT_MS) {
      throw new AppError("conflict", "imports.error.undoing");
    }
    if (state !== "done" && state !== "undoing") {
      throw new AppError("conflict", "imports.error.notDone");
    }
    refuseTouched(await countTouched(tx, id));
    const { created, updated } = countsOf(subject.counts);
    const isSmall = created + updated <= AT_ONCE;
    const data = {
      undoById: userId,
      failure: null,
      version: { increment: 1 },
      ...(!isSmall && { state: "undoing" as const }),
    };
    expectOne(await tx.importBatch.updateMany({ where: { id, version }, data }));
    if (isSmall) await takeBack(tx, id, ctx.requestId);
    else await countTry(tx, id, "asked");
    return { id };
  },
});

/** How often workers have begun to take it back since somebody asked, this time included. */
async function countTry(tx: Tx, id: string, why: "asked" | "begun"): Promise<number> {
  const [told] = await tx.$queryRaw<{ tries: number | null }[]>`
    select app.undo_import_try(${id}::uuid, ${why === "asked"}) as tries`;
  return told?.tries ?? 0;
}

async function countTouched(tx: Tx, id: string): Promise<number> {
  const [touched] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from app.import_touched(${id}::uuid)`;
  return touched.count;
}

function refuseTouched(count: number): void {
  if (count > 0) throw new AppError("conflict", "imports.error.touched", { count });
}

type Part = { tab: string; op: string; low: bigint; high: bigint; size: number };
type Heard = (done: number, total: number) => Promise<void>;

/** All of it, in the transaction given. @throws AppError when something else has touched one of its rows. */
async function takeBack(tx: Tx, id: string, requestId: string, heard?: Heard): Promise<void> {
  const parts = await tx.$queryRaw<Part[]>`
    select * from app.undo_import_begin(${id}::uuid, ${LINES_IN_PART}::int)`;
  refuseTouched(await countTouched(tx, id));
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  await heard?.(done, total);
  for (const { tab, op, low, high, size } of parts) {
    // Each part stands on the one before it.
    await tx.$queryRaw`
      select app.undo_import_part(${id}::uuid, ${tab}, ${op}, ${low}::bigint, ${high}::bigint)::text`;
    done += size;
    await heard?.(done, total);
  }
  const [ended] = await tx.$queryRaw<[{ touched: number }]>`
    select app.undo_import_end(${id}::uuid) as touched`;
  refuseTouched(ended.touched);
  await tx.importBatch.update({
    where: { id },
    data: {
      state: "undone",
      failure: null,
      undoRequestId: requestId,
      endedAt: new Date(),
      isFindable: true,
      version: { increment: 1 },
    },
  });
}

/**
 * Takes back what was left to the workers, in one transaction; whatever ends it in the middle leaves the import as it was,
 * and the next worker begins anew, but not for ever. Says whether it was taken back.
 *
 * @throws what a new try may mend, such as a database that is away.
 */
export async function performUndo(actor: Actor, id: string, signal: AbortSignal): Promise<boolean> {
  const requestId = uuidv7();
  const as = { mode: "write", action: "import.undo", requestId } as const;
  const beat: Heard = async (done, total) => {
    try {
      await withViewer(
        actor,
        (tx) =>
          tx.$queryRaw`select app.undo_import_beat(${id}::uuid, ${done}::int, ${total}::int)::text`,
        as,
      );
    } catch (error) {
      log.warn({ err: error, batch: id }, "how far an undo is was not told");
    }
  };
  const work = async (tx: Tx): Promise<boolean> => {
    // Another worker may have ended it since; who is at it holds the row until then.
    const [waiting] = await tx.$queryRaw<{ id: string }[]>`
      select id::text from import_batch where id = ${id}::uuid and state::text = 'undoing' for update`;
    if (waiting === undefined) return false;
    // What ends the worker ends this transaction, so the try is counted in another one.
    const tries = await withViewer(actor, (beside) => countTry(beside, id, "begun"), as);
    if (tries > MOST_TRIES) {
      throw new AppError("conflict", "imports.error.undoStopped", { count: MOST_TRIES });
    }
    await takeBack(tx, id, requestId, beat);
    return true;
  };
  try {
    return await withViewer(actor, work, { ...as, patience: { ...PATIENCE, signal } });
  } catch (error) {
    if (signal.aborted || (error instanceof AppError && error.code === "unavailable")) throw error;
    const isExpected = error instanceof AppError;
    if (!isExpected) log.error({ err: error, batch: id }, "undo failed");
    const failure = isExpected
      ? encodeMessage(error.messageKey, error.params)
      : "imports.error.undoFailed";
    const data = { state: "done", failure, version: { increment: 1 } } as const;
    await withViewer(
      actor,
      (tx) => tx.importBatch.updateMany({ where: { id, state: "undoing" }, data }),
      as,
    );
    return false;
  }
}
