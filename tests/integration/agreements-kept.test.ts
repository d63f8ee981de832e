import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { todayIn } from "#domain/calendar-date.ts";
import { countMous } from "#features/agreements/queries/mou-figures.ts";
import { boardOfMous } from "#features/agreements/queries/mous.ts";
import { countAgreementFacets } from "#features/agreements/queries/register-facets.ts";
import { agreementFilter, mouFilter } from "#features/agreements/views.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { actionFields, daysAgo, makeAgreement, makePendingMou } from "../make/agreement.ts";
import { WRONG_AGREEMENTS, WRONG_COUNTERS } from "../make/counters.ts";
import { historyOfAgreement } from "../make/histories.ts";
import { storeHistories } from "../make/history-rows.ts";
import { makeTopic } from "../make/topic.ts";
import { asOwner, makeUser } from "../make/user.ts";

/* What is kept of agreements is right when it says what the rules say: whoever wrote, in whatever order, on any day. */

const officer = await makeUser("officer");
const today = todayIn("Asia/Karachi", new Date());

const owned = (sql: string, values: unknown[] = []) =>
  asOwner(async (client) => (await client.query(sql, values)).rows as unknown[]);
const WRONGLY_RECORDED = `
  select from app.agreement_now n join app.agreement_recorded(array(select id from agreement)) r using (agreement_id)
  where (n.begun_on, n.recorded_at) is distinct from (r.begun_on, r.recorded_at)`;
const wrong = async () => [
  ...(await owned(WRONG_AGREEMENTS)),
  ...(await owned(WRONG_COUNTERS)),
  ...(await owned(WRONGLY_RECORDED)),
];

beforeAll(async () => {
  const histories = fc.sample(historyOfAgreement, { numRuns: 300, seed: 20261122 });
  const unique = [...new Map(histories.map((one) => [one.id, one])).values()];
  await asOwner((client) => storeHistories(client, officer.id, [], unique));
  await makeAgreement(officer, { partner: "US", title: "An instrument with another partner" });
  await makePendingMou(officer, 40, { partner: "US", title: "Another instrument" });
  await owned(
    "update agreement set marking = (enum_range(null::marking))[1 + (hashtext(id::text) & 3)]",
  );
  await owned("analyze");
}, 60_000);
afterAll(disconnect);

