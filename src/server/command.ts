import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { validationMessage } from "#domain/message.ts";
import { type ActionName, mayTry } from "#domain/permissions.ts";
import { type Tx, withViewer } from "#server/db.ts";
import type { Patience } from "#server/guarded-pool.ts";

/** Who acts, at what time, in answer to which request. Made at the edge, passed down, never looked up. */
export type Context = {
  actor: Actor;
  now: Date;
  /** Today in the home time zone. */
  today: CalendarDate;
  requestId: string;
  /** The same key with the same input does its work once. */
  requestKey?: string;
  /** Set for a command called by another: it joins that command's transaction. */
  tx?: Tx;
};

/** The steps of a write, in the order they run. */
type Steps<Schema extends z.ZodType, Subject, Prepared> = {
  action: ActionName;
  input: Schema;
  /** Work that needs no database and takes its time, such as reading a file: done before the transaction begins. */
  prepare?: (input: z.output<Schema>) => Promise<Prepared>;
  /** Fetches what the decision is about, of what the actor may see; else throws `not_found`. */
  load?: (tx: Tx, input: z.output<Schema>, actor: Actor) => Promise<Subject>;
  /** What the policy says about this record, beyond the role, which the rail has checked by then. */
  allow: (actor: Actor, subject: NoInfer<Subject>, input: z.output<Schema>) => boolean;
  run: (args: {
    tx: Tx;
    /** To call another command in the same transaction. */
    ctx: Context & { tx: Tx };
    actor: Actor;
    /** The id of the person behind the actor, for "by whom". */
    userId: string;
    now: Date;
    today: CalendarDate;
    input: z.output<Schema>;
    prepared: NoInfer<Prepared>;
    subject: NoInfer<Subject>;
  }) => Promise<{ id: string }>;
  /** For a write of many rows, which takes longer than a form may. */
  patience?: Omit<Patience, "signal">;
};

/** A write, and what it says about itself: its line of the matrix, and what it takes. */
export type Command = ((ctx: Context, input: unknown) => Promise<{ id: string }>) & {
  readonly action: ActionName;
  readonly input: z.ZodType;
};

/**
 * The one rail that every write runs on: parse, prepare, and then load, allow, run in one transaction of the actor's.
 * Row triggers record it there under this action and request, so what is refused leaves nothing behind.
 *
 * @throws z.ZodError when the input is not valid; its messages are keys of the catalogue.
 * @throws AppError `unauthenticated` without a session, `forbidden` when matrix or policy say no, `conflict` for a request key used for
 *   something else, and whatever `prepare`, `load` and `run` throw.
 */
export function command<Schema extends z.ZodType, Subject = undefined, Prepared = undefined>(
  steps: Steps<Schema, Subject, Prepared>,
): Command {
  const run = async (ctx: Context, raw: unknown) => {
    const input = steps.input.parse(raw, { error: validationMessage });
    const { actor, now, today } = ctx;
    if (actor.kind === "public") {
      throw new AppError("unauthenticated", "errors.unauthenticated");
    }
    if (!mayTry(actor, steps.action)) throw forbidden();
    // Safe because each is only ever inferred from its step; without it, it is undefined.
    const prepared = (await steps.prepare?.(input)) as Prepared;

    const work = async (tx: Tx) => {
      const subject = (await steps.load?.(tx, input, actor)) as Subject;
      if (!steps.allow(actor, subject, input)) throw forbidden();
      const userId = actor.kind === "user" ? actor.id : "";
      const inner = { actor, now, today, requestId: ctx.requestId, tx };
      const { id } = await steps.run({
        tx,
        ctx: inner,
        actor,
        userId,
        now,
        today,
        input,
        prepared,
        subject,
      });
      return { id };
    };

    if (ctx.tx) return work(ctx.tx);
    return withViewer(actor, (tx) => once(tx, ctx, steps.action, raw, () => work(tx)), {
      mode: "write",
      action: steps.action,
      requestId: ctx.requestId,
      ...(steps.patience && {
        patience: { ...steps.patience, signal: new AbortController().signal },
      }),
    });
  };
  return Object.assign(run, { action: steps.action, input: steps.input });
}

/** Does the work of a request key the first time, and gives the first answer ever after. */
async function once(
  tx: Tx,
  { actor, requestKey }: Context,
  action: ActionName,
  raw: unknown,
  work: () => Promise<{ id: string }>,
): Promise<{ id: string }> {
  if (requestKey === undefined || actor.kind !== "user") return work();
  const digest = createHash("sha256").update(stableJson(raw)).digest("hex");
  // A second request with the key waits here until the first has ended.
  const isFirst = await tx.$executeRaw`
    insert into app.request_key (user_id, key, action, digest)
    values (${actor.id}::uuid, ${requestKey}, ${action}, ${digest}) on conflict do nothing`;
  if (isFirst === 0) {
    const [earlier] = await tx.$queryRaw<{ digest: string; result_id: string }[]>`
      select digest, result_id from app.request_key where user_id = ${actor.id}::uuid and key = ${requestKey}`;
    if (earlier?.digest !== digest) throw new AppError("conflict", "errors.keyReused");
    return { id: earlier.result_id };
  }
  const result = await work();
  await tx.$executeRaw`
    update app.request_key set result_id = ${result.id} where user_id = ${actor.id}::uuid and key = ${requestKey}`;
  return result;
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const forbidden = () => new AppError("forbidden", "errors.forbidden");

/**
 * Checks an `updateMany` with `{ id, version }` in its WHERE: one row, or someone else was faster.
 *
 * @throws AppError `stale`
 */
export function expectOne({ count }: { count: number }): void {
  if (count !== 1) throw new AppError("stale", "errors.stale");
}

/** The row, or the answer that a hidden and a missing one share. @throws AppError `not_found` */
export function found<Row>(row: Row | null): Row {
  if (row === null) throw new AppError("not_found", "errors.notFound");
  return row;
}

export type ReferenceKind = "MTG" | "COM" | "AGR" | "TRN" | "DEL" | "SRC";

/** The next free reference of a kind, partner and year, e.g. `COM-GB-2025-0007`. Taken back with the transaction. */
export async function nextReference(
  tx: Tx,
  kind: ReferenceKind,
  partner: string,
  on: CalendarDate,
): Promise<string> {
  const [row] = await tx.$queryRaw<[{ ref: string }]>`
    select app.next_reference(${kind}, ${partner}::char(2), ${Number(on.slice(0, 4))}::int) as ref`;
  return row.ref;
}
