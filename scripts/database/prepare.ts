import { existsSync } from "node:fs";
import { runNode } from "../processes/child.ts";
import { Refusal } from "../refusal.ts";
import type { Settings } from "../web/settings.ts";
import { countPeople, makeFirstAdminToken } from "./first-admin.ts";
import { migrate } from "./migrate.ts";
import type { Credentials } from "./urls.ts";

interface PrepareOptions {
  settings: Pick<Settings, "databaseUrl" | "isProduction" | "demo" | "origin">;
  adminUrl: string;
  credentials: Credentials;
  /** The environment of the application, which the demonstration is loaded with. */
  env: NodeJS.ProcessEnv;
  throwAway?: boolean;
  onProgress: (line: string) => void;
  signal?: AbortSignal;
}

/** Migrates, and loads the demonstration or opens the way for a first administrator. Returns how to sign in. */
export async function prepareDatabase(options: PrepareOptions): Promise<string> {
  const { settings, adminUrl, credentials, throwAway = false, onProgress } = options;
  const { ownerUrl } = await migrate(adminUrl, { onProgress, credentials, throwAway });
  const people = await countPeople(ownerUrl);
  if (settings.demo.isOn) {
    checkDemonstration(settings, people.real);
    // With nobody there, the first of its accounts is made like any first administrator.
    const token = people.demo + people.real === 0 ? await makeFirstAdminToken(ownerUrl) : null;
    await loadDemonstration(options, token);
    return "Demonstration sign-ins, one click on the sign-in page: officer@demo, analyst@demo, manager@demo, admin@demo";
  }
  if (people.real > 0) return "Sign in with your own account.";
  if (people.demo > 0) {
    throw new Refusal(
      "This database holds the demonstration: start it with ACCORD_DEMO=on, or begin an empty one, for example with ACCORD_DATA=.accord-own.",
    );
  }
  const token = await makeFirstAdminToken(ownerUrl);
  return `Nobody can sign in yet. The first administrator opens this link, once, within 24 hours:\n  ${settings.origin}/welcome?token=${token}`;
}

/** One click signs anybody in to a demonstration, so it must never meet the data of a ministry. */
function checkDemonstration(settings: PrepareOptions["settings"], realPeople: number): void {
  const isExternal = settings.databaseUrl !== null;
  if (settings.isProduction && (isExternal || realPeople > 0)) {
    throw new Refusal(
      "The demonstration lets anybody sign in, so it does not start in production on a server of yours or beside real users: set ACCORD_DEMO=off.",
    );
  }
  if (isExternal && realPeople > 0 && !settings.demo.isAskedFor) {
    throw new Refusal(
      "The database of DATABASE_URL has users of its own, and the demonstration would let anybody sign in: set ACCORD_DEMO=off.",
    );
  }
}

async function loadDemonstration(options: PrepareOptions, token: string | null): Promise<void> {
  const script = "scripts/demo.ts";
  if (!existsSync(script)) throw new Error(`${script} is missing.`);
  await runNode(["--conditions=react-server", script], {
    name: "Loading the demonstration",
    env: { ...options.env, ...(token !== null && { ACCORD_FIRST_ADMIN_TOKEN: token }) },
    onLine: options.onProgress,
    ...(options.signal && { signal: options.signal }),
  });
}
