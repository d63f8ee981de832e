import * as fc from "fast-check";
import type { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnect, withViewer } from "#server/db.ts";
import { historyOfCommitment } from "../make/histories.ts";
import { storeHistories } from "../make/history-rows.ts";
import { makeTopic } from "../make/topic.ts";
import { asOwner, makeUser } from "../make/user.ts";

/* What is kept of every day that is past is what the rule says of it, whatever has been written, corrected or taken back. */

const officer = await makeUser("officer");
const confined = await makeUser("analyst", { partners: ["US"], clearance: "official" });
const topic = await makeTopic(await makeUser("administrator"), "Cybercrime");

beforeAll(async () => {
  const histories = fc.sample(historyOfCommitment, { numRuns: 400, seed: 23 });
  await asOwner(async (client) => {
    // The generated histories go further than the register lets anybody: they must be kept right, too.
    await client.query(`
      alter table commitment drop constraint commitment_due_after_made;
      alter table status_update drop constraint status_not_ahead;
      drop trigger append_only on status_update`);
    await storeHistories(
      client,
      officer.id,
      [...new Map(histories.map((one) => [one.id, one])).values()],
      [],
    );
  });
}, 60_000);
afterAll(disconnect);

const DAYS = 60;
const COLUMNS = `commitment_id, is_promise, status::text, status_on, is_open, due_last_day, is_overdue, is_due_soon, days_overdue,
  last_evidence_on, freshness`;

/** Of each day on which anything begins, and the day before it: what is kept otherwise than the rule has it. */
const WRONG_DAYS = `
  with turn as (
    select effective_on as day from status_update union select from_on from app.commitment_was where from_on > '-infinity'
    union select until_on from app.commitment_was union select made_first_day from app.commitment_now where made_first_day is not null
  ), asked as (
    select day from (select day from turn union select day - 1 from turn union values (date '2100-01-01')) d order by md5(day::text) limit ${DAYS}
  )
  select count(*)::int as days, coalesce(sum(wrong.n), 0)::int as wrong, coalesce(sum(wrong.past), 0)::int as past
  from asked cross join lateral (
    with kept as (
      select ${COLUMNS} from app.commitment_settled(asked.day) union all select ${COLUMNS} from app.commitment_earlier(asked.day)
    ), ruled as (select ${COLUMNS} from app.commitment_state(asked.day))
    select count(*) as n, (select count(*) from app.commitment_earlier(asked.day)) as past
    from ((table kept except all table ruled) union all (table ruled except all table kept)) d
  ) wrong`;

/** What is repeated in each row of a history and is not as it stands beside it; histories of what is gone. */
const WRONG_REPEATED = `
  select w.commitment_id from app.commitment_was w left join app.commitment_now n using (commitment_id)
  where (w.partner, w.marking, w.obligor, w.kind, w.strength, w.is_promise, w.due_last_day, w.made_first_day, w.late_on, w.topic_ids, w.root_ids, w.agency_ids)
    is distinct from (n.partner, n.marking, n.obligor, n.kind, n.strength, n.is_promise, n.due_last_day, n.made_first_day, n.late_on, n.topic_ids, n.root_ids, n.agency_ids)`;

/** How many days were asked about and what was kept wrongly; and whether much of what is asked about is past. */
async function kept(client: Client) {
  const { rows } = await client.query<{ days: number; wrong: number; past: number }>(WRONG_DAYS);
  const [row] = rows;
  const isMuch = row !== undefined && row.past > 1000;
  return {
    days: row?.days,
    wrong: row?.wrong,
    isMuch,
    repeated: (await client.query(WRONG_REPEATED)).rows,
  };
}
const ALL_RIGHT = { days: DAYS, wrong: 0, isMuch: true, repeated: [] };

const SOME = (nth: number) =>
  `(select id from commitment where abs(hashtext(id::text)) % 7 = ${nth})`;
const report = (day: string, from: string) => `
  insert into status_update (id, partner, marking, commitment_id, effective_on, recorded_at, status, note, by_id)
  select gen_random_uuid(), c.partner, c.marking, c.id, ${day}, now(), 'dropped', 'Why', '${officer.id}' from commitment c where c.id in ${from}`;

