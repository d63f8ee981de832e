import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { addDays, todayIn } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import { PROMISE_STRENGTHS } from "#domain/wording-strength.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import { filterOf } from "#features/commitments/schema.ts";
import { readCommitmentFigures } from "#features/dashboards/queries.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { WRONG_COUNTERS } from "../make/counters.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { historyOfAgreement, historyOfCommitment } from "../make/histories.ts";
import { storeHistories } from "../make/history-rows.ts";
import { makeTopic } from "../make/topic.ts";
import { asOwner, makeUser } from "../make/user.ts";

/* Counters are right when they say what counting the rows says: for every viewer, day and order of writing. */

const officer = await makeUser("officer");
const today = todayIn("Asia/Karachi", new Date());
const VIEWERS: Record<string, Actor> = {
  "who sees all": officer,
  "of one partner": await makeUser("analyst", { partners: ["GB"], clearance: "secret" }),
  "of two partners, cleared for little": await makeUser("analyst", {
    partners: ["GB", "US"],
    clearance: "restricted",
  }),
  "cleared for little": await makeUser("analyst", { clearance: "official" }),
};
const MARKINGS: readonly Marking[] = ["official", "restricted", "confidential", "secret"];
const ids: string[] = [];

beforeAll(async () => {
  const root = await makeTopic(await makeUser("administrator"), "Cybercrime");
  for (const [index, marking] of MARKINGS.entries()) {
    for (const partner of ["GB", "US", "TR"]) {
      const dueOn = addDays(today, 40 * index - 65);
      const due = { dueOn, duePrecision: "day", obligor: index % 2 === 0 ? "home" : "both" };
      ids.push(await makeCommitment(officer, { partner, marking, ...due, topicIds: [root] }));
      ids.push(await makeCommitment(officer, { partner, marking, strength: "discussed" }));
    }
  }
}, 60_000);
afterAll(disconnect);

/** Counters that do not say what the rows say: none, when all is well. */
const wrongCounters = () =>
  asOwner(async (client) => (await client.query(WRONG_COUNTERS)).rows as unknown[]);

const tallied = () =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ n: number }>(
      "select coalesce(sum(n), 0)::int as n from app.tallies where what = 'strength' and partner = '**'",
    );
    return rows[0]?.n;
  });

describe("counters", () => {
  test("say what the rows say", async () => {
    expect(await tallied()).toBe(ids.length);
    expect(await wrongCounters()).toEqual([]);
  });

  test("are right after many have written at the same time, also of one commitment", async () => {
    const some = ids.filter((_, index) => index % 2 === 0).slice(0, 4);
    const statuses = ["limited", "substantial", "not_started"];
    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        index % 6 === 0
          ? makeCommitment(officer, { partner: "GB" })
          : report(officer, some[index % some.length] ?? "", { status: statuses[index % 3] }),
      ),
    );
    expect(await tallied()).toBe(ids.length + 4);
    expect(await wrongCounters()).toEqual([]);
  }, 30_000);

  test("are the same after they were folded, also while others write", async () => {
    const before = await tallied();
    await Promise.all([
      asOwner((client) => client.query("select app.fold_tally()")),
      makeCommitment(officer, { partner: "US" }),
      asOwner((client) => client.query("select app.fold_tally()")),
      report(officer, ids[0] ?? "", { status: "substantial" }),
    ]);
    await asOwner((client) => client.query("select app.fold_tally()"));
    expect(await tallied()).toBe((before ?? 0) + 1);
    expect(await wrongCounters()).toEqual([]);
    await asOwner(async (client) => {
      const { rowCount } = await client.query("select from app.tally_change");
      expect(rowCount).toBe(0);
    });
  });

  test("follow a change of marking and the end of a commitment, and forget what was rolled back", async () => {
    await asOwner(async (client) => {
      await client.query("update commitment set marking = 'secret' where id = $1", [ids[0]]);
      await client.query("savepoint s");
      await client.query(
        "update commitment set obligor = 'partner', due_on = null, due_precision = 'unknown'",
      );
      await client.query("rollback to s");
      await client.query("delete from commitment where id = $1", [ids.at(-1)]);
    });
    expect(await wrongCounters()).toEqual([]);
  });
});

