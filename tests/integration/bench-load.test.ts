import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { fill } from "../../scripts/bench/fill.ts";
import { WRONG_AGREEMENTS, WRONG_COUNTERS } from "../make/counters.ts";
import { sizeOf } from "../../scripts/bench/rows.ts";

/* What the benchmark measures is a register as the application keeps it: the same rules, the same derived rows. */

const SIZE = sizeOf(1000);
let client: Client;

const rows = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
const count = async (sql: string) =>
  (await rows<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]?.n;

beforeAll(async () => {
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  client = new Client({ connectionString: url.href });
  await client.connect();
  await fill(url.href, SIZE, () => undefined);
}, 60_000);
afterAll(() => client.end());

describe("a register made for the benchmark", () => {
  test("has what was asked for, with many partners, markings and topics", async () => {
    expect(await count("commitment")).toBe(SIZE.commitments);
    expect(await count("meeting")).toBe(SIZE.meetings);
    expect(await count("source")).toBe(SIZE.sources);
    expect(await count("agreement")).toBe(SIZE.agreements);
    expect(await count("citation")).toBe(SIZE.commitments);
    expect(await count("(select distinct partner from commitment) p")).toBeGreaterThan(20);
    expect(await count("(select distinct marking from commitment) m")).toBe(4);
    expect(await count("(select distinct topic_id from commitment_topic) t")).toBe(60);
    expect(await count("(select distinct status from app.commitment_now) s")).toBe(7);
  });

  test("has its keys, triggers and indexes back, every key checked", async () => {
    expect(await count("pg_constraint where contype = 'f' and not convalidated")).toBe(0);
    expect(await count("pg_constraint where contype = 'f'")).toBeGreaterThan(80);
    expect(await count("pg_trigger where tgenabled = 'D'")).toBe(0);
    expect(await count("pg_class where relname = 'search_doc_partners_words_idx'")).toBe(1);
    expect(await count("pg_namespace where nspname = 'bench'")).toBe(0);
  });

  test("quotes what its sources say", async () => {
    const wrong = await rows(`
      select q.id from citation q join source s on s.id = q.source_id
      where substr(s.text, q.starts_at + 1, q.ends_at - q.starts_at) <> q.quote or s.partner <> q.partner`);
    expect(wrong).toEqual([]);
  });

  test("stands as the rule says, and is counted as it stands", async () => {
    const [differ] = await rows(`
      with kept as (select commitment_id, status, status_on, is_open, is_overdue, last_evidence_on, freshness from app.commitment_today(current_date)),
        ruled as (select commitment_id, status::text, status_on, is_open, is_overdue, last_evidence_on, freshness from app.commitment_state(current_date))
      select (select count(*)::int from (table kept except table ruled) d) as "keptOnly", (select count(*)::int from (table ruled except table kept) d) as "ruledOnly"`);
    expect(differ).toEqual({ keptOnly: 0, ruledOnly: 0 });
    const COLUMNS = "commitment_id, status::text, status_on, is_open, is_overdue, last_evidence_on";
    const [then] = await rows(`
      with kept as (
          select ${COLUMNS} from app.commitment_settled(current_date - 500) union all select ${COLUMNS} from app.commitment_earlier(current_date - 500)
        ), ruled as (select ${COLUMNS} from app.commitment_state(current_date - 500))
      select (select count(*)::int from (table kept except all table ruled union all (table ruled except all table kept)) d) as differ,
        (select count(*) > 100 from app.commitment_earlier(current_date - 500)) as "areThere"`);
    expect(then).toEqual({ differ: 0, areThere: true });
    expect(await count("app.commitment_now")).toBe(SIZE.commitments);
    expect(await count("app.agreement_now")).toBe(SIZE.agreements);
    expect(await rows(WRONG_AGREEMENTS)).toEqual([]);
    expect(await rows(WRONG_COUNTERS)).toEqual([]);
  });

  test("is found by what triggers would have written", async () => {
    const entries = "select kind, record_id, part, folded, words::text, marking from search_doc";
    const before = await rows(`${entries} order by 1, 2, 3`);
    await client.query(`
      select app.search_refresh('commitment', array(select id::text from commitment)),
        app.search_refresh('meeting', array(select id::text from meeting)), app.search_refresh('source', array(select id::text from source)),
        app.search_refresh('agreement', array(select id::text from agreement))`);
    expect(before.length).toBeGreaterThan(SIZE.commitments + SIZE.meetings + SIZE.sources);
    expect(await rows(`${entries} order by 1, 2, 3`)).toEqual(before);
  });
});
