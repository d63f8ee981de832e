import type { Client } from "pg";
import { Refusal } from "../refusal.ts";
import { isLocal, parsedUrl, shown } from "./urls.ts";

/** @throws Refusal when a production setting would send data to another machine without proving which machine it is. */
export function checkEncryption(url: string, env: NodeJS.ProcessEnv): void {
  const production = env["NODE_ENV"] === "production" || env["ACCORD_ENV"] === "production";
  if (!production || isLocal(url)) return;
  if (parsedUrl(url).searchParams.get("sslmode") !== "verify-full") {
    throw new Refusal(
      `In production the connection to ${shown(url)} must be encrypted and verified: add sslmode=verify-full (and sslrootcert) to its address.`,
    );
  }
}

/** @throws Refusal when the server is older than PostgreSQL 15. */
export async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  );
  const version = rows[0];
  if (version === undefined || version.number < 150_000) {
    throw new Refusal(
      `Accord needs PostgreSQL 15 or newer; this server is ${version?.name ?? "unknown"}.`,
    );
  }
}

/** @throws Refusal when a setting would let acknowledged work vanish in a crash. */
export async function checkDurability(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select name from pg_settings
     where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
     union
     select split_part(setting, '=', 1) from pg_db_role_setting, unnest(setconfig) setting
     where setting = 'synchronous_commit=off'
       and (setdatabase = 0 or setdatabase = (select oid from pg_database where datname = current_database()))
       and (setrole = 0 or setrole in (select oid from pg_roles where rolname like 'app\\_%'))
     order by 1`,
  );
  if (rows.length > 0) {
    const names = rows.map(({ name }) => name).join(", ");
    throw new Refusal(`The database server has ${names} off: saved work could be lost in a crash.`);
  }
}
