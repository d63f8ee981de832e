import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { runNode } from "../processes/child.ts";

/** Everything that the built pages are made of. */
const SOURCES = [
  "src/**/*",
  "messages/**/*",
  "public/**/*",
  "prisma/**/*.prisma",
  "{next,postcss,prisma}.config.*",
  "tsconfig.json",
  "package-lock.json",
];

const MARK = ".next/accord-build-id";

/** Builds the pages, unless the build that is there was made from the same files. */
export async function buildIfStale(options: {
  onProgress: (line: string) => void;
  signal?: AbortSignal;
}): Promise<"made" | "fresh"> {
  const source = hashOfSources();
  if (read(MARK) === source && read(".next/BUILD_ID") !== "") return "fresh";
  const { onProgress, signal } = options;
  onProgress("Building the pages (only after a change; about a minute)...");
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const ticking = setInterval(() => onProgress(`Still building (${seconds()} s)...`), 15_000);
  rmSync(MARK, { force: true });
  try {
    await runNode(["node_modules/next/dist/bin/next", "build"], {
      name: "The build of the pages",
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      onLine: () => undefined,
      ...(signal && { signal }),
    });
  } finally {
    clearInterval(ticking);
  }
  if (read(".next/BUILD_ID") === "") throw new Error("The build ended before it was done.");
  writeFileSync(MARK, source);
  onProgress(`Built the pages in ${seconds()} s.`);
  return "made";
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  const files = globSync(SOURCES, { exclude: ["src/generated/**", "**/*.test.{ts,tsx}"] });
  for (const file of files.toSorted()) {
    if (statSync(file).isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
