import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { credentialsFromEnvironment, onDatabase } from "../database/urls.ts";
import { environmentFor } from "../database/open.ts";
import { migrate } from "../database/migrate.ts";
import { openSecrets } from "../home/secrets.ts";
import { findBinaries } from "../postgres/binaries.ts";
import { checkFreeSpace, createCluster, isCluster } from "../postgres/cluster.ts";
import { stopOrphans } from "../postgres/orphan.ts";
import { startServer } from "../postgres/server.ts";
import { userForPostgres } from "../postgres/user.ts";
import { fill } from "./fill.ts";
import { sizeOf, USER_ID } from "./rows.ts";

const HOME = ".accord/bench";
/** What somebody would set who runs Accord on a server of this size: durable, with a cache. */
const SETTINGS = {
  shared_buffers: "2GB",
  effective_cache_size: "6GB",
  work_mem: "16MB",
  maintenance_work_mem: "256MB",
  max_wal_size: "8GB",
  random_page_cost: "1.1",
  max_connections: "120",
  shared_preload_libraries: "pg_stat_statements",
};

export type Server = { adminUrl: string; secret: string; stop: () => Promise<void> };

/** A PostgreSQL of the benchmark's own; `keeps` leaves it, with what was loaded, for the next run. */
export async function openServer(keeps: boolean): Promise<Server> {
  mkdirSync(HOME, { recursive: true, mode: 0o711 });
  const dataFolder = join(HOME, "postgres");
  checkFreeSpace(HOME);
  const user = userForPostgres(dataFolder);
  const binaries = findBinaries(user);
  const { postgres: password, secret } = openSecrets(HOME);
  if (!isCluster(dataFolder)) {
    await createCluster(dataFolder, binaries, user, password, { sync: false });
  }
  const place = realpathSync(dataFolder);
  await stopOrphans(place);
  const server = await startServer({
    program: binaries.postgres,
    user,
    dataFolder: place,
    logFile: join(HOME, "postgres.log"),
    password,
    settings: SETTINGS,
    onProgress: (line) => console.error(line),
  });
  return {
    adminUrl: server.adminUrl,
    secret,
    stop: async () => {
      await server.stop();
      if (keeps) return;
      rmSync(place, { recursive: true, force: true });
      rmSync(HOME, { recursive: true, force: true });
    },
  };
}

export type Loaded = {
  rows: number;
  adminUrl: string;
  /** What the application wants in its environment. */
  env: Record<string, string>;
  cookie: string;
  token: string;
};

/** The words that open a session and the API; nobody but this machine can ask this server. */
const SESSION = "bench-session-of-a-manager-of-all";
const TOKEN = "bench-token-of-a-manager-who-sees-all";

/** The database with so many commitments: the one of an earlier run, or a new one. */
export async function openLoaded(
  server: Server,
  rows: number,
  onProgress: (line: string) => void,
): Promise<Loaded> {
  const name = `bench_${rows}`;
  const url = onDatabase(server.adminUrl, name);
  const isThere = await asAdmin(server.adminUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    return rowCount === 1;
  });
  if (!isThere) {
    // Loaded under another name, so that one that was broken off is not taken for whole.
    const half = `${name}_half`;
    await asAdmin(server.adminUrl, async (client) => {
      await client.query(`drop database if exists ${half} with (force)`);
      await client.query(`create database ${half}`);
    });
    await prepared(server, half);
    await fill(onDatabase(server.adminUrl, half), sizeOf(rows), onProgress);
    await asAdmin(server.adminUrl, (client) =>
      client.query(`alter database ${half} rename to ${name}`),
    );
  }
  const env = await prepared(server, name);
  await asAdmin(url, openDoors);
  return {
    rows,
    adminUrl: url,
    env,
    cookie: `accord.session_token=${SESSION}.unsigned`,
    token: TOKEN,
  };
}

/** A database without records but with somebody who may write them. */
export async function openEmpty(server: Server, name: string, home: string): Promise<string> {
  await asAdmin(server.adminUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
  });
  process.env["ACCORD_HOME"] = home;
  await prepared(server, name);
  delete process.env["ACCORD_HOME"];
  const url = onDatabase(server.adminUrl, name);
  await asAdmin(url, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into user_account (id, email, name, role, clearance, updated_at) values ($1, 'officer@bench.example', 'Bench officer', 'officer', 'secret', now())`,
      [USER_ID],
    );
  });
  return url;
}

async function prepared({ adminUrl, secret }: Server, name: string) {
  const credentials = credentialsFromEnvironment({ ACCORD_SECRET: secret, NODE_ENV: "production" });
  return environmentFor(await migrate(onDatabase(adminUrl, name), { credentials }), secret);
}

/** A session and a token, as signing in and the profile page would make them, good from now on. */
async function openDoors(client: Client): Promise<void> {
  await client.query("set session_replication_role = replica");
  await client.query(
    `insert into auth."user" (id, name, email) select id, name, email from user_account on conflict do nothing`,
  );
  await client.query(
    `delete from auth.session; delete from api_use; delete from api_token_hash; delete from api_token`,
  );
  await client.query(
    `insert into auth.session (id, "expiresAt", token, "userId") values (gen_random_uuid(), now() + interval '12 hours', $1, $2)`,
    [SESSION, USER_ID],
  );
  await client.query(
    `with made as (insert into api_token (id, owner_id, kind, name, partners, clearance, expires_at)
       values (gen_random_uuid(), $2, 'program', 'bench', '{}', 'secret', now() + interval '1 day') returning id)
     insert into api_token_hash select id, encode(sha256($1::bytea), 'hex') from made`,
    [TOKEN, USER_ID],
  );
}

async function asAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