describe("as of a day, what is kept says the same as the rules", () => {
  const DAYS = ["2023-12-31", "2024-08-15", "2025-06-26", "2025-06-27", "2026-02-28", today];

  test.each([...DAYS, "2027-06-30", "2031-01-01"])("of every agreement, as of %s", async (day) => {
    const columns = Prisma.sql`agreement_id, state, is_signed, signed_on, in_force_on, is_pending_mou, stage_entered_on, days_in_stage,
      target_days, is_over_target, waiting_agency_id, pipeline_entered_on, pipeline_days, stage::text, waiting_on::text`;
    const [row] = await withViewer(
      officer,
      (tx) => tx.$queryRaw<[{ rows: number; differ: number }]>`
        with kept as (select ${columns}, ends_on, notice_on, owed_on from app.agreement_today(${day}::date)),
        ruled as (
          select s.*, t.ends_on, t.notice_on, f.due_on from (select ${columns} from app.agreement_state(${day}::date)) s
          join app.agreement_term(${day}::date) t on t.agreement_id = s.agreement_id
          left join app.after_signature(${day}::date) f on f.agreement_id = s.agreement_id)
        select (select count(*)::int from ruled) as rows,
          (select count(*)::int from ((table kept except all table ruled) union all (table ruled except all table kept)) d) as differ`,
    );
    expect(row.rows).toBeGreaterThan(250);
    expect(row.differ).toBe(0);
  });

  test.each([
    ["2024-08-15", "infinity", true],
    ["2025-06-26", "infinity", true],
    [today, "2025-06-26T12:00:00Z", false],
    ["2025-06-27", "2025-01-01T00:00:00Z", true],
    ["2024-08-15", "2026-02-28T00:00:00Z", true],
    ["2026-02-28", "2024-02-01T00:00:00Z", true],
  ])("and of what was there, as of %s and known on %s", async (day, known, isOfDay) => {
    const columns = Prisma.sql`agreement_id, state, is_signed, signed_on, in_force_on, is_pending_mou, stage_entered_on, days_in_stage,
      target_days, is_over_target, waiting_agency_id, pipeline_entered_on, pipeline_days, stage::text, waiting_on::text`;
    const at = Prisma.sql`${day}::date, ${known}::timestamptz`;
    const [row] = await withViewer(
      officer,
      (tx) => tx.$queryRaw<[{ rows: number; apart: number; differ: number }]>`
        with apart as (select ${columns}, ends_on, notice_on, owed_on from app.agreement_turning(${at}, ${isOfDay})),
        kept as (select ${columns}, ends_on, notice_on, owed_on from app.agreement_settled_at(${at}) union all table apart),
        ruled as (
          select s.*, t.ends_on, t.notice_on, f.due_on from (select ${columns} from app.agreement_state(${at})) s
          join app.agreement_term(${at}) t on t.agreement_id = s.agreement_id
          left join app.after_signature(${at}) f on f.agreement_id = s.agreement_id
          cross join lateral (
            select count(*) as n, coalesce(bool_or(e.on_day <= ${day}::date), false) as had_come from (
              select coalesce(x.happened_on, '-infinity') as on_day from agreement_action x
              where x.agreement_id = s.agreement_id and x.recorded_at <= ${known}::timestamptz
              union all select e.entered_on from stage_entry e
              where e.agreement_id = s.agreement_id and e.recorded_at <= ${known}::timestamptz) e
          ) entries where not ${isOfDay} or entries.n = 0 or entries.had_come)
        select (select count(*)::int from ruled) as rows, (select count(*)::int from apart) as apart,
          (select count(*)::int from ((table kept except all table ruled) union all (table ruled except all table kept)) d) as differ`,
    );
    expect(row.rows).toBeGreaterThan(5);
    expect(row.apart).toBeGreaterThan(0);
    expect(row.differ).toBe(0);
  });

  test("and today nearly none is asked of the rules", async () => {
    const [row] = await withViewer(
      officer,
      (tx) => tx.$queryRaw<[{ settled: number; loose: number }]>`
        select (select count(*)::int from app.agreement_settled(${today}::date)) as settled,
          (select count(*)::int from app.agreement_unsettled(${daysAgo(-1000)}::date)) as loose`,
    );
    expect(row.settled).toBeGreaterThan(100);
    expect(row.loose).toBeLessThan(60);
  });

  test.each(DAYS)("and the counters count it so, as of %s", async (day) => {
    const rows = await withViewer(
      officer,
      (tx) => tx.$queryRaw<unknown[]>`
        with told as (
          select what, partner, x, y, z, marking, sum(n)::int as n
          from app.agreement_tallies(${day}::date, array['agreement', 'agreement_stage', 'agreement_owed', 'mou', 'mou_over'], array['GB', 'US', '**']::bpchar[])
          group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
        ), counted as (
          select one.what, level.partner, one.x, one.y, one.z, s.marking, count(*)::int as n
          from app.agreement_today(${day}::date) s
          cross join lateral (values ('agreement', s.instrument, s.state, ''), ('agreement_stage', s.stage, '', ''), ('agreement_owed', to_char(s.owed_on, 'YYYY-MM'), '', ''),
            ('mou', s.mou_scope, coalesce(s.stage, 'none'), coalesce(s.waiting_on, '')),
            ('mou_over', case when s.mou_scope is not null then to_char(s.over_on, 'YYYY-MM') end, s.mou_scope, '')) one(what, x, y, z)
          cross join lateral (values (s.partner), ('**'::char(2))) level(partner) where one.x is not null group by 1, 2, 3, 4, 5, 6
        )
        (table told except table counted) union all (table counted except table told)`,
    );
    expect(rows).toEqual([]);
  });

  test("a term that renews itself is kept until it ends, and then asked of the rule", async () => {
    const id = await makeAgreement(officer, {
      title: "An instrument that renews itself",
      renewal: "automatic",
      termMonths: 12,
      noticeDays: 30,
      actions: [actionFields("signed", "2020-03-01"), actionFields("in_force", "2020-03-01")],
    });
    const ends = (day: string) =>
      withViewer(
        officer,
        (tx) =>
          tx.$queryRaw<{ on: string; by: string }[]>`
          select ends_on::text as "on", notice_on::text as "by" from app.agreement_today(${day}::date) where agreement_id = ${id}::uuid`,
      );
    expect(await ends("2020-03-01")).toEqual([{ on: "2021-02-28", by: "2021-01-29" }]);
    expect(await ends("2031-02-28")).toEqual([{ on: "2031-02-28", by: "2031-01-29" }]);
    expect(await ends("2031-03-01")).toEqual([{ on: "2032-02-29", by: "2032-01-30" }]);
  });

  test("what a term that ended keeps is renewed at night", async () => {
    const past =
      "from app.agreement_now where settled_until < current_date - 1 and settled_until < 'infinity'";
    await owned(`
      update app.agreement_now set settled_on = '-infinity', settled_until = '2001-01-01', ends_on = '2001-01-01' where settled_until < 'infinity'`);
    expect((await owned(`select ${past}`)).length).toBeGreaterThan(0);
    await owned("select app.renew_terms()");
    expect(await owned(`select ${past}`)).toEqual([]);
    expect(await wrong()).toEqual([]);
  });
});