/** The same list, asked for in words that the counters do not know. */
const SPELLED_OUT = { strength: [...PROMISE_STRENGTHS] };

describe.each(Object.entries(VIEWERS))("a reader %s", (_, viewer) => {
  test.each([{}, { partner: ["GB"] }, { partner: ["GB", "US"] }, { marking: ["official"] }])(
    "is told by counters what the rows say, of %j",
    async (over) => {
      const filter = filterOf(over as never);
      const answers = await withViewer(viewer, async (tx) => ({
        tallied: await facetCommitments(tx, filter, today),
        counted: await facetCommitments(tx, { ...filter, ...SPELLED_OUT }, today),
        figures: await readCommitmentFigures(tx, filter, today),
        countedFigures: await readCommitmentFigures(tx, { ...filter, ...SPELLED_OUT }, today),
      }));
      expect(answers.tallied).toEqual(answers.counted);
      expect(answers.figures).toEqual(answers.countedFigures);
    },
  );

  test("finds no counter of what is hidden", async () => {
    const hidden = await withViewer(
      viewer,
      (tx) =>
        tx.$queryRaw<{ n: number }[]>`
        select count(*)::int as n from app.tallies t
        where not exists (select from app.commitment_now n where n.marking = t.marking and t.partner in (n.partner, '**'))
          and t.n > 0`,
    );
    expect(hidden).toEqual([{ n: 0 }]);
  });
});

describe("how commitments stand", () => {
  beforeAll(async () => {
    const histories = fc.sample(historyOfCommitment, { numRuns: 400, seed: 7 });
    await asOwner(async (client) => {
      await client.query(`
        alter table commitment drop constraint commitment_due_after_made;
        alter table status_update drop constraint status_not_ahead`);
      const unique = [...new Map(histories.map((one) => [one.id, one])).values()];
      const others = fc.sample(historyOfAgreement, { numRuns: 40, seed: 7 });
      await storeHistories(client, officer.id, unique, others);
    });
  }, 60_000);

  test.each(["2023-03-01", "2024-02-29", "2024-12-31", "2025-06-15", today])(
    "is the same from what is kept as from the rule, as of %s",
    async (day) => {
      const [row] = await withViewer(
        officer,
        (tx) =>
          tx.$queryRaw<{ rows: number; settled: number; differ: number }[]>`
          with kept as (
            select commitment_id, status, status_on, is_open, is_promise, due_last_day, is_overdue, is_due_soon, days_overdue, last_evidence_on, freshness
            from app.commitment_today(${day}::date)
          ), ruled as (
            select commitment_id, status::text, status_on, is_open, is_promise, due_last_day, is_overdue, is_due_soon, days_overdue, last_evidence_on, freshness
            from app.commitment_state(${day}::date)
          )
          select (select count(*)::int from ruled) as rows,
            (select count(*)::int from app.commitment_now where settled_on <= ${day}::date) as settled,
            (select count(*)::int from ((table kept except all table ruled) union all (table ruled except all table kept)) d) as differ`,
      );
      expect(row?.rows).toBeGreaterThan(20);
      expect(row?.differ).toBe(0);
    },
  );

  test.each(["2024-02-29", "2024-12-31", today])("is counted right as of %s", async (day) => {
    const answers = await withViewer(officer, async (tx) => ({
      tallied: await facetCommitments(tx, filterOf(), day as never),
      counted: await facetCommitments(tx, filterOf(SPELLED_OUT), day as never),
      figures: await readCommitmentFigures(tx, filterOf(), day as never),
      countedFigures: await readCommitmentFigures(tx, filterOf(SPELLED_OUT), day as never),
    }));
    expect(answers.tallied).toEqual(answers.counted);
    expect(answers.figures).toEqual(answers.countedFigures);
    expect(await wrongCounters()).toEqual([]);
  });
});
