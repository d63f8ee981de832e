import { spawn, type SpawnOptions } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { Refusal } from "../refusal.ts";
import { type Binaries, OPEN_PLACE } from "./binaries.ts";
import { canReach, type SystemUser } from "./user.ts";

/** A new database needs 60 MB; the rest is room to work until somebody notices. */
const NEEDED_MB = 300;

/** What PostgreSQL writes in the folder last, and reads first. */
export function isCluster(dataFolder: string): boolean {
  return existsSync(join(dataFolder, "PG_VERSION"));
}

/** @throws Refusal when the disk is nearly full: PostgreSQL would stop in the middle of the work. */
export function checkFreeSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = Math.floor((bavail * bsize) / 1024 ** 2);
  if (freeMb < NEEDED_MB) {
    throw new Refusal(
      `Only ${freeMb} MB are free on the disk of ${folder}: make room for at least ${NEEDED_MB} MB and start again.`,
    );
  }
}

/**
 * Makes a database folder: passwords as SCRAM, data checksums, UTF-8, and the order of names that readers expect
 * (ICU's root order) whatever the system's language is. A folder that is half made when the power fails is not used.
 */
export async function createCluster(
  dataFolder: string,
  binaries: Binaries,
  user: SystemUser | null,
  password: string,
  options: { sync: boolean },
): Promise<void> {
  const place = placeFor(dataFolder, user);
  const half = `${place}.${process.pid}`;
  const passwordFile = `${half}.password`;
  try {
    ownedFolder(half, user);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user !== null) chownSync(passwordFile, user.uid, user.gid);
    await run(
      binaries.initdb,
      [
        `--pgdata=${half}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        "--locale-provider=icu",
        "--icu-locale=und",
        // Which characters are letters comes from here: with "C", no Urdu letter would be one.
        `--locale=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
        "--lc-messages=C",
        ...(options.sync ? [] : ["--no-sync"]),
      ],
      { ...user, cwd: half, env: environment() },
    );
    renameSync(half, place);
    if (place !== dataFolder) symlinkSync(place, dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

/** The folder itself, or one that PostgreSQL's user can reach, to be linked from there. */
function placeFor(dataFolder: string, user: SystemUser | null): string {
  const parent = dirname(dataFolder);
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  removeEmpty(dataFolder);
  if (user === null || canReach(parent, user)) return dataFolder;
  mkdirSync(OPEN_PLACE, { recursive: true, mode: 0o755 });
  return join(OPEN_PLACE, `data-${randomBytes(6).toString("hex")}`);
}

/** A link that leads nowhere and an empty folder are no data; anything else is not ours to remove. */
function removeEmpty(dataFolder: string): void {
  const there = lstatSync(dataFolder, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (there.isSymbolicLink()) return rmSync(dataFolder);
  try {
    rmdirSync(dataFolder);
  } catch (error) {
    throw new Refusal(
      `${dataFolder} holds files but no database: move them away and start again.`,
      { cause: error },
    );
  }
}

function ownedFolder(folder: string, user: SystemUser | null): void {
  mkdirSync(folder, { mode: 0o700 });
  chmodSync(folder, 0o700);
  if (user !== null) chownSync(folder, user.uid, user.gid);
}

/** Gives the superuser a new password without knowing the old one; the server must not be running. */
export async function resetPassword(
  dataFolder: string,
  binaries: Binaries,
  user: SystemUser | null,
  verifier: string,
): Promise<void> {
  const statement = `alter role postgres password '${verifier}'\n`;
  await run(
    binaries.postgres,
    ["--single", "-D", dataFolder, "postgres"],
    { ...user, cwd: dataFolder, env: environment() },
    statement,
  );
}

/** The server and its tools get nothing of our own environment, secrets least of all. */
export function environment(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT, TEMP, TMP } = process.env;
  const windows = process.platform === "win32" ? { SYSTEMROOT, TEMP, TMP } : {};
  return { ...windows, PATH, TZ: "UTC", NODE_ENV: "production" };
}

async function run(
  program: string,
  args: string[],
  options: SpawnOptions,
  input = "",
): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: ["pipe", "pipe", "pipe"] });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject);
  child.on("close", resolve);
  child.stdin?.end(input);
  const said = Promise.all([child.stdout, child.stderr].map((stream) => stream && text(stream)));
  const code = await promise;
  if (code !== 0) throw new Error(`${program} failed.\n${(await said).join("\n").trim()}`);
}

/** The end of the server's log, where it says why it stopped. */
export function tail(file: string, lines = 8): string {
  return existsSync(file)
    ? readFileSync(file, "utf8").trim().split("\n").slice(-lines).join("\n")
    : "";
}
