import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseError, type Client } from "pg";
import { Refusal } from "../refusal.ts";

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of a folder, oldest first. Line endings do not count in the checksum: git may change them. */
export function readMigrations(folder: string): Migration[] {
  return globSync(join(folder, "*/migration.sql"))
    .toSorted()
    .map((file) => {
      const sql = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
      return {
        name: basename(dirname(file)),
        sql,
        checksum: createHash("sha256").update(sql).digest("hex"),
      };
    });
}

/** Any number that nobody else in the database locks. */
const LOCK = "7021364912";

/**
 * Runs one step in a transaction that holds the migration lock. The lock goes with the transaction, so that a process
 * that dies leaves neither a lock nor half a step.
 */
export async function inLockedTransaction<Result>(
  client: Client,
  onWait: () => void,
  step: () => Promise<Result>,
): Promise<Result> {
  await client.query("begin");
  try {
    await client.query(
      "set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0",
    );
    const { rows } = await client.query<{ got: boolean }>(
      `select pg_try_advisory_xact_lock(${LOCK}) as got`,
    );
    if (rows[0]?.got !== true) {
      onWait();
      await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    }
    const result = await step();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Applies one migration as `app_owner`, unless it is there already. Runs inside a locked transaction. */
export async function applyOnce(client: Client, migration: Migration): Promise<boolean> {
  await client.query("set local role app_owner; set local search_path = public");
  const { rows } = await client.query<{ checksum: string }>(
    "select checksum from app.migration where name = $1",
    [migration.name],
  );
  const applied = rows[0];
  if (applied !== undefined) {
    if (applied.checksum === migration.checksum) return false;
    throw new Refusal(
      `The migration ${migration.name} was changed after it had been applied: put the file back as it was and write a new migration.`,
    );
  }
  const before = await transactionId(client);
  try {
    await client.query(migration.sql);
  } catch (error) {
    throw new Error(`The migration ${migration.name} failed: ${placed(error, migration.sql)}`, {
      cause: error,
    });
  }
  await client.query("set local role app_owner; set local search_path = public");
  if ((await transactionId(client)) !== before) {
    throw new Error(
      `The migration ${migration.name} ends its own transaction: remove BEGIN, COMMIT and ROLLBACK.`,
    );
  }
  await client.query("insert into app.migration (name, checksum) values ($1, $2)", [
    migration.name,
    migration.checksum,
  ]);
  return true;
}

async function transactionId(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>("select pg_current_xact_id()::text as id");
  return rows[0]?.id;
}

/** What PostgreSQL said, with the line of the file that it spoke of. */
function placed(error: unknown, sql: string): string {
  if (!(error instanceof DatabaseError)) return String(error);
  const position = Number(error.position ?? 0);
  const line = position > 0 ? ` (line ${sql.slice(0, position).split("\n").length})` : "";
  return [`${error.message}${line}`, error.detail, error.where, error.hint]
    .filter(Boolean)
    .join("\n");
}
