import { parseArgs } from "node:util";
import { type Sides, median, startSides, throughput } from "./bench/asking.ts";
import { askEvery } from "./bench/every.ts";
import { measureExport, measureImport, type Taken } from "./bench/files.ts";
import { QUESTIONS, type Question } from "./bench/questions.ts";
import { type Loaded, openLoaded, openServer } from "./bench/server.ts";
import {
  type Line,
  printEvery,
  printFiles,
  printLines,
  printRates,
  type Rate,
} from "./bench/tables.ts";
import { generate } from "./generate.ts";
import { Refusal, runProgram } from "./refusal.ts";
import { buildIfStale } from "./web/build.ts";

const USAGE = `npm run bench [-- options]
  --sizes 10k,100k,1m  how many commitments, smallest first
  --only WORDS         questions whose name has one of these words, parted by commas; "files" is import and export,
                       "every" is every page there is, which nothing else asks
  --rounds N           how often each question is asked of each side, at least (default 15)
  --keep               leave the loaded databases in .accord/bench, and use those that are there`;

/** Rates are measured of these, for so long each. */
const RATED = ["commitments", "API list", "API record", "API search"];
const RATED_SECONDS = 2;
const CLIENTS = [1, 16];
/** PostgreSQL plans a statement five times before it may keep the plan, on each of the connections that a page takes. */
const WARM_UP = 12;
/** What takes a few ms is asked more often, or its median would hang on fifteen answers. */
const LEAST_MS = 1000;

/** Asks the built application, a bare handler and bare pg the same things on the same data, and prints what each took. */
await runProgram(async () => {
  const { sizes, only, rounds, keeps } = argumentsOf();
  const startedAt = performance.now();
  const say = (line: string) =>
    console.log(`[${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s] ${line}`);
  await generate();
  await buildIfStale({ onProgress: say });
  const server = await openServer(keeps);
  try {
    const loaded: Loaded[] = [];
    for (const rows of sizes) {
      // oxlint-disable-next-line no-await-in-loop -- both connections of one load keep the machine busy
      loaded.push(await openLoaded(server, rows, (line) => say(`${short(rows)}: ${line}`)));
    }
    say("asking");
    const questions = QUESTIONS.filter(({ name }) => isWanted(only, name));
    if (questions.length > 0) await measurePages(loaded, questions, rounds, say);
    if (only.includes("every")) await measureEvery(loaded);
    if (isWanted(only, "files")) {
      const taken: Taken[] = [await measureImport(server)];
      const exported = loaded.filter(({ rows }) => rows <= 100_000);
      printFiles([...taken, ...measureExport(exported)]);
    }
    say("done");
  } finally {
    await server.stop();
  }
});
process.exit();

async function measurePages(
  loaded: readonly Loaded[],
  questions: readonly Question[],
  rounds: number,
  say: (line: string) => void,
): Promise<void> {
  const sides: Sides[] = [];
  try {
    for (const one of loaded) {
      // oxlint-disable-next-line no-await-in-loop -- two cores
      sides.push(await startSides(one));
    }
    const lines: Line[] = [];
    for (const question of questions) {
      // oxlint-disable-next-line no-await-in-loop -- one question at a time, or they would wait for each other
      const line = await askAll(sides, question, rounds).catch((error: unknown) => String(error));
      if (typeof line === "string") {
        // One that fails is told, and does not take the others along.
        say(`FAILED: ${question.name}: ${line}`);
        process.exitCode = 1;
      } else {
        lines.push(line);
        say(`asked: ${question.name}`);
      }
    }
    const rates: Rate[] = [];
    const last = sides.at(-1);
    for (const question of questions.filter(({ name }) => RATED.includes(name))) {
      for (const clients of CLIENTS) {
        if (last === undefined) continue;
        // oxlint-disable-next-line no-await-in-loop -- the machine is for one of them
        const accord = await throughput(last.accord, question, clients, RATED_SECONDS);
        // oxlint-disable-next-line no-await-in-loop -- the machine is for one of them
        const handler = await throughput(last.handler, question, clients, RATED_SECONDS);
        rates.push({ name: question.name, clients, accord, handler });
      }
    }
    printLines(
      lines,
      sides.map(({ rows }) => short(rows)),
    );
    printRates(rates, short(last?.rows ?? 0));
    const memory = sides.map((side) => `${short(side.rows)}: ${side.megabytes() ?? "?"} MB`);
    console.log(`\nMemory of the web process after all this: ${memory.join(", ")}`);
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
}

async function measureEvery(loaded: readonly Loaded[]): Promise<void> {
  const sides: Sides[] = [];
  try {
    for (const one of loaded) {
      // oxlint-disable-next-line no-await-in-loop -- two cores
      sides.push(await startSides(one));
    }
    const failed = printEvery(
      await askEvery(sides),
      sides.map(({ rows }) => short(rows)),
    );
    if (failed > 0) process.exitCode = 1;
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
}

async function askAll(sides: readonly Sides[], question: Question, rounds: number): Promise<Line> {
  await askFor(sides, question, WARM_UP);
  for (const side of sides) side.readTimes();
  const times = await askFor(sides, question, rounds);
  return {
    question,
    sizes: times.map(({ accord, handler, query, bytes }, index) => ({
      accord: median(accord),
      handler: median(handler),
      query: median(query),
      read: [...(sides[index]?.readTimes().values() ?? [])][0] ?? null,
      bytes,
    })),
  };
}

/**
 * At least so often, and until each Accord has worked for a second. Sizes and sides take turns, so that a busy moment of the
 * machine hits all of them.
 */
async function askFor(sides: readonly Sides[], question: Question, least: number) {
  const times = sides.map(() => ({
    accord: [] as number[],
    handler: [] as number[],
    query: [] as number[],
    bytes: 0,
  }));
  const isShort = () => times.some(({ accord }) => accord.reduce((a, b) => a + b, 0) < LEAST_MS);
  for (let round = 0; round < least || isShort(); round += 1) {
    for (const [index, side] of sides.entries()) {
      const own = times[index];
      if (own === undefined) continue;
      for (const name of ["accord", "handler", "query"] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one at a time is what is measured
        const { ms, bytes } = await side[name](question);
        own[name].push(ms);
        if (name === "accord") own.bytes = bytes;
      }
    }
  }
  return times;
}

function isWanted(only: readonly string[], name: string): boolean {
  return only.length === 0 || only.some((word) => name.toLowerCase().includes(word));
}

function short(rows: number): string {
  return rows >= 1e6 ? `${rows / 1e6}M` : `${rows / 1e3}k`;
}

function argumentsOf() {
  const text = { type: "string" } as const;
  const options = { sizes: text, only: text, rounds: text, keep: { type: "boolean" } } as const;
  try {
    const { values } = parseArgs({ options });
    const sizes = (values.sizes ?? "10k,100k,1m").split(",").map((size) => {
      const [, digits, unit] = /^(\d+)(k|m)?$/i.exec(size.trim()) ?? [];
      if (digits === undefined) throw new Error(`${size} is no size.`);
      return Number(digits) * ({ k: 1e3, m: 1e6 }[unit?.toLowerCase() ?? ""] ?? 1);
    });
    const only = (values.only ?? "").toLowerCase().split(",").filter(Boolean);
    return { sizes, only, rounds: Number(values.rounds ?? 15), keeps: values.keep ?? false };
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
