import { once } from "node:events";
import { Agent, request } from "node:http";
import { Pool, type QueryConfig } from "pg";
import { endChild, ended, startNode } from "../processes/child.ts";
import { freePort } from "../processes/port.ts";
import { startWeb } from "../web/server.ts";
import type { Bare } from "./bare.ts";
import { QUESTIONS, type Question } from "./questions.ts";
import { USER_ID } from "./rows.ts";
import { run } from "./run.ts";
import type { Loaded } from "./server.ts";

type Answer = { ms: number; bytes: number };
/** Asks once; the bytes are those that travel. */
export type Side = (question: Question) => Promise<Answer>;

export type Sides = {
  rows: number;
  accord: Side;
  handler: Side;
  query: Side;
  /** What Accord says that its page took to read, since the last call: medians by address. */
  readTimes: () => Map<string, number>;
  /** Of the web process. */
  megabytes: () => number | null;
  stop: () => Promise<void>;
};

/** With the number of rows that it gave Accord. */
export type Statement = { text: string; values: unknown[]; rows: number };

/** What Accord itself asks for the answers of its API, by address. */
function statementsOf({ env }: Loaded): Map<string, Statement> {
  const paths = QUESTIONS.filter(({ kind }) => kind === "api").map(({ path }) => path);
  const said = run(["--conditions=react-server", "scripts/bench/statements.ts", ...paths], env);
  return new Map(Object.entries(JSON.parse(said) as Record<string, Statement>));
}

function statementOf(own: ReadonlyMap<string, Statement>, path: string): Statement {
  const statement = own.get(path);
  if (statement === undefined) throw new Error(`Accord was not asked for ${path}.`);
  return statement;
}

/** @throws Error when the bare side answers less than Accord, and would be compared with nothing */
async function refuseLess(pool: Pool, own: Iterable<[string, Statement]>): Promise<void> {
  for (const [path, { rows, ...statement }] of own) {
    // oxlint-disable-next-line no-await-in-loop -- before anything is measured
    const { rowCount } = await pool.query(statement);
    if (rows === 0 || rowCount !== rows) {
      throw new Error(`${path}: ${rowCount} rows bare, ${rows} in Accord.`);
    }
  }
}

/** The application on a loaded database, and beside it the same database behind nothing. */
export async function startSides(loaded: Loaded): Promise<Sides> {
  const port = await freePort();
  const times = new Map<string, number[]>();
  const web = await startWeb({
    mode: "start",
    host: "127.0.0.1",
    port,
    env: {
      ...process.env,
      ...loaded.env,
      NODE_ENV: "production",
      ACCORD_ORIGIN: `http://localhost:${port}`,
      ACCORD_DEMO: "off",
      ACCORD_API_PER_MINUTE: "1000000",
      ACCORD_POOL_SIZE: "16",
    },
    onProgress: (line) => console.error(line),
    onLine: (line) => {
      const said = pageLine(line);
      if (said !== null) times.set(said.address, [...(times.get(said.address) ?? []), said.ms]);
    },
  });
  // What is found by words is found for somebody, also by who may see everything.
  const options = `-c app.user_id=${USER_ID}`;
  const database = { connectionString: loaded.adminUrl, max: 16, options };
  const pool = new Pool(database);
  const own = statementsOf(loaded);
  const prepared = ({ name, path, sql }: Question): QueryConfig<unknown[]> =>
    sql === null ? { name, ...statementOf(own, path) } : { name, text: sql };
  await refuseLess(pool, own);
  const asked = QUESTIONS.map((question) => ({
    address: addressOf(question),
    statement: prepared(question),
  }));
  const bare = await startBare({ database, asked });
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const headersOf = (question: Question): Record<string, string> =>
    question.kind === "page"
      ? { cookie: loaded.cookie }
      : { authorization: `Bearer ${loaded.token}` };
  return {
    rows: loaded.rows,
    accord: (question) => ask(agent, port, question.path, headersOf(question)),
    handler: (question) => ask(agent, bare.port, addressOf(question), {}),
    query: async (question) => {
      const startedAt = performance.now();
      await pool.query(prepared(question));
      return { ms: performance.now() - startedAt, bytes: 0 };
    },
    readTimes: () => {
      const medians = new Map([...times].map(([address, all]) => [address, median(all)]));
      times.clear();
      return medians;
    },
    megabytes: () => web.megabytes(),
    stop: async () => {
      agent.destroy();
      await Promise.all([pool.end(), web.stop(), bare.stop()]);
    },
  };
}

/** Several questions may be the same page of Accord, each another part of it. */
const addressOf = ({ name }: Question) => `/${encodeURIComponent(name)}`;

async function startBare(told: Bare): Promise<{ port: number; stop: () => Promise<void> }> {
  const program = startNode(["scripts/bench/bare.ts"], { env: process.env, onLine: console.error });
  program.send(told);
  const isOver = ended(program).then(() => {
    throw new Error("The bare handler did not start.");
  });
  const [{ port }] = (await Promise.race([once(program, "message"), isOver])) as [{ port: number }];
  isOver.catch(() => undefined);
  return { port, stop: () => endChild(program, ["SIGTERM", "SIGKILL"], 5000) };
}

function pageLine(line: string): { address: string; ms: number } | null {
  if (!line.includes('"msg":"page"')) return null;
  try {
    return JSON.parse(line) as { address: string; ms: number };
  } catch {
    return null;
  }
}

function ask(
  agent: Agent,
  port: number,
  path: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { agent, host: "127.0.0.1", port, path, headers: { "accept-encoding": "gzip", ...headers } },
      (incoming) => {
        let bytes = 0;
        incoming.on("data", (chunk: Buffer) => (bytes += chunk.byteLength));
        incoming.on("error", reject);
        incoming.on("end", () => {
          if (incoming.statusCode === 200) resolve({ ms: performance.now() - startedAt, bytes });
          else reject(new Error(`${path} answers ${incoming.statusCode}.`));
        });
      },
    );
    outgoing.setTimeout(60_000, () => outgoing.destroy(new Error(`${path} does not answer.`)));
    outgoing.on("error", reject);
    outgoing.end();
  });
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Answers a second while so many ask without a pause. */
export async function throughput(
  side: Side,
  question: Question,
  clients: number,
  seconds: number,
): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let answers = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        // oxlint-disable-next-line no-await-in-loop -- one client asks one thing after the other
        await side(question);
        answers += 1;
      }
    }),
  );
  return answers / ((performance.now() - startedAt) / 1000);
}