const CHANGES: [string, string][] = [
  ["as it was written", "select"],
  ["a report that is dated back", report("date '2024-11-11'", SOME(0))],
  ["two reports for one day", report("date '2025-06-26'", SOME(1))],
  ["a report dated before the promise", report("date '2021-01-01'", SOME(2))],
  ["a report dated ahead", report("date '2031-01-01'", SOME(2))],
  [
    "reports that are taken back",
    `delete from status_update where commitment_id in ${SOME(3)} and abs(hashtext(id::text)) % 2 = 0`,
  ],
  ["all of them", `delete from status_update where commitment_id in ${SOME(4)}`],
  [
    "another day on which it was made",
    `update commitment set made_on = '2025-01-01', made_precision = 'month' where id in ${SOME(5)}`,
  ],
  [
    "none any more",
    `update commitment set made_on = null, made_precision = 'unknown' where id in ${SOME(6)}`,
  ],
  [
    "another due date, obligor and marking",
    `update commitment set due_on = '2025-03-31', due_precision = 'day', obligor = 'both', marking = 'restricted' where id in ${SOME(0)}`,
  ],
  [
    "a topic",
    `insert into commitment_topic (commitment_id, topic_id) select id, '${topic}' from commitment where id in ${SOME(1)}`,
  ],
  [
    "histories in one file",
    `select set_config('app.bulk', 'commitment', true);
     create temp table brought on commit drop as
       select gen_random_uuid() as id, c.* from (select partner, marking, title, text, kind, obligor, beneficiary, strength, made_on, made_precision,
         due_on, due_precision, releasable_to, created_by_id, created_at, updated_at, ref || '-F' as ref from commitment where id in ${SOME(2)}) c;
     insert into commitment (id, partner, marking, title, text, kind, obligor, beneficiary, strength, made_on, made_precision,
       due_on, due_precision, releasable_to, created_by_id, created_at, updated_at, ref) table brought;
     ${report("coalesce(c.made_on, '2024-05-05') + 20", "(select id from brought)")};
     ${report("coalesce(c.made_on, '2024-05-05') + 40", "(select id from brought)")};
     select app.stand_new('commitment', array(select id from brought));
     select set_config('app.bulk', '', true)`,
  ],
  [
    "an end of it",
    `delete from status_update where commitment_id in ${SOME(6)};
     delete from commitment_origin where commitment_id in ${SOME(6)}; delete from commitment where id in ${SOME(6)}`,
  ],
];

test("is what the rule says, after each of many changes", async () => {
  await asOwner(async (client) => {
    for (const [name, sql] of CHANGES) {
      // oxlint-disable-next-line no-await-in-loop -- one change after the other
      await client.query(sql);
      // oxlint-disable-next-line no-await-in-loop -- one change after the other
      expect({ name, ...(await kept(client)) }).toEqual({ name, ...ALL_RIGHT });
    }
  });
}, 60_000);

test("writes nothing where nothing has changed", async () => {
  await asOwner(async (client) => {
    const rows =
      "select md5(string_agg(xmin::text || commitment_id || from_on, ',' order by commitment_id, from_on)) as all from app.commitment_was";
    const before = await client.query(rows);
    await client.query("select app.stand(array(select id from commitment))");
    expect((await client.query(rows)).rows).toEqual(before.rows);
  });
});

test("is hidden as the commitments are", async () => {
  const read = (viewer: typeof officer) =>
    withViewer(
      viewer,
      (tx) => tx.$queryRaw<{ rows: number; others: number }[]>`
        select count(*)::int as rows, (count(*) filter (where c.id is null))::int as others
        from app.commitment_was w left join commitment c on c.id = w.commitment_id`,
    );
  const [all] = await read(officer);
  expect(all).toMatchObject({ others: 0 });
  expect(all?.rows).toBeGreaterThan(100);
  expect(await read(confined)).toEqual([{ rows: 0, others: 0 }]);
});
