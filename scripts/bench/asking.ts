import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";
import { freePort } from "../processes/port.ts";
import { startWeb } from "../web/server.ts";
import type { Question } from "./questions.ts";
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

const prepared = (question: Question) => ({ name: question.name, text: question.sql });

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
  const pool = new Pool({ connectionString: loaded.adminUrl, max: 16 });
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
