import "server-only";
import { hash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Actor } from "#domain/actor.ts";
import { AppError } from "#domain/errors.ts";
import { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import { translated } from "#server/database-error.ts";
import { env } from "#server/env.ts";
import { guardedPool, type Patience, type Purpose, runFor } from "#server/guarded-pool.ts";

/** The viewer's transaction: every row it shows is one that the viewer may see. */
export type Tx = Prisma.TransactionClient;

type Options = {
  mode?: Purpose["mode"];
  /** Named in the audit trail. */
  action?: string;
  requestId?: string;
  patience?: Patience;
  keepsPlans?: Purpose["keepsPlans"];
  /** Told how many statements the work took. */
  onStatements?: (count: number) => void;
};

// Kept on the global object, or each reload in development would open a pool of its own.
const kept = globalThis as { accordClient?: PrismaClient };

function client(): PrismaClient {
  kept.accordClient ??= new PrismaClient({
    adapter: new PrismaPg(guardedPool(env().DATABASE_URL_RUNTIME, env().ACCORD_POOL_SIZE), {
      // Named statements are planned once per connection.
      statementNameGenerator: ({ sql }) => hash("md5", sql),
      // Else its idle connections keep a script alive for ten seconds after its end.
      disposeExternalPool: true,
    }),
    transactionOptions: { maxWait: 3000, timeout: 15_000 },
  });
  return kept.accordClient;
}

/**
 * The one way to the database: a transaction in which row security shows this viewer's rows and no others.
 * Reads by default, from one consistent picture.
 *
 * @throws AppError `unauthenticated` for the public, `unavailable` when the database does not answer,
 *   and `conflict` or `not_found` for what the database's own rules refuse.
 */
export async function withViewer<T>(
  viewer: Actor,
  work: (tx: Tx) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const current: Purpose = {
    userId: userIdOf(viewer),
    mode: options.mode ?? "read",
    action: options.action ?? "",
    requestId: options.requestId ?? "",
    statements: 0,
    ...(viewer.kind === "user" && viewer.token && { confinement: viewer }),
    ...(options.patience && { patience: options.patience }),
    ...(options.keepsPlans && { keepsPlans: true }),
  };
  // What takes its time may also wait for its turn: a form may not.
  const limits = options.patience && { timeout: options.patience.totalMs, maxWait: 15_000 };
  try {
    // Awaited inside: a Prisma promise is lazy, and would start outside the purpose.
    return await runFor(
      current,
      async () =>
        await client().$transaction(async (tx) => {
          purposes.set(tx, current);
          return await work(tx);
        }, limits),
    );
  } catch (error) {
    throw translated(error);
  } finally {
    options.onStatements?.(current.statements);
  }
}

const purposes = new WeakMap<Tx, Purpose>();

/** Sends a statement straight over the transaction's connection. @throws AppError `unavailable` when that has been taken back */
async function sent<Row extends object>(tx: Tx, { text, values }: Prisma.Sql): Promise<Row[]> {
  const connection = purposes.get(tx)?.connection;
  // As Prisma's own statements end that come after a transaction's time.
  if (connection === undefined) throw new AppError("unavailable", "errors.unavailable");
  const { rows } = await connection.query<Row>({ name: hash("md5", text), text, values });
  return rows;
}

/**
 * As `tx.$executeRaw`, for a statement that carries the rows of a file: Prisma writes its values out five times on their
 * way, and what they take in memory costs more than what is done with them.
 *
 * @throws what the database refused, as pg tells it; AppError `unavailable` when the transaction is over
 */
export async function executeBulk(tx: Tx, statement: Prisma.Sql): Promise<void> {
  await sent(tx, statement);
}

/**
 * The value of an expression of JSON. What Prisma would answer with is read, written and read again.
 *
 * @throws as `executeBulk`
 */
export async function queryJson<Value>(tx: Tx, expression: Prisma.Sql): Promise<Value> {
  const [row] = await sent<{ value: Value }>(tx, Prisma.sql`select ${expression} as value`);
  if (row === undefined) throw new Error("An expression has a value.");
  return row.value;
}

function userIdOf(viewer: Actor): string {
  switch (viewer.kind) {
    case "public":
      throw new AppError("unauthenticated", "errors.unauthenticated");
    case "user":
      return viewer.id;
    case "system":
      return viewer.userId;
  }
}

/** Closes the pool; for scripts and tests that end. */
export async function disconnect(): Promise<void> {
  await kept.accordClient?.$disconnect();
  delete kept.accordClient;
}
