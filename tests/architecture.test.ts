import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, test } from "vitest";

const DRAWERS = /^(lib|utils?|helpers?|hooks|types|services|constants|common|shared|misc)$/;
const OPENS_WITH: Record<string, string> = {
  "queries.ts": 'import "server-only";',
  "commands.ts": 'import "server-only";',
  "actions.ts": '"use server";',
};

const files = globSync("src/**/*.{ts,tsx}").filter((file) => !file.startsWith("src/generated/"));
const inFeatures = files.filter((file) => file.startsWith("src/features/"));

test("sees the source", () => expect(files.length).toBeGreaterThan(200));

describe("the tree", () => {
  test("has no drawers: every folder says what is in it", () => {
    const folders = new Set(files.flatMap((file) => dirname(file).split("/")));
    expect([...folders].filter((folder) => DRAWERS.test(folder))).toEqual([]);
  });

  test("has no index files, so no circles through barrels", () => {
    expect(files.filter((file) => /^index\.tsx?$/.test(basename(file)))).toEqual([]);
  });

  test("is at most five folders deep below src, addresses apart", () => {
    const deep = files.filter((file) => !file.startsWith("src/app/") && file.split("/").length > 7);
    expect(deep).toEqual([]);
  });

  test("has no file that nobody can hold in the head", () => {
    const long = files
      .filter((file) => !file.endsWith(".test.ts"))
      .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length }))
      .filter(({ lines }) => lines > 301);
    expect(long).toEqual([]);
  });
});

describe("a feature", () => {
  test("opens its rooms as they require", () => {
    const wrong = inFeatures.filter((file) => {
      const text = readFileSync(file, "utf8");
      const opening = OPENS_WITH[basename(file)];
      const isMachinery =
        /^import (?!type).*"#server\//m.test(text) && !text.startsWith('"use server";');
      return opening !== undefined
        ? !text.startsWith(opening)
        : isMachinery && !text.startsWith('import "server-only";');
    });
    expect(wrong).toEqual([]);
  });

  test("keeps React in its components", () => {
    expect(
      inFeatures.filter((file) => file.endsWith(".tsx") && !file.includes("/components/")),
    ).toEqual([]);
  });

  test("reaches the raw client from nowhere", () => {
    const reaching = files.filter(
      (file) =>
        !/^src\/server\/(db|guarded-pool|auth|jobs\/pool)\.ts$/.test(file) &&
        /new PrismaClient|new pg\.Pool|new Pool\(|\$queryRawUnsafe|\$executeRawUnsafe|Prisma\.raw\(/.test(
          readFileSync(file, "utf8"),
        ),
    );
    expect(reaching).toEqual([]);
  });

  test("passes row security by in jobs alone, where it looks up who there is", () => {
    const passing = files.filter((file) => /\bjobsPool\b/.test(readFileSync(file, "utf8")));
    expect(passing.filter((file) => !file.startsWith("src/server/")).toSorted()).toEqual([
      "src/features/imports/jobs.ts",
      "src/features/notifications/jobs.ts",
    ]);
  });
});

test("styles are logical: no left and right, so that Urdu works", () => {
  const physical = files.filter((file) =>
    /\b(?:ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|text-left|text-right)-(?:\d|auto|px|\[)|\btext-(?:left|right)\b/.test(
      readFileSync(file, "utf8")
        .match(/className=(?:"[^"]*"|\{`[^`]*`\})/g)
        ?.join("\n") ?? "",
    ),
  );
  expect(physical).toEqual([]);
});
