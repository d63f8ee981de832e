import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { isRunning, markOf, type ProcessMark } from "../processes/alive.ts";
import { Refusal } from "../refusal.ts";

/** Who works on the data of a home folder, and where others find its database. */
interface Holder extends ProcessMark {
  /** What it is, for a sentence: "npm start at http://localhost:3000". */
  what: string;
  port: number | null;
}

export interface Lock {
  /** Tells others the port of the database. */
  publish: (port: number) => void;
  release: () => void;
}

/** The living process that holds the data, or null. */
export function findHolder(home: string): Holder | null {
  const holder = readHolder(fileIn(home));
  return holder !== null && isRunning(holder) ? holder : null;
}

/** @throws Refusal, one sentence, when another process works on the same data. */
export function checkNotHeld(home: string): void {
  const holder = findHolder(home);
  if (holder === null) return;
  throw new Refusal(
    `Accord already runs on this data (${holder.what}, process ${holder.pid}): use that one, or stop it first.`,
  );
}

/** Takes the data of a home folder for this process. A lock whose process is gone counts for nothing. */
export async function takeLock(home: string, what: string): Promise<Lock> {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const file = fileIn(home);
  const mark = markOf(process.pid);
  if (mark === null) throw new Error("This process cannot see itself.");
  const mine: Holder = { ...mark, what, port: null };
  const write = (holder: Holder, to: string) => writeFileSync(to, JSON.stringify(holder));

  checkNotHeld(home);
  rmSync(file, { force: true });
  const half = `${file}.${process.pid}`;
  write(mine, half);
  try {
    linkSync(half, file);
  } catch {
    checkNotHeld(home);
  } finally {
    rmSync(half, { force: true });
  }
  // Two that found the same dead lock may each have removed it; the last one to write wins, and the other sees it here.
  await setTimeout(100);
  if (readHolder(file)?.pid !== process.pid) {
    checkNotHeld(home);
    throw new Refusal(
      "Another Accord was starting on the same data at the same moment: try again.",
    );
  }
  return {
    publish: (port) => write({ ...mine, port }, file),
    release: () => {
      if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

const fileIn = (home: string): string => join(home, "lock.json");

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}
