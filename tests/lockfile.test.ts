import { describe, expect, test } from "vitest";
import { entryFor, missingFrom, readLockfile } from "../scripts/lockfile.ts";

test("package-lock.json has an entry for every system, or `npm ci` refuses it: npm run lockfile", () => {
  const lock = readLockfile();

  expect(Object.keys(lock.packages).length).toBeGreaterThan(300);
  expect(missingFrom(lock)).toEqual([]);
});

describe("an entry for another system", () => {
  test.each([
    ["@next/swc-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
    ["@swc/core-win32-x64-msvc", { os: ["win32"], cpu: ["x64"] }],
    ["@oxlint/binding-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"], libc: ["glibc"] }],
    ["@oxlint/binding-linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
    ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
  ])("%s is skipped elsewhere", (name, system) => {
    expect(entryFor(name, "1.0.0")).toEqual({ version: "1.0.0", optional: true, ...system });
  });
});
