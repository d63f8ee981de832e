import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentialsIn, randomSecrets } from "../home/secrets.ts";
import type { Postgres } from "../postgres.ts";
import { isRunning, markOf, type ProcessMark } from "../processes/alive.ts";
import { binariesIn, findBinaries } from "./binaries.ts";
import { createCluster } from "./cluster.ts";
import { stopOrphans } from "./orphan.ts";
import { startServer } from "./server.ts";
import { userForPostgres } from "./user.ts";

/** Throw-away folders are named so, in the system's folder for such things. */
const PREFIX = "accord-throwaway-";

/**
 * A server for tests: empty, fast because it does not care about crashes, and gone without a trace after `stop`.
 * `programs` is where another PostgreSQL has its initdb and postgres.
 */
export async function startThrowaway(programs: string | null = null): Promise<Postgres> {
  await sweep();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), PREFIX));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, "owner.json"), JSON.stringify(markOf(process.pid)));
  const dataFolder = join(folder, "postgres");
  const user = userForPostgres(dataFolder);
  const binaries = programs === null ? findBinaries(user) : binariesIn(programs);
  const secrets = randomSecrets();
  await createCluster(dataFolder, binaries, user, secrets.postgres, { sync: false });
  const place = realpathSync(dataFolder);
  const server = await startServer({
    program: binaries.postgres,
    user,
    dataFolder: place,
    logFile: join(folder, "postgres.log"),
    password: secrets.postgres,
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "200",
    },
    onProgress: (line) => console.error(line),
  });
  const { adminUrl } = server;
  return {
    adminUrl,
    credentials: credentialsIn(secrets),
    secret: secrets.secret,
    stop: async () => {
      await server.stop();
      rmSync(place, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes the throw-away servers of test runs that were killed. */
async function sweep(): Promise<void> {
  const parent = realpathSync(tmpdir());
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(parent, name);
    try {
      const owner = JSON.parse(readFileSync(join(folder, "owner.json"), "utf8")) as ProcessMark;
      if (isRunning(owner)) continue;
      const place = realpathSync(join(folder, "postgres"));
      await stopOrphans(place);
      rmSync(place, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Somebody else's, or just being made.
    }
  }
}
