import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  commandOf,
  markOf,
  parentOf,
  processesIn,
  signal,
  workingFolder,
} from "../processes/alive.ts";
import { becomes } from "../processes/wait.ts";

/**
 * Stops whatever PostgreSQL still runs on a data folder: the server whose parent was killed, or the children of a
 * server that was killed itself. Afterwards nothing runs there and a new server may start.
 *
 * @returns how many processes were found.
 */
export async function stopOrphans(dataFolder: string): Promise<number> {
  const folder = realpathSync(dataFolder);
  const running = (): number[] => [...new Set([...processesIn(folder), ...serversOf(folder)])];
  const found = running();
  if (found.length > 0) {
    const gone = () => running().length === 0;
    // To a server this means: end the sessions and stop. To the children of a dead one, who leave by themselves, it
    // means nothing. A living server's children are not asked.
    const parents = found.filter((pid) => !found.includes(parentOf(pid) ?? 0));
    for (const pid of parents) signal(pid, "SIGINT");
    if (!(await becomes(gone, 5000))) {
      for (const pid of running()) signal(pid, "SIGKILL");
      if (!(await becomes(gone, 5000))) {
        throw new Error(`PostgreSQL (process ${running().join(", ")}) does not stop.`);
      }
    }
  }
  // PostgreSQL believes this file as long as any process, even a zombie, has the number in it.
  rmSync(join(folder, "postmaster.pid"), { force: true });
  return found.length;
}

/** The server named in postmaster.pid, if that process lives and is PostgreSQL on this very folder. */
function serversOf(folder: string): number[] {
  const pid = Number(firstLine(join(folder, "postmaster.pid")));
  if (!Number.isInteger(pid) || pid <= 0 || markOf(pid) === null) return [];
  const isOurs =
    process.platform === "linux" ? workingFolder(pid) === folder : commandOf(pid).includes(folder);
  return isOurs ? [pid] : [];
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, "utf8").split("\n")[0] ?? "";
  } catch {
    return "";
  }
}
