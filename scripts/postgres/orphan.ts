import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandOf, markOf, processesIn, signal, workingFolder } from "../processes/alive.ts";
import { becomes } from "../processes/wait.ts";

/**
 * Stops whatever PostgreSQL still runs on a data folder: the server whose parent was killed, or the children of a
 * server that was killed itself. Afterwards nothing runs there and a new server may start.
 *
 * @returns how many processes were found.
 */
export async function stopOrphans(dataFolder: string): Promise<number> {
  const folder = realpathSync(dataFolder);
  const running = (): number[] => {
    const server = serverOf(folder);
    return [...new Set([...processesIn(folder), ...(server === null ? [] : [server])])];
  };
  const found = running();
  if (found.length > 0) {
    const server = serverOf(folder);
    const gone = () => running().length === 0;
    // Children of a dead server leave by themselves; a living server is asked to end its sessions and stop.
    if (server !== null) signal(server, "SIGINT");
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
function serverOf(folder: string): number | null {
  const pid = Number(firstLine(join(folder, "postmaster.pid")));
  if (!Number.isInteger(pid) || pid <= 0 || markOf(pid) === null) return null;
  if (process.platform === "linux") return workingFolder(pid) === folder ? pid : null;
  return commandOf(pid).includes(folder) ? pid : null;
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, "utf8").split("\n")[0] ?? "";
  } catch {
    return "";
  }
}
