import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "./generate.ts";
import type { Postgres } from "./postgres.ts";
import { startThrowaway } from "./postgres/throwaway.ts";
import { runProgram } from "./refusal.ts";
import { runEndToEnd } from "./tests/e2e.ts";
import { ofCheck, ofVitest, type Outcome } from "./tests/outcome.ts";
import { runTool } from "./tests/tools.ts";
import { buildIfStale } from "./web/build.ts";

const PARTS = ["check", "unit", "integration", "e2e"] as const;
type Part = (typeof PARTS)[number];

interface Step {
  name: string;
  part: Part;
  run: () => Promise<Outcome>;
}

const say = (line: string): void => console.log(line);
const [chosen, ...rest] = process.argv.slice(2);
const only = PARTS.find((part) => part === chosen) ?? null;
const filters = only === null ? process.argv.slice(2) : rest;

/** One throw-away server for everything that needs a database, started when the first step asks. */
let postgres: Promise<Postgres> | null = null;
const server = (): Promise<Postgres> => (postgres ??= startThrowaway());

const tool = async (name: string, ...args: string[]): Promise<Outcome> => {
  const { exitCode, said } = await runTool(name, args);
  return ofCheck(exitCode === 0, said);
};

const STEPS: Step[] = [
  {
    name: "types",
    part: "check",
    run: async () => {
      const routes = await tool("next", "typegen");
      return routes.failed > 0 ? routes : await tool("tsc");
    },
  },
  { name: "lint", part: "check", run: () => tool("oxlint", "--type-aware") },
  { name: "format", part: "check", run: () => tool("oxfmt", "--check") },
  { name: "dead code", part: "check", run: () => tool("knip", "--no-progress") },
  { name: "unit", part: "unit", run: () => vitest("unit", {}) },
  {
    name: "integration",
    part: "integration",
    run: async () => vitest("integration", { TEST_ADMIN_URL: (await server()).adminUrl }),
  },
  {
    name: "build",
    part: "e2e",
    run: async () => {
      await buildIfStale({ onProgress: () => undefined });
      return ofCheck(true, "");
    },
  },
  {
    name: "end to end",
    part: "e2e",
    run: async () => runEndToEnd(await server(), filters, say),
  },
];

async function vitest(project: string, env: Record<string, string>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "accord-vitest-"));
  const report = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", "--project", project, "--passWithNoTests", ...reporters, ...filters];
  const { exitCode, said } = await runTool("vitest", args, env);
  const outcome = ofVitest(report, exitCode, said);
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}

/** Runs a step to its end whatever happens in it, and tells of it in a line, or in full when it failed. */
async function tell(step: Step): Promise<Outcome> {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const ticking = setInterval(() => say(`${step.name}: still running (${seconds()} s)`), 30_000);
  const outcome = await step.run().catch((error: unknown) => ofCheck(false, String(error)));
  clearInterval(ticking);
  const { passed, failed, skipped, said } = outcome;
  const counts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} FAILED`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  say(`${step.name.padEnd(12)} ${counts.join(", ")} (${seconds()} s)`);
  if (failed > 0) say(`\n${said.replaceAll(/^/gm, "  | ")}\n`);
  return outcome;
}

// Ends what the exit handlers know of; the folder of the server is removed by the next run.
for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => process.exit(130));

await runProgram(async () => {
  const steps = STEPS.filter(({ part }) => only === null || part === only);
  let passed = 0;
  let failed = 0;
  const count = (outcome: Outcome) => {
    passed += outcome.passed;
    failed += outcome.failed;
  };
  try {
    const made = { name: "generate", part: "check", run: generated } as const;
    for (const step of [made, ...steps]) count(await tell(step));
  } finally {
    await (await postgres)?.stop();
  }
  say(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});

async function generated(): Promise<Outcome> {
  await generate();
  return ofCheck(true, "");
}
