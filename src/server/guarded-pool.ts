import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Socket } from "node:net";
import { Pool, type PoolClient } from "pg";
import { AppError } from "#domain/errors.ts";

/** What a transaction is opened for. The settings reach policies and audit triggers, and end with it. */
export type Purpose = {
  userId: string;
  /** A read is one consistent picture: repeatable, and unable to write. */
  mode: "read" | "write";
  action: string;
  requestId: string;
  /** Statements sent so far, without BEGIN, COMMIT and the settings. */
  statements: number;
  /** Narrows what the user may see; nothing in it widens that. */
  confinement?: { clearance: string; partners: readonly string[] | null };
  /**
   * Its statements go by an index whatever they are asked with, so that one plan, made once for a connection, serves
   * every value. PostgreSQL would plan them anew each time, for it expects more of a plan for the values at hand.
   */
  keepsPlans?: boolean;
  /** For work that is longer than a page may be. */
  patience?: Patience;
  /** Where the transaction takes place, from its BEGIN until it has ended. */
  connection?: Pick<PoolClient, "query">;
};

export type Patience = {
  /** For one statement, for a reader that takes nothing, and for all of it. */
  statementMs: number;
  idleMs: number;
  totalMs: number;
  /** Ends the connection, and with it the statement that it is waiting for. */
  signal: AbortSignal;
};

// Kept on the global object: the pool is, too, and a module that is loaded twice must not lose sight of it.
const kept = globalThis as { accordPurpose?: AsyncLocalStorage<Purpose> };
const purpose = (kept.accordPurpose ??= new AsyncLocalStorage<Purpose>());

/** Runs `work` so that connections taken inside it belong to this purpose. */
export const runFor = <T>(of: Purpose, work: () => Promise<T>): Promise<T> => purpose.run(of, work);

const BEGIN = {
  read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  write: "BEGIN",
} as const;

const SETTINGS = {
  name: "accord_purpose",
  text: `select set_config('app.user_id', $1, true), set_config('app.action', $2, true), set_config('app.request_id', $3, true)`,
};

/** The same of a token, with what it leaves of its owner's rights. No partner at all is spelled as one that does not exist. */
const CONFINED_SETTINGS = {
  name: "accord_confinement",
  text: `select set_config('app.user_id', $1, true), set_config('app.action', $2, true), set_config('app.request_id', $3, true),
    set_config('app.clearance', $4, true), set_config('app.partners', $5, true)`,
};
/** Beside either of the two. */
const KEPT_PLANS = {
  name: "accord_kept_plans",
  text: `select set_config('plan_cache_mode', 'force_generic_plan', true)`,
};
const confinedTo = ({ clearance, partners }: NonNullable<Purpose["confinement"]>) => [
  clearance,
  partners === null ? "" : partners.join(",") || "--",
];

/** Patience, for one transaction. The server looks whether we are still there while it computes. */
const PATIENT_SETTINGS = {
  name: "accord_patience",
  text: `select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $2, true),
    set_config('client_connection_check_interval', '2s', true)`,
};

/**
 * A pool that hands out connections only inside `runFor`, and sends the viewer's identity with each
 * BEGIN, in the same round trip. A statement outside of it is refused rather than run as nobody.
 */
export function guardedPool(connectionString: string, size: number): Pool {
  const pool = new Pool({
    connectionString,
    max: size,
    pipeline: true,
    // A connection that is kept has its statements planned already. One is not kept for ever, for what it plans adds up.
    idleTimeoutMillis: 10 * 60_000,
    maxLifetimeSeconds: 60 * 60,
    connectionTimeoutMillis: 3000,
    query_timeout: 8000,
    statement_timeout: 6000,
    idle_in_transaction_session_timeout: 20_000,
  });
  // A lost idle connection is replaced by the next request; without a listener it would end the process.
  pool.on("error", () => undefined);
  const take: () => Promise<PoolClient> = pool.connect.bind(pool);
  let isChecked = false;
  const guarded = async (): Promise<PoolClient> => {
    const current = purpose.getStore();
    if (current === undefined) throw new Error("A connection was asked for outside withViewer().");
    const client = await take();
    if (!isChecked) {
      await refuseStrongRole(client).catch((error: unknown) => {
        client.release();
        throw error;
      });
      isChecked = true;
    }
    return introduced(client, current);
  };
  return Object.assign(pool, {
    connect: guarded,
    query: () => Promise.reject(new Error("A statement was sent outside withViewer().")),
  });
}

