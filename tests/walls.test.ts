import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

/** A fence nobody has leaned on may be painted on the wall: lean on each one. */
const TRESPASSES = [
  ["src/domain/actor.ts", "#server/db.ts"],
  ["src/domain/actor.ts", "#features/meetings/rules.ts"],
  ["src/features/meetings/rules.ts", "#server/db.ts"],
  ["src/features/meetings/rules.ts", "./queries.ts"],
  ["src/features/meetings/policy.ts", "#generated/prisma/client.ts"],
  ["src/features/meetings/schema.ts", "next/headers"],
  ["src/features/meetings/columns.ts", "#server/db.ts"],
  ["src/features/meetings/queries.ts", "#features/agencies/queries.ts"],
  ["src/features/meetings/queries/record.ts", "#features/agencies/queries/list.ts"],
  ["src/features/meetings/queries.ts", "next/headers"],
  ["src/features/meetings/commands.ts", "next/headers"],
  ["src/features/meetings/commands.ts", "#features/agencies/queries.ts"],
  ["src/features/meetings/actions.ts", "#server/db.ts"],
  ["src/features/meetings/components/meeting-form.tsx", "../queries.ts"],
  ["src/features/meetings/components/meeting-form.tsx", "#server/db.ts"],
  ["src/ui/form.tsx", "#server/env.ts"],
  ["src/ui/form.tsx", "#features/meetings/queries.ts"],
  ["src/server/db.ts", "#features/meetings/queries.ts"],
  ["src/app/meetings/page.tsx", "#server/db.ts"],
  ["src/app/meetings/page.tsx", "#generated/prisma/client.ts"],
] as const;

test("every trespass is refused by the lint", () => {
  const root = mkdtempSync(join(tmpdir(), "walls-"));
  cpSync("oxlint.config.ts", join(root, "oxlint.config.ts"));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  const climbed = TRESPASSES.filter(([file, target]) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `import { x } from "${target}";\nexport const y = x;\n`);
    const { stdout } = spawnSync("node_modules/.bin/oxlint", [file], {
      cwd: root,
      encoding: "utf8",
    });
    return !stdout.includes("no-restricted-imports");
  });
  rmSync(root, { recursive: true });
  expect(climbed).toEqual([]);
}, 60_000);
