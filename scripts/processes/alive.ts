import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A process and when it began: a number alone may have been given to somebody else since. */
export interface ProcessMark {
  pid: number;
  began: string;
}

export function markOf(pid: number): ProcessMark | null {
  const began = beginningOf(pid);
  return began === null ? null : { pid, began };
}

export function isRunning(mark: ProcessMark): boolean {
  return beginningOf(mark.pid) === mark.began;
}

/** When a process began, in whatever words the system has for it; null when it is gone or a zombie. */
function beginningOf(pid: number): string | null {
  if (process.platform === "linux") {
    const fields = statusOf(pid);
    const state = fields?.[0];
    return fields === undefined || state === "Z" || state === "X" ? null : (fields[19] ?? null);
  }
  if (process.platform === "win32") return canSignal(pid) ? "running" : null;
  const { stdout } = spawnSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], {
    encoding: "utf8",
  });
  const [state = "", ...began] = stdout.trim().split(/\s+/);
  return state === "" || state.startsWith("Z") ? null : began.join(" ");
}

/** The parent of a process; null where the system has no /proc. */
export function parentOf(pid: number): number | null {
  const parent = process.platform === "linux" ? statusOf(pid)?.[1] : undefined;
  return parent === undefined ? null : Number(parent);
}

/** What follows the name, which stands in brackets and may hold anything: state, parent, ... */
const statusOf = (pid: number): string[] | undefined =>
  read(`/proc/${pid}/stat`)?.split(") ").at(-1)?.split(" ");

/**
 * The living processes whose working folder is this one. A PostgreSQL server and all its children work in their data
 * folder, so this finds them even when the file that names the server is lost. Empty where the system has no /proc.
 */
export function processesIn(folder: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && workingFolder(pid) === folder && beginningOf(pid) !== null);
}

export function commandOf(pid: number): string {
  if (process.platform === "linux")
    return (read(`/proc/${pid}/cmdline`) ?? "").replaceAll("\0", " ");
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

/** Sends a signal, and does not mind when the process is already gone. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function canSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Null where the system has no /proc, and for processes of others. */
export function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