/** Wraps the client's `query` for one transaction, and takes the wrapping off when it is given back. */
function introduced(client: PoolClient, current: Purpose): PoolClient {
  // pg's overloads cannot be spelled out for a wrapper; arguments are passed on as they came.
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  const release = client.release.bind(client);
  const { stream } = connectionOf(client);
  const { patience, confinement } = current;
  const leave = () => leaveNow(client);
  if (patience?.signal.aborted === true) leave();
  patience?.signal.addEventListener("abort", leave);
  const wrapped = async (statement: string | { text: string }, ...rest: unknown[]) => {
    const text = typeof statement === "string" ? statement : statement.text;
    if (text === "BEGIN") {
      if (current.mode === "write") letGo(stream);
      else if (!held.delete(stream)) stream.cork();
      const settings = [current.userId, current.action, current.requestId];
      const sent = Promise.all([
        query(BEGIN[current.mode]),
        confinement === undefined
          ? query({ ...SETTINGS, values: settings })
          : query({ ...CONFINED_SETTINGS, values: [...settings, ...confinedTo(confinement)] }),
        current.keepsPlans === true && query(KEPT_PLANS),
        patience &&
          query({
            ...PATIENT_SETTINGS,
            values: [patience.statementMs, patience.idleMs].map(String),
          }),
      ]);
      return current.mode === "read" ? unawaited(sent) : (await sent)[0];
    }
    if (text === "COMMIT" && current.mode === "read") {
      hold(stream);
      return unawaited(query(statement));
    }
    if (text !== "COMMIT" && text !== "ROLLBACK") current.statements += 1;
    const sent =
      patience === undefined || typeof statement === "string"
        ? query(statement, ...rest)
        : query({ ...statement, query_timeout: patience.statementMs + 2000 }, ...rest);
    // What a read began with goes out with its first statement: one packet instead of three.
    if (stream.writableCorked > 0) stream.uncork();
    return sent;
  };
  const restored = (error?: Error | boolean) => {
    delete current.connection;
    patience?.signal.removeEventListener("abort", leave);
    Object.assign(client, { query, release });
    release(error);
  };
  Object.assign(client, { query: wrapped, release: restored });
  current.connection = client;
  return client;
}

/**
 * What a read begins and ends with is not waited for: statements arrive in the order in which they are sent. One that
 * comes after a BEGIN that failed has no viewer, and is refused; and a read has nothing to lose with its COMMIT.
 */
function unawaited(sent: Promise<unknown>): object {
  sent.catch(() => undefined);
  return { rows: [], fields: [], rowCount: null };
}

/** Connections that have a COMMIT to send. */
const held = new WeakSet<Socket>();

/** What a read ends with goes out after the answer that was read, or with what the next one begins with. */
function hold(stream: Socket): void {
  if (stream.writableCorked === 0) stream.cork();
  held.add(stream);
  setImmediate(() => letGo(stream));
}

function letGo(stream: Socket): void {
  if (held.delete(stream)) stream.uncork();
}

/** Ends a connection in the middle of a statement; its end alone would wait for the answer. */
function leaveNow(client: PoolClient): void {
  void client.end();
  connectionOf(client).stream.destroy();
}

/** Not among pg's types. */
const connectionOf = (client: PoolClient) =>
  (client as unknown as { connection: { stream: Socket } }).connection;

/** Row security means nothing to a role that owns the tables or may pass it by: better not to serve. */
async function refuseStrongRole(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ strong: boolean }>(
    `select rolsuper or rolbypassrls or exists (select 1 from pg_class where relowner = r.oid) as strong
     from pg_roles r where rolname = current_user`,
  );
  if (rows[0]?.strong !== false) {
    throw new AppError("unavailable", "errors.strongRole");
  }
}
