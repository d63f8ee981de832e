import { Client } from "pg";
import { FIXED, FUNCTIONS, ROWS, type Size } from "./rows.ts";

/** Rows that one statement makes. */
const PART = 25_000;
/** Records whose entries for the search one transaction writes: it holds a lock for each. */
const FOUND_AT_ONCE = 2000;
const WORKERS = 2;

/**
 * Fills an empty, migrated database. Rows come in with keys, triggers and plain indexes off, as no hand could type
 * them; then every foreign key is put back and with it checked, and what triggers would have derived is made by the
 * functions of those triggers. Checks and unique keys hold throughout.
 */
export async function fill(
  adminUrl: string,
  size: Size,
  onProgress: (line: string) => void,
): Promise<void> {
  const clients = await Promise.all(Array.from({ length: WORKERS }, () => connected(adminUrl)));
  const [client] = clients;
  if (client === undefined) return;
  try {
    await client.query(FUNCTIONS);
    const restore = await withoutKeys(client);
    await client.query(FIXED);
    for (const { of, text } of ROWS) {
      const parts = partsOf(size[of]).map(([from, to]) => statement(text, { ...size, from, to }));
      await shared(clients, parts);
    }
    onProgress("rows are in");
    await Promise.all(clients.map((one) => one.query("set session_replication_role = origin")));
    await client.query("analyze");
    await derive(clients);
    onProgress("derived values are in");
    await restore(clients);
    await client.query("drop schema bench cascade");
    await client.query("vacuum analyze");
    onProgress("keys and indexes are back");
  } finally {
    await Promise.all(clients.map((one) => one.end()));
  }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("set session_replication_role = replica");
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query("set work_mem = '256MB'");
  return client;
}

function partsOf(count: number): [number, number][] {
  return Array.from({ length: Math.ceil(count / PART) }, (_, index) => [
    index * PART + 1,
    Math.min((index + 1) * PART, count),
  ]);
}

const statement = (text: string, values: Readonly<Record<string, number>>) =>
  text.replaceAll(/(?<!:):([a-z]+)/g, (whole, name: string) => String(values[name] ?? whole));

/** Each statement once, by whichever connection is free. */
async function shared(clients: readonly Client[], statements: readonly string[]): Promise<void> {
  const left = [...statements];
  await Promise.all(
    clients.map(async (client) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        await client.query(next);
      }
    }),
  );
}

