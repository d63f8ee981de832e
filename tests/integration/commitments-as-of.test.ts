import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cursor } from "#domain/listing.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import { listCommitments } from "#features/commitments/queries.ts";
import { type CommitmentFilter, filterOf } from "#features/commitments/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { momentOf } from "#server/moment.ts";
import { historyOfCommitment } from "../make/histories.ts";
import { storeHistories } from "../make/history-rows.ts";
import { makeCommitment } from "../make/commitment.ts";
import { asOwner, makeUser } from "../make/user.ts";

/* A list as of a day is walked along what is kept of today; what is in it, and its order, is what the rule says of that day. */

const officer = await makeUser("officer");
const today = "2026-11-22" as never;

beforeAll(async () => {
  const histories = fc.sample(historyOfCommitment, { numRuns: 500, seed: 11 });
  await asOwner(async (client) => {
    await client.query(`
      alter table commitment drop constraint commitment_due_after_made;
      alter table status_update drop constraint status_not_ahead`);
    await storeHistories(
      client,
      officer.id,
      [...new Map(histories.map((one) => [one.id, one])).values()],
      [],
    );
  });
  // Open, without a date and without a day on which it was made; and one that is only talked about.
  await makeCommitment(officer, { partner: "TR" });
  await makeCommitment(officer, { strength: "discussed" });
}, 60_000);
afterAll(disconnect);

/** Every page of a list one after the other, or from its last page back. */
async function walked(
  filter: CommitmentFilter,
  isBack: boolean,
  grouping: Grouping | null = null,
): Promise<string[]> {
  const ids: string[] = [];
  let at: Pick<CommitmentFilter, "after" | "before"> = filter;
  for (;;) {
    const of = { ...filter, after: at.after, before: at.before };
    // oxlint-disable-next-line no-await-in-loop -- a page begins where the one before it ends
    const { rows, after, before } = await withViewer(officer, (tx) =>
      listCommitments(tx, of, today, grouping),
    );
    const page = rows.map(({ id }) => id);
    if (isBack) ids.unshift(...page);
    else ids.push(...page);
    const next = isBack ? before : after;
    if (next === null) return ids;
    at = isBack
      ? { after: null, before: cursor.parse(next) }
      : { after: cursor.parse(next), before: null };
  }
}

const BY_DUE =
  "case when s.is_open then coalesce(s.due_last_day, '9999-12-31') else 'infinity' end";

/** By the rule alone, as of a day and as known at an instant. */
const ruled = (day: string, where: string, known: Date | null = null, order = BY_DUE) =>
  withViewer(officer, async (tx) => {
    const at = `'${day}', '${known?.toISOString() ?? "infinity"}'`;
    const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
      `select c.id from app.commitment_state(${at}) s join commitment c on c.id = s.commitment_id where ${where}
       order by ${order}, c.id ${order.endsWith(" desc") ? "desc" : "asc"}`,
    );
    return rows.map(({ id }) => id);
  });

const FILTERS: [string, object, string][] = [
  ["all promises", {}, "s.is_promise"],
  ["what is only talked about, too", { talking: "true" }, "true"],
  ["of a partner", { partner: ["GB"] }, "s.is_promise and c.partner = 'GB'"],
  ["what was kept", { status: ["complete"] }, "s.is_promise and s.status = 'complete'"],
  [
    "open and closed",
    { status: ["limited", "dropped"] },
    "s.is_promise and s.status in ('limited', 'dropped')",
  ],
  ["late", { due: ["overdue"] }, "s.is_promise and s.is_overdue"],
  [
    "open",
    { due: ["none", "later"] },
    "s.is_promise and s.is_open and not s.is_overdue and not s.is_due_soon",
  ],
  ["ours", { obligor: ["home"] }, "s.is_promise and c.obligor = 'home'"],
  ["fresh", { freshness: ["fresh"] }, "s.is_promise and s.freshness = 'fresh'"],
  ["ageing", { freshness: ["ageing"] }, "s.is_promise and s.freshness = 'ageing'"],
  ["not fresh", { freshness: ["ageing", "stale"] }, "s.is_promise and s.freshness <> 'fresh'"],
];

