import { spawnSync } from "node:child_process";
import { Client } from "pg";
import { todayIn } from "#domain/calendar-date.ts";
import { uuidv7 } from "#domain/uuid.ts";
import type { Say } from "#features/export/about.ts";
import { openExport } from "#features/export/open.ts";
import { type Format, FORMATS } from "#features/export/views.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { messagesOf } from "#server/messages.ts";
import { migrate } from "./database/migrate.ts";
import { startThrowaway } from "./postgres/throwaway.ts";

/**
 * `npm run bench:export`: exports 10,000 and 100,000 commitments in each format, each in a process of its
 * own, and prints time and the most memory it held. The ratio of the memory says whether it is constant.
 */
const SIZES = [10_000, 100_000];
const USER = process.env["BENCH_USER"] ?? "00000000-0000-7000-8000-000000000001";

const format = process.argv[2] as Format | undefined;
if (format === undefined) await compare();
else await measure(format);

async function compare(): Promise<void> {
  const server = await startThrowaway();
  try {
    const results: { rows: number; format: Format; ms: number; megabytes: number }[] = [];
    for (const rows of SIZES) {
      const client = new Client({ connectionString: server.adminUrl });
      await client.connect();
      await client.query(`create database bench_${rows}`);
      await client.end();
      const url = new URL(server.adminUrl);
      url.pathname = `/bench_${rows}`;
      process.env["ACCORD_SECRET"] ??= uuidv7() + uuidv7();
      const urls = await migrate(url.href, { throwAway: true });
      await fill(url.href, rows);
      for (const one of FORMATS) {
        const env = {
          ...process.env,
          DATABASE_URL_RUNTIME: urls.runtimeUrl,
          DATABASE_URL_AUTH: urls.authUrl,
        };
        const script = process.argv[1] ?? "";
        const flags = ["--conditions=react-server", "--max-old-space-size=128"];
        const run = spawnSync(process.execPath, [...flags, script, one], { env, encoding: "utf8" });
        if (run.status !== 0) throw new Error(run.stderr);
        const taken = JSON.parse(run.stdout) as { ms: number; bytes: number; megabytes: number };
        // A file that holds nothing takes no memory either. Packed, a row takes some tens of bytes.
        if (taken.bytes < rows * 20) throw new Error(`Of ${rows} rows ${taken.bytes} bytes.`);
        results.push({ rows, format: one, ...taken });
        console.log(results.at(-1));
      }
    }
    for (const one of FORMATS) {
      const [small, large] = results.filter((result) => result.format === one);
      if (small === undefined || large === undefined) continue;
      console.log(
        `${one}: ${large.rows} rows in ${(large.ms / 1000).toFixed(1)} s; ` +
          `time x ${ratio(large.ms, small.ms)}, memory x ${ratio(large.megabytes, small.megabytes)} for 10 x the rows`,
      );
    }
  } finally {
    await server.stop();
  }
}

const ratio = (a: number, b: number) => (a / b).toFixed(2);

/** Commitments with topics, agencies and a status each, in the database's own words. */
async function fill(url: string, rows: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("set session_replication_role = replica");
  await client.query(
    `insert into user_account (id, email, name, role, clearance, updated_at) values ($1, 'bench', 'Bench', 'manager', 'secret', now())`,
    [USER],
  );
  await client.query(`
    insert into topic (id, slug, name, updated_at) select gen_random_uuid(), 'topic-' || n, 'Topic ' || n, now() from generate_series(1, 20) n;
    insert into agency (id, country, marking, name, kind, functions, releasable_to, updated_at)
      select gen_random_uuid(), 'GB', 'official', 'Agency ' || n, 'police', '{}', '{}', now() from generate_series(1, 50) n;
    create temp table agencies as select id, row_number() over () as n from agency;
    create temp table topics as select id, row_number() over () as n from topic;`);
  await client.query(
    `insert into commitment (id, ref, partner, marking, releasable_to, title, text, kind, obligor, beneficiary, strength,
        lead_agency_id, due_on, due_precision, created_by_id, updated_at)
     select gen_random_uuid(), 'COM-GB-2025-' || n, 'GB', 'official', '{}', 'Train ' || n || ' examiners of documents',
       repeat('The sides agreed that examiners will be trained. ', 4), 'training', 'partner', 'home', 'agreed',
       (select id from agencies a where a.n = 1 + g.n % 50), date '2025-01-01' + g.n % 700, 'day', '${USER}', now()
     from generate_series(1, $1::int) g(n)`,
    [rows],
  );
  await client.query(`
    insert into commitment_topic (commitment_id, topic_id) select c.id, t.id from commitment c
      join topics t on t.n = 1 + abs(hashtext(c.ref)) % 20;
    insert into commitment_agency (commitment_id, agency_id) select c.id, a.id from commitment c
      join agencies a on a.n = 1 + abs(hashtext(c.title)) % 50;
    insert into status_update (id, partner, marking, commitment_id, effective_on, status, by_id)
      select gen_random_uuid(), partner, marking, id, date '2025-06-01', 'limited', '${USER}' from commitment;
    insert into app.commitment_now (commitment_id, partner, marking, obligor, kind, strength, is_promise, status, status_on,
      is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
      select * from app.commitment_standing(array(select id from commitment));
    insert into app.commitment_was (commitment_id, from_on, until_on, partner, marking, obligor, kind, strength, is_promise, status,
      status_on, is_open, due_last_day, evidence_on, made_first_day, late_on, topic_ids, root_ids, agency_ids)
      select * from app.commitment_history(array(select id from commitment));
    analyze;`);
  await client.end();
}

/** One export, to nowhere. */
async function measure(of: Format): Promise<void> {
  const viewer = {
    kind: "user",
    id: USER,
    role: "manager",
    clearance: "secret",
    partners: null,
  } as const;
  const started = performance.now();
  const now = new Date();
  const today = todayIn("Asia/Karachi", now);
  const writer = { name: "Bench", locale: "en", requestId: "bench", say: english() };
  let bytes = 0;
  let first = 0;
  const patience = { statementMs: 120_000, idleMs: 60_000, totalMs: 600_000 };
  await withViewer(
    viewer,
    async (tx) => {
      const reading = { tx, viewer, today, now };
      const { chunks } = await openExport(reading, "commitments", of, {}, writer);
      for await (const chunk of chunks) {
        first ||= performance.now() - started;
        bytes += chunk.byteLength;
      }
    },
    { patience: { ...patience, signal: new AbortController().signal } },
  );
  await disconnect();
  const ms = Math.round(performance.now() - started);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ ms, firstMs: Math.round(first), bytes, megabytes }));
}

/** The texts of the catalogue as they stand there. */
function english(): Say {
  const messages = messagesOf("en");
  const find = (key: string) =>
    key
      .split(".")
      .reduce<unknown>(
        (place, part) => (place as Record<string, unknown> | undefined)?.[part],
        messages,
      );
  const say = (key: string) => String(find(key));
  return Object.assign(say, { has: (key: string) => find(key) !== undefined });
}