/** Takes away foreign keys and the indexes that no constraint needs; gives what puts them back, and checks every key. */
async function withoutKeys(client: Client): Promise<(all: readonly Client[]) => Promise<void>> {
  const { rows: keys } = await client.query<{ tab: string; name: string; text: string }>(`
    select conrelid::regclass::text as tab, quote_ident(conname) as name, pg_get_constraintdef(oid) as text
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`);
  const { rows: indexes } = await client.query<{ name: string; text: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and not i.indisunique
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    order by 1`);
  for (const { tab, name } of keys)
    await client.query(`alter table ${tab} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  return async (all) => {
    // The largest first: those of what is found.
    const texts = indexes.map(({ text }) => text);
    const [rest = [], large = []] = [false, true].map((is) =>
      texts.filter((text) => text.includes("USING gin") === is),
    );
    await shared(all, [...large, ...rest]);
    for (const { tab, name, text } of keys) {
      await client.query(`alter table ${tab} add constraint ${name} ${text} not valid`);
    }
    await shared(
      all,
      keys.map(({ tab, name }) => `alter table ${tab} validate constraint ${name}`),
    );
  };
}

const partsOfTable = (table: string) => `
  select min(id::text) as first, max(id::text) as last from (
    select id, (row_number() over (order by id) - 1) / ${FOUND_AT_ONCE} as part from ${table}) numbered
  group by part order by part`;

const standingOf = (first: string, last: string) => `
  insert into app.commitment_now (commitment_id, partner, marking, obligor, kind, strength, is_promise, status, status_on,
    is_open, due_last_day, evidence_on, made_first_day, late_on, settled_on, topic_ids, root_ids, agency_ids)
  select * from app.commitment_standing(array(select id from commitment where id between '${first}' and '${last}'));
  insert into app.commitment_was (commitment_id, from_on, until_on, partner, marking, obligor, kind, strength, is_promise, status,
    status_on, is_open, due_last_day, evidence_on, made_first_day, late_on, topic_ids, root_ids, agency_ids)
  select * from app.commitment_history(array(select id from commitment where id between '${first}' and '${last}'))`;

const agreementsStanding = (first: string, last: string) => `
  insert into app.agreement_now (agreement_id, partner, marking, instrument, binding, is_placeholder, state, is_signed,
    signed_on, in_force_on, is_pending_mou, stage, stage_entered_on, target_days, waiting_on, waiting_agency_id,
    pipeline_entered_on, ends_on, notice_on, owed_on, settled_on, settled_until, topic_ids, agency_ids, begun_on, recorded_at)
  select s.*, r.begun_on, r.recorded_at
  from (select array(select id from agreement where id between '${first}' and '${last}') as ids) part
  cross join lateral app.agreement_standing(part.ids, '9999-12-31', current_date - 1) s
  join lateral app.agreement_recorded(part.ids) r on r.agreement_id = s.agreement_id`;

const plainStanding = (noun: "meeting" | "training") => (first: string, last: string) =>
  `
  insert into app.${noun}_now
  select * from app.${noun}_standing(array(select id from ${noun} where id between '${first}' and '${last}'))`;

const TALLIES = `
  with lines as (
    select c.what, n.partner, c.x, c.y, c.z, n.marking, count(*)::int as n
    from app.commitment_now n cross join lateral app.commitment_cells(n) c group by 1, 2, 3, 4, 5, 6
    union all
    select c.what, n.partner, c.x, c.y, c.z, n.marking, count(*)::int
    from app.agreement_now n cross join lateral app.agreement_cells(n) c group by 1, 2, 3, 4, 5, 6
    union all
    select c.what, n.partner, c.x, c.y, c.z, n.marking, count(*)::int
    from app.meeting_now n cross join lateral app.meeting_cells(n) c group by 1, 2, 3, 4, 5, 6
    union all
    select c.what, n.partner, c.x, c.y, c.z, n.marking, count(*)::int
    from app.training_now n cross join lateral app.training_cells(n) c group by 1, 2, 3, 4, 5, 6
    union all
    select 'source', partner, kind::text, '', '', marking, count(*)::int from source group by 2, 3, 6
  )
  insert into app.tally (what, partner, x, y, z, marking, n)
  select * from lines union all select what, '**', x, y, z, marking, sum(n) from lines group by 1, 2, 3, 4, 5, 6`;

const switchCounting = (client: Client, to: "disable" | "enable") =>
  client.query(`
    alter table app.commitment_now ${to} trigger tally_insert;
    alter table app.agreement_now ${to} trigger tally_insert;
    alter table app.meeting_now ${to} trigger tally_insert;
    alter table app.training_now ${to} trigger tally_insert`);

/** What the triggers would have written: how commitments and agreements stand, counters, and what is found. */
async function derive(clients: readonly Client[]): Promise<void> {
  const [client] = clients;
  if (client === undefined) return;
  await client.query(`
    create index bench_milestone on milestone (commitment_id); create index bench_update on status_update (commitment_id); create index bench_about on commitment_topic (commitment_id);
    create index bench_action on agreement_action (agreement_id); create index bench_stage on stage_entry (agreement_id);
    create index bench_participant on participant (meeting_id); create index bench_course on course (training_id);
    create index bench_tenure on tenure (person_id); create index bench_post on post (agency_id)`);
  const kinds = [
    "agency",
    "person",
    "topic",
    "training",
    "agreement",
    "meeting",
    "source",
    "commitment",
  ];
  const refreshes: string[] = [];
  for (const kind of kinds) {
    const { rows } = await client.query<{ first: string; last: string }>(partsOfTable(kind));
    refreshes.push(
      ...rows.map(
        ({ first, last }) =>
          `select app.search_refresh('${kind}', array(select id::text from ${kind} where id between '${first}' and '${last}'))`,
      ),
    );
  }
  // Counters are of no use one row at a time: all are made from all, as their migration does.
  await switchCounting(client, "disable");
  const standing: string[] = [];
  for (const [table, of] of [
    ["commitment", standingOf],
    ["agreement", agreementsStanding],
    ["meeting", plainStanding("meeting")],
    ["training", plainStanding("training")],
  ] as const) {
    const { rows } = await client.query<{ first: string; last: string }>(partsOfTable(table));
    standing.push(...rows.map(({ first, last }) => of(first, last)));
  }
  await shared(clients, [...standing, ...refreshes]);
  await switchCounting(client, "enable");
  await client.query(TALLIES);
  await client.query(
    `drop index bench_milestone, bench_update, bench_about, bench_action, bench_stage, bench_participant, bench_course, bench_tenure, bench_post`,
  );
}
