import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";
import { type Loaded, openEmpty, type Server } from "./server.ts";
import { USER_ID } from "./rows.ts";

const ROWS = 100_000;

export type Taken = { name: string; seconds: number; megabytes: number; says: string };

/** A hundred thousand meetings through `npm run import`, into an empty register. */
export async function measureImport(server: Server): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), "accord-bench-"));
  try {
    const file = join(folder, "visits.csv");
    writeFileSync(file, visits());
    const url = await openEmpty(server, "bench_import", "US");
    const said = run(
      [
        "--v8-pool-size=1",
        "--max-semi-space-size=8",
        "--max-old-space-size=150",
        "--conditions=react-server",
        "scripts/import.ts",
        file,
        "--profile",
        "us-leader-visits",
        "--home",
        "US",
      ],
      { DATABASE_URL: url, ACCORD_SECRET: server.secret },
    );
    const end = /([\d.]+) s, at most (\d+) MB/.exec(said);
    const counted = /^\d+ rows: .*$/m.exec(said)?.[0] ?? said.trim();
    return {
      name: "import of 100,000 rows",
      seconds: Number(end?.[1]),
      megabytes: Number(end?.[2]),
      says: counted,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function visits(): string {
  const lines = ["id,from_country,visitor,start_date,end_date,description"];
  const countries = ["UNITED KINGDOM", "FRANCE", "GERMANY", "ITALY", "JAPAN", "CANADA", "MEXICO"];
  for (let n = 1; n <= ROWS; n += 1) {
    const day = new Date(Date.UTC(1950, 0, 1 + (n % 27_000))).toISOString().slice(0, 10);
    lines.push(
      `${n},${countries[n % countries.length]},Minister No. ${n % 5000},${day},${day},Discussed the exchange of records No. ${n}.`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** What a file of each size takes, in a process of its own. The larger must not take more memory. */
export function measureExport(sizes: readonly Loaded[]): Taken[] {
  return sizes.flatMap(({ rows, env }) => {
    const said = run(
      ["--conditions=react-server", "--max-old-space-size=128", "scripts/bench-export.ts", "csv"],
      { ...env, BENCH_USER: USER_ID },
    );
    const { ms, megabytes, bytes } = JSON.parse(said) as {
      ms: number;
      megabytes: number;
      bytes: number;
    };
    const name = `export of ${rows.toLocaleString("en")} commitments`;
    const says = `${(bytes / 1e6).toFixed(0)} MB of CSV (what is promised)`;
    return [{ name, seconds: ms / 1000, megabytes, says }];
  });
}