const VIEWERS: Record<string, Actor> = {
  "who sees all": officer,
  "of one partner": await makeUser("analyst", { partners: ["US"], clearance: "secret" }),
  "cleared for little": await makeUser("analyst", { clearance: "restricted" }),
};

describe.each(Object.entries(VIEWERS))("a reader %s", (_, viewer) => {
  test.each([{}, { partner: ["GB"] }, { partner: ["GB", "US"], marking: ["official"] }])(
    "is told by the counters of the register what the rows say, of %j",
    async (over) => {
      const facets = (more: object) =>
        withViewer(viewer, (tx) =>
          countAgreementFacets(tx, agreementFilter.parse({ ...over, ...more }), today),
        );
      expect(await facets({})).toEqual(await facets({ q: "instrument" }));
    },
  );

  test.each([
    {},
    { show: "all" },
    { show: "concluded", partner: ["US"] },
    { show: "ended", marking: ["secret"] },
  ])("is told by the counters of MoUs what the rows say, of %j", async (over) => {
    const told = (more: object) =>
      withViewer(viewer, async (tx) => {
        const filter = mouFilter.parse({ ...over, ...more });
        const board = await boardOfMous(tx, filter, today);
        return {
          figures: await countMous(tx, filter, today),
          columns: board.map(({ stage, count, items }) => [
            stage,
            count,
            items.map(({ id }) => id),
          ]),
        };
      });
    const [tallied, counted] = [await told({}), await told({ q: "instrument" })];
    expect(tallied).toEqual(counted);
    const { total, stage } = tallied.figures;
    expect(stage.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });

  test("sees nothing that is kept of what is hidden", async () => {
    const [row] = await withViewer(
      viewer,
      (tx) => tx.$queryRaw<[{ kept: number; seen: number; loose: number }]>`
        select (select count(*)::int from app.agreement_now) as kept, (select count(*)::int from agreement) as seen,
          (select count(*)::int from (
            select t.partner, t.marking from app.tallies t where t.what = 'mou' group by 1, 2 having sum(t.n) > 0
          ) t where not exists (
            select from agreement a where a.marking = t.marking and t.partner in (a.partner, '**'))) as loose`,
    );
    expect(row.kept).toBe(row.seen);
    expect(row.loose).toBe(0);
  });
});

describe("it follows", () => {
  test("histories in bulk", async () => {
    expect((await owned("select from app.agreement_now")).length).toBeGreaterThan(250);
    expect(await wrong()).toEqual([]);
  });

  test("many who write at the same time, also to one agreement", async () => {
    const shared = await makePendingMou(officer, 10);
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 3 === 0
          ? makePendingMou(officer, index)
          : owned(
              `insert into agreement_action (id, partner, marking, agreement_id, type, happened_on, precision)
               select gen_random_uuid(), partner, marking, id, $2, current_date - $3::int, 'day' from agreement where id = $1`,
              [shared, index % 2 === 0 ? "signed" : "in_force", index],
            ),
      ),
    );
    expect(await wrong()).toEqual([]);
  }, 30_000);

  test("a change of the record, of its marking, and its end", async () => {
    const id = await makePendingMou(officer, 5);
    await owned(
      "update agreement set marking = 'secret', renewal = 'by_notice', ends_on = '2030-01-01', term_months = null where id = $1",
      [id],
    );
    expect(
      await owned("select marking, ends_on::text from app.agreement_now where agreement_id = $1", [
        id,
      ]),
    ).toEqual([{ marking: "secret", ends_on: "2030-01-01" }]);
    await asOwner(async (client) => {
      await client.query("savepoint s");
      await client.query("update agreement set instrument = 'treaty'");
      await client.query("rollback to s");
      await client.query(`
        alter table stage_entry disable trigger append_only;
        delete from stage_entry where agreement_id = '${id}';
        alter table stage_entry enable trigger append_only`);
      await client.query("delete from agreement where id = $1", [id]);
    });
    expect(await wrong()).toEqual([]);
  });

  test("the target days of its route", async () => {
    await owned("update route_stage set target_days = target_days + 7 where position < 4");
    expect(await wrong()).toEqual([]);
    await owned("update route_stage set target_days = null where position < 2");
    expect(await wrong()).toEqual([]);
    await owned("delete from route_stage where position = 3");
    expect(await wrong()).toEqual([]);
  });

  test("a topic that moves under another", async () => {
    const administrator = await makeUser("administrator");
    const [above, below] = [
      await makeTopic(administrator, "Above"),
      await makeTopic(administrator, "Below"),
    ];
    await makeAgreement(officer, { topicIds: [below] });
    await owned("update topic set parent_id = $1 where id = $2", [above, below]);
    expect(
      await owned("select from app.agreement_now where $1::uuid = any (topic_ids)", [above]),
    ).toHaveLength(1);
    expect(await wrong()).toEqual([]);
  });
});