describe.each(["2024-02-29", "2024-12-31", "2025-06-15"])("the list as of %s", (day) => {
  test.each(FILTERS)("%s", async (_, over, where) => {
    const filter = filterOf({ ...over, asOf: day as never });
    const expected = await ruled(day, where);
    expect(await walked(filter, false)).toEqual(expected);
    const last = expected.at(-1);
    if (last === undefined) return;
    // From beyond the end back to the beginning.
    const beyond = { key: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
    const back = await walked({ ...filter, before: beyond }, true);
    expect(back).toEqual(expected);
  });
});

const KNOWN: [string | null, string | null][] = [
  [null, null],
  ["2024-12-31", "2025-03-01"],
  ["2025-06-15", "2024-12-31"],
  [null, "2025-06-26"],
];

describe.each(KNOWN)("the list as of %s, as known on %s", (asOf, knownOn) => {
  test.each(FILTERS)("%s", async (_, over, where) => {
    const filter = filterOf({ ...over, asOf: asOf as never, knownOn: knownOn as never });
    const { knownAt } = momentOf(filter, today);
    const expected = await ruled(asOf ?? today, where, knownAt);
    expect(await walked(filter, false)).toEqual(expected);
    const total = await withViewer(officer, (tx) => facetCommitments(tx, filter, today));
    expect(total.total).toBe(expected.length);
  });
});

const ORDERS: [string, string][] = [
  [
    "-due",
    "case when s.is_open then coalesce(s.due_last_day, '0001-01-01') else '-infinity' end desc",
  ],
  ["made", "coalesce(app.first_day(c.made_on, c.made_precision), c.made_on, 'infinity')"],
  ["-made", "coalesce(app.first_day(c.made_on, c.made_precision), c.made_on, '-infinity') desc"],
  ["evidence", "coalesce(s.last_evidence_on, '-infinity')"],
  ["-evidence", "coalesce(s.last_evidence_on, '-infinity') desc"],
  ["ref", "c.ref"],
];
const GROUPED: [string, string, string[]][] = [
  ["obligor", "c.obligor", ["partner", "both", "home"]],
  ["strength", "c.strength", ["decided", "will", "signed", "agreed", "reaffirmed"]],
  ["status", "s.status", ["complete", "no_evidence", "limited", "dropped", "not_started"]],
  ["year", "extract(year from app.first_day(c.made_on, c.made_precision))", ["2025", "2024"]],
];

describe.each([
  ["2024-12-31", null],
  ["2025-06-15", "2025-03-01"],
] as [string, string | null][])("as of %s, as known on %s", (asOf, knownOn) => {
  const dated = { asOf: asOf as never, knownOn: knownOn as never };
  const known = knownOn === null ? null : momentOf(filterOf(dated), today).knownAt;

  test.each(ORDERS)("the list sorted by %s", async (sort, order) => {
    const filter = filterOf({ ...dated, sort: sort as never });
    expect(await walked(filter, false)).toEqual(await ruled(asOf, "s.is_promise", known, order));
  });

  test.each(GROUPED)("the list by %s", async (name, value, order) => {
    const filter = filterOf({ ...dated });
    const place = `case when ${value} is null then 99 else
      coalesce(array_position('{${order.join(",")}}', (${value})::text), 98) end`;
    expect(await walked(filter, false, { name, order, isWhole: false })).toEqual(
      await ruled(asOf, "s.is_promise", known, `${place}, ${BY_DUE}`),
    );
  });
});

test("there is something to compare", async () => {
  expect((await ruled("2024-12-31", "s.is_promise")).length).toBeGreaterThan(100);
  expect((await ruled("2024-12-31", "not s.is_open")).length).toBeGreaterThan(50);
});
