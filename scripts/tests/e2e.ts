import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { environmentFor } from "../database/open.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { onDatabase, urlsFor } from "../database/urls.ts";
import type { Postgres } from "../postgres.ts";
import { freePort } from "../processes/port.ts";
import { buildIfStale } from "../web/build.ts";
import { startWeb } from "../web/server.ts";
import { ensureChromium } from "./chromium.ts";
import { ofPlaywright, type Outcome } from "./outcome.ts";
import { runTool } from "./tools.ts";

/** The loaded database that all others of the run are copied from; nothing is ever connected to it. */
const TEMPLATE = "accord_e2e_template";

/**
 * Journeys in a real browser, through the built application, on a database of its own with the demonstration in it.
 * Tests that need an application to themselves start one on a copy of that database (`tests/harness/app.ts`).
 */
export async function runEndToEnd(
  postgres: Omit<Postgres, "stop">,
  filters: readonly string[],
  onProgress: (line: string) => void,
): Promise<Outcome> {
  const chromium = ensureChromium(onProgress);
  await buildIfStale({ onProgress });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  // Nothing runs by itself: what a test sees is what it did.
  const settings = { ACCORD_ORIGIN: origin, ACCORD_DEMO: "on", ACCORD_JOBS: "worker" };
  const environment = (adminUrl: string) => ({
    ...environmentFor(urlsFor(adminUrl, postgres.credentials), postgres.secret),
    ...settings,
  });
  const template = await createDatabase(postgres.adminUrl, TEMPLATE);
  await prepareDatabase({
    settings: {
      databaseUrl: null,
      isProduction: false,
      demo: { isOn: true, isAskedFor: true },
      origin,
    },
    adminUrl: template,
    credentials: postgres.credentials,
    env: { ...process.env, ...environment(template) },
    throwAway: true,
    onProgress: () => undefined,
  });
  const adminUrl = await createDatabase(postgres.adminUrl, "accord_e2e", TEMPLATE);
  const folder = mkdtempSync(join(tmpdir(), "accord-e2e-"));
  const log = join(folder, "server.log");
  writeFileSync(log, "");
  const web = await startWeb({
    mode: "start",
    host: "127.0.0.1",
    port,
    env: { ...process.env, ...environment(adminUrl) },
    onProgress,
    onLine: (line) => appendFileSync(log, `${line}\n`),
  });
  try {
    const report = join(folder, "report.json");
    const { exitCode, said } = await runTool(
      "playwright",
      ["test", "--reporter=list,json", "--pass-with-no-tests", ...filters],
      {
        ...environment(adminUrl),
        DATABASE_URL_OWNER: urlsFor(adminUrl, postgres.credentials).ownerUrl,
        E2E_ADMIN_URL: postgres.adminUrl,
        E2E_TEMPLATE: TEMPLATE,
        SERVER_LOG: log,
        BASE_URL: origin,
        CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    );
    return ofPlaywright(report, exitCode, said + complaintsIn(readFileSync(log, "utf8")));
  } finally {
    await web.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the application said, without the lines that tell of nothing but work. */
function complaintsIn(log: string): string {
  const lines = log.split("\n").filter((line) => line !== "" && !/^\{"level":[1-3]0,/.test(line));
  return lines.length === 0 ? "" : `\n\nThe application said:\n${lines.slice(-100).join("\n")}`;
}

async function createDatabase(
  adminUrl: string,
  name: string,
  template = "template1",
): Promise<string> {
  const client = new Client(adminUrl);
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  return onDatabase(adminUrl, name);
}
