import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { isUnreachable } from "./database/migrate.ts";
import { environmentFor } from "./database/open.ts";
import { prepareDatabase } from "./database/prepare.ts";
import { checkedSecret, credentialsFromEnvironment, shown, urlsFor } from "./database/urls.ts";
import { generate } from "./generate.ts";
import { checkNotHeld } from "./home/lock.ts";
import { type Postgres, startPostgres } from "./postgres.ts";
import { parentOf } from "./processes/alive.ts";
import { isFree } from "./processes/port.ts";
import { becomes } from "./processes/wait.ts";
import { Refusal, runProgram } from "./refusal.ts";
import { buildIfStale } from "./web/build.ts";
import { mailFolderOf } from "./web/mail.ts";
import { startWeb } from "./web/server.ts";
import { type Settings, settingsFrom } from "./web/settings.ts";

const say = (line: string): void => console.log(line);

/** What is running, in the order in which it was started; it is stopped in the opposite order. */
const running: (() => Promise<void>)[] = [];

await runProgram(async () => {
  const settings = settingsFrom(process.env, process.argv.slice(2));
  const stopping = new AbortController();
  stopOnSignals(stopping);
  try {
    await start(settings, stopping.signal);
    if (!stopping.signal.aborted) await once(stopping.signal, "abort");
  } catch (error) {
    if (!stopping.signal.aborted || stopping.signal.reason instanceof Refusal) throw error;
  } finally {
    for (const stop of running.toReversed()) await stop();
  }
  say("Stopped.");
});
process.exit();

async function start(settings: Settings, signal: AbortSignal): Promise<void> {
  if (settings.databaseUrl === null) checkNotHeld(settings.home);
  await checkPort(settings);
  say(settings.mode === "dev" ? "Starting Accord for development..." : "Starting Accord...");
  if ((await generate()) === "made") say("Made the database client.");

  const { adminUrl, credentials, secret, stop } = await openServer(settings);
  running.push(stop);
  const { DATABASE_URL: _admin, ...inherited } = process.env;
  const env = {
    ...inherited,
    ...environmentFor(urlsFor(adminUrl, credentials), secret),
    ACCORD_ORIGIN: settings.origin,
    ACCORD_DEMO: settings.demo.isOn ? "on" : "off",
    ...mailFolderOf(settings, process.env),
  };

  const away = Promise.withResolvers<string>();
  const prepared = whenReachable(
    () => prepareDatabase({ settings, adminUrl, credentials, env, onProgress: say, signal }),
    () => {
      const where = shown(adminUrl);
      say(`The database server ${where} does not answer; asking again until it does.`);
      away.resolve("The pages say so until the database answers.");
    },
    signal,
  );
  prepared.catch(() => undefined); // awaited below, perhaps only after the web process has started
  const built = settings.mode === "dev" ? null : buildIfStale({ onProgress: say, signal });
  const [first] = await Promise.all([Promise.race([prepared, away.promise]), built]);
  if (signal.aborted) return;

  const { mode, host, port } = settings;
  const web = await startWeb({ mode, host, port, env, onProgress: say, onLine: say });
  running.push(web.stop);
  say(`\nAccord is ready: ${settings.origin}\n${first}\nStop it with Ctrl-C.\n`);
  const signIns = await prepared;
  if (signIns !== first) say(`The database is ready.\n${signIns}`);
}

async function openServer(settings: Settings): Promise<Postgres> {
  const { databaseUrl, home, mode, origin } = settings;
  if (databaseUrl === null) {
    const what = `npm ${mode === "dev" ? "run dev" : "start"} at ${origin}`;
    return await startPostgres({ home, what, onProgress: say });
  }
  return {
    adminUrl: databaseUrl,
    credentials: credentialsFromEnvironment(process.env),
    secret: checkedSecret(process.env["ACCORD_SECRET"]),
    stop: () => Promise.resolve(),
  };
}

/** Tries until the server of an operator can be asked; only the first failure is told. */
async function whenReachable<Result>(
  work: () => Promise<Result>,
  onAway: () => void,
  signal: AbortSignal,
): Promise<Result> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isUnreachable(error) || signal.aborted) throw error;
      if (failures === 0) onAway();
      await setTimeout(Math.min(5000, 250 * 2 ** failures), undefined, { signal });
    }
  }
}

/** Before anything else is done, so that nothing is left half started. A run that was just killed is given a moment. */
async function checkPort({ host, port }: Settings): Promise<void> {
  const hosts = host === "127.0.0.1" ? [host, "::1"] : [host];
  const areFree = () => Promise.all(hosts.map((name) => isFree(port, name)));
  if (!(await becomes(async () => !(await areFree()).includes(false), 1500))) {
    throw new Refusal(
      `Port ${port} is in use by another program: stop that one, or start Accord elsewhere with ACCORD_PORT=${port + 1}.`,
    );
  }
}

function stopOnSignals(stopping: AbortController): void {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (stopping.signal.aborted) process.exit(130);
      say("Stopping...");
      stopping.abort();
    });
  }
  // npm killed with kill -9 cannot tell us, and would leave a server that no terminal controls. Between it and us is a
  // shell, which may stay.
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() !== before) stopping.abort();
  }, 1000);
  watch.unref();
}

function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}
