import { readFileSync, writeFileSync } from "node:fs";

/** What npm writes of a package in package-lock.json, as far as it matters here. */
interface LockedPackage {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, LockedPackage>;
}

/**
 * Programs for other systems that locked packages name, but that have no entry themselves. `npm install` leaves them
 * out when a registry does not serve them, and `npm ci` then refuses the whole file, on every system.
 */
export function missingFrom(lock: Lockfile): { name: string; version: string }[] {
  const missing = new Map<string, string>();
  for (const [path, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
      if (!places.some((place) => place in lock.packages)) missing.set(name, version);
    }
  }
  return [...missing].map(([name, version]) => ({ name, version }));
}

/** An entry that says which system it is for, so that it is skipped on the others. */
export function entryFor(name: string, version: string): LockedPackage {
  const words = name.replace(/^@[^/]*\//, "").split("-");
  const has = (...values: string[]) => values.filter((value) => words.includes(value));
  const os = has("darwin", "linux", "win32", "freebsd", "android", "openharmony");
  const cpu = has("x64", "arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "wasm32");
  const libc = words.at(-1)?.startsWith("musl") === true ? ["musl"] : [];
  const isGlibc = words.at(-1)?.startsWith("gnu") === true;
  return {
    version,
    cpu,
    ...(isGlibc ? { libc: ["glibc"] } : libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

export const readLockfile = (): Lockfile =>
  JSON.parse(readFileSync("package-lock.json", "utf8")) as Lockfile;

if (import.meta.main) {
  const lock = readLockfile();
  const missing = missingFrom(lock);
  for (const { name, version } of missing) {
    lock.packages[`node_modules/${name}`] = entryFor(name, version);
  }
  const packages = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(
    "package-lock.json",
    `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`,
  );
  console.log(`Completed package-lock.json with ${missing.length} programs for other systems.`);
}
