import { realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { scramVerifier } from "./database/scram.ts";
import { type Credentials, onDatabase } from "./database/urls.ts";
import { findHolder, takeLock } from "./home/lock.ts";
import { credentialsIn, openSecrets } from "./home/secrets.ts";
import { findBinaries } from "./postgres/binaries.ts";
import { checkFreeSpace, createCluster, isCluster, resetPassword } from "./postgres/cluster.ts";
import { stopOrphans } from "./postgres/orphan.ts";
import { adminUrlOf, startServer, WrongPassword } from "./postgres/server.ts";
import { userForPostgres } from "./postgres/user.ts";
import { Refusal } from "./refusal.ts";

/** A running PostgreSQL of our own. */
export interface Postgres {
  /** The superuser's address; the application never gets it. */
  adminUrl: string;
  credentials: Credentials;
  /** What the application derives its keys from, kept as long as the data. */
  secret: string;
  stop: () => Promise<void>;
}

/** The database of the application in its own server. */
const DATABASE = "accord";

interface StartOptions {
  /** The folder of data and secrets. */
  home?: string;
  /** What this process is, for the sentence that a second one gets. */
  what?: string;
  onProgress?: (line: string) => void;
}

/**
 * Starts the embedded PostgreSQL on the data in `home`, makes that data first when there is none, and keeps it running
 * until `stop`. A server left over from a killed run is stopped first.
 *
 * @throws Refusal when another process works on the same data, or the disk is full.
 */
export async function startPostgres(options: StartOptions = {}): Promise<Postgres> {
  const { home = ".accord", what = "another command", onProgress = () => undefined } = options;
  const lock = await takeLock(resolve(home), what);
  try {
    const dataFolder = join(resolve(home), "postgres");
    checkOwner(dataFolder);
    checkFreeSpace(home);
    const user = userForPostgres(dataFolder);
    const binaries = findBinaries(user);
    const secrets = openSecrets(home);
    if (!isCluster(dataFolder)) {
      onProgress("Creating the database...");
      await createCluster(dataFolder, binaries, user, secrets.postgres, { sync: true });
    }
    const place = realpathSync(dataFolder);
    if ((await stopOrphans(place)) > 0) {
      onProgress("Stopped the database server that an earlier run had left behind.");
    }
    const start = () =>
      startServer({
        program: binaries.postgres,
        user,
        dataFolder: place,
        logFile: join(home, "postgres.log"),
        password: secrets.postgres,
        onProgress,
      });
    const server = await start().catch(async (error: unknown) => {
      if (!(error instanceof WrongPassword)) throw error;
      // The file with the passwords was lost; who may write the data folder may set a new one.
      await resetPassword(place, binaries, user, scramVerifier(secrets.postgres));
      return await start();
    });
    await ensureDatabase(server.adminUrl, DATABASE);
    lock.publish(server.port);
    return {
      adminUrl: onDatabase(server.adminUrl, DATABASE),
      credentials: credentialsIn(secrets),
      secret: secrets.secret,
      stop: async () => {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A server that an instance of Accord already runs on this data, to work beside it; null when none runs. */
export function findRunningPostgres(home: string): Omit<Postgres, "stop"> | null {
  const port = findHolder(home)?.port ?? null;
  if (port === null) return null;
  const secrets = openSecrets(home);
  return {
    adminUrl: onDatabase(adminUrlOf(port, secrets.postgres), DATABASE),
    credentials: credentialsIn(secrets),
    secret: secrets.secret,
  };
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client(adminUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function checkOwner(dataFolder: string): void {
  const me = process.getuid?.() ?? 0;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (me !== 0 && owner !== undefined && owner.uid !== me) {
    throw new Refusal(
      `The data in ${dataFolder} belong to another user: start Accord as that user, or as root if root started it first.`,
    );
  }
}
