import { mkdtempSync, rmSync } from "node:fs";
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

/** Journeys in a real browser, through the built application, on a database of its own with the demonstration in it. */
export async function runEndToEnd(
  postgres: Omit<Postgres, "stop">,
  filters: readonly string[],
  onProgress: (line: string) => void,
): Promise<Outcome> {
  const chromium = ensureChromium(onProgress);
  await buildIfStale({ onProgress });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const adminUrl = await createDatabase(postgres.adminUrl, "accord_e2e");
  const urls = urlsFor(adminUrl, postgres.credentials);
  const settings = { ACCORD_ORIGIN: origin, ACCORD_DEMO: "on", ACCORD_LOG_LEVEL: "warn" };
  const env = { ...process.env, ...environmentFor(urls, postgres.secret), ...settings };
  await prepareDatabase({
    settings: {
      databaseUrl: null,
      isProduction: false,
      demo: { isOn: true, isAskedFor: true },
      origin,
    },
    adminUrl,
    credentials: postgres.credentials,
    env,
    throwAway: true,
    onProgress: () => undefined,
  });
  const log: string[] = [];
  const web = await startWeb({
    mode: "start",
    host: "127.0.0.1",
    port,
    env,
    onProgress,
    onLine: (line) => log.push(line),
  });
  const folder = mkdtempSync(join(tmpdir(), "accord-e2e-"));
  try {
    const report = join(folder, "report.json");
    const { exitCode, said } = await runTool(
      "playwright",
      ["test", "--reporter=list,json", "--pass-with-no-tests", ...filters],
      {
        ...environmentFor(urls, postgres.secret),
        DATABASE_URL_OWNER: urls.ownerUrl,
        BASE_URL: origin,
        CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    );
    const serverLog =
      log.length === 0 ? "" : `\n\nThe application said:\n${log.slice(-100).join("\n")}`;
    return ofPlaywright(report, exitCode, said + serverLog);
  } finally {
    await web.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const client = new Client(adminUrl);
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return onDatabase(adminUrl, name);
}
