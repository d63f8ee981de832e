import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool, type QueryConfig } from "pg";
import { freePort } from "../processes/port.ts";
import { startWeb } from "../web/server.ts";
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
  const pool = new Pool({ connectionString: loaded.adminUrl, max: 16, options });
  const own = statementsOf(loaded);
  const prepared = ({ name, path, sql }: Question): QueryConfig<unknown[]> =>
    sql === null ? { name, ...statementOf(own, path) } : { name, text: sql };
  await refuseLess(pool, own);
  const byPath = new Map<string, Question>();
  const bare = createServer((incoming, outgoing) => {
    const question = byPath.get(incoming.url ?? "");
    if (question === undefined) {
      outgoing.writeHead(404).end();
      return;
    }
    pool.query(prepared(question)).then(
      ({ rows }) => {
        outgoing.writeHead(200, { "content-type": "application/json" });
        outgoing.end(JSON.stringify(rows));
      },
      () => outgoing.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => void bare.listen(0, "127.0.0.1", resolve));
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const barePort = (bare.address() as AddressInfo).port;
  const headersOf = (question: Question): Record<string, string> =>
    question.kind === "page"
      ? { cookie: loaded.cookie }
      : { authorization: `Bearer ${loaded.token}` };
  return {
    rows: loaded.rows,
    accord: (question) => ask(agent, port, question.path, headersOf(question)),
    handler: (question) => {
      byPath.set(question.path, question);
      return ask(agent, barePort, question.path, {});
    },
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
      bare.closeAllConnections();
      bare.close();
      await Promise.all([pool.end(), web.stop()]);
    },
  };
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
