import { afterAll, beforeAll, expect, test } from "vitest";
import { search } from "#features/search/queries.ts";
import { searchFilter } from "#features/search/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { makeAgency } from "../make/agency.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const reader = await makeUser("analyst", { clearance: "official", partners: ["GB"] });

const SOURCES = 240;

/** Sources of one day after the other; every second has the word in its title too, the oldest has nothing else there. */
const makeSources = (marking: string, partner: string, firstDay: string) =>
  asOwner((client) =>
    client.query(
      `insert into source (id, ref, partner, marking, releasable_to, kind, title, published_on, published_precision, text, sha256,
         created_by_id, updated_at)
       select gen_random_uuid(), format('SRC-%s-%s-%s', $2::text, $1::text, n), $2, $1::marking, '{}', 'opinion',
         case when n = 1 then 'Bilby' when n % 2 = 0 then 'Of the bilby, number ' || n else 'Number ' || n end,
         $3::date + n::int, 'day', 'Number ' || n || ' speaks of a bilby.', encode(sha256(($1 || $2 || n)::bytea), 'hex'), $4, now()
       from generate_series(1, $5::int) n`,
      [marking, partner, firstDay, officer.id, SOURCES],
    ),
  );

const find = async (over: object = {}, viewer = reader) => {
  const params = searchFilter.parse({ q: "bilby", ...over });
  const groups = await withViewer(viewer, (tx) => search(tx, params));
  return groups.find(({ kind }) => kind === "source");
};
const titles = (group: Awaited<ReturnType<typeof find>>) => group?.hits.map(({ title }) => title);

let before: Awaited<ReturnType<typeof find>>[];

beforeAll(async () => {
  await makeAgency(officer, { name: "Bureau of the Bilby" });
  await makeSources("official", "GB", "2019-01-01");
  before = await Promise.all([find(), find({ kind: "source" })]);
});

test("of very much that is found the newest is ranked, and it is said that there is more", () => {
  const [group] = before;
  // The newest thirty in names, and the newest thirty anywhere, half of which are the same; and the name itself.
  expect([group?.total, group?.isMore]).toEqual([46, true]);
  expect(titles(group)).toEqual([
    "Bilby",
    ...[240, 238, 236, 234].map((n) => `Of the bilby, number ${n}`),
  ]);
});

test("more of it is ranked where one kind is looked through", async () => {
  const [, page] = before;
  expect([page?.total, page?.isMore, page?.hits.length]).toEqual([SOURCES, false, 50]);
  const last = await find({ kind: "source", from: "200" });
  expect([last?.total, last?.hits.length, titles(last)?.at(-1)]).toEqual([240, 40, "Number 3"]);
});

test("what is hidden does not take the place of anything", async () => {
  await makeSources("secret", "GB", "2024-01-01");
  await makeSources("official", "TR", "2024-01-01");
  expect(await Promise.all([find(), find({ kind: "source" })])).toEqual(before);
  const both = await find({ kind: "source", partner: "GB" }, officer);
  expect([both?.total, both?.isMore]).toEqual([480, false]);
  const [, newest] = titles(await find({}, officer)) ?? [];
  expect(newest).toBe("Bilby");
});

const ASKED = `row('bilby', '%bilby%', '%bilby%', app.search_query('{bilby}', '{}'), '{}', $1, $2, '{GB}', $3, $4)::app.search_asked`;
const KINDS = `enum_range(null::search_kind), array_fill(70, array[cardinality(enum_range(null::search_kind))])`;

/** The entries found for guesses that lead there by the index, through the newest, and from these to the index. */
const WAYS = { index: [0, 0], newest: [1e9, 1e9], cut: [40, 1e9] } as const;

test.each([
  ["everything", [[], true, "secret", null]],
  ["one reader's", [[], false, "official", null]],
  ["one partner's", [[], true, "restricted", "TR"]],
  ["what lacks a word", [["agency"], true, "secret", "GB"]],
  ["what lacks numbers", [["number 100"], true, "secret", null]],
] as const)("the same is found by whatever way: %s", async (_, asked) => {
  await asOwner(async (client) => {
    for (const inNames of [true, false]) {
      const found: unknown[] = [];
      for (const [guess, open] of Object.values(WAYS)) {
        // oxlint-disable-next-line no-await-in-loop -- on one connection
        const { rows } = await client.query(
          `select * from app.search_hits(${ASKED}, $5, ${KINDS}, $6, $7) order by kind, nr`,
          [...asked, inNames, guess, open],
        );
        found.push(rows);
      }
      const [first, ...others] = found;
      expect((first as unknown[]).length).toBeGreaterThan(69);
      for (const other of others) expect(other).toEqual(first);
    }
  });
});
