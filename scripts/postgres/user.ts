import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { Refusal } from "../refusal.ts";

export interface SystemUser {
  uid: number;
  gid: number;
}

/** Who may stand in for root, in this order; the second is made when none is there. */
const NAMES = ["postgres", "accord"] as const;

/**
 * Whom PostgreSQL runs as: null for the present user. It refuses to run as root, so root hands it to the owner of the
 * data, or to an unprivileged user of the system.
 */
export function userForPostgres(dataFolder: string): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findUser() ?? makeUser();
}

function findUser(): SystemUser | null {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of NAMES) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

function makeUser(): SystemUser {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", NAMES[1]]);
  const user = findUser();
  if (user === null) {
    throw new Refusal(
      `PostgreSQL does not run as root, and no user could be made for it: add a system user called "${NAMES[1]}", or start Accord as an ordinary user.`,
    );
  }
  return user;
}

/** Whether the user may enter a folder, which every folder above it must allow. */
export function canReach(folder: string, user: SystemUser): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...user, cwd: "/" }).status === 0;
}
