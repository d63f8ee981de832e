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

/** What few have and what nearly all have, by guesses that lead to the index and to the newest of them. */
const WAYS = { index: [1], newest: [1e9] } as const;

const askedOf = (partners: readonly string[] | null) => `
  row('bilby', query, array[query], '{}', null, $1, app.search_any(array(select app.search_phrase(one, true) from unnest($1::text[]) one)),
    $4::bpchar[] is null, ${partners === null ? "'{}'" : "$4"}, $2, $3, $4)::app.search_asked`;
const QUERY = "app.search_query('{bilby}', '{}') query";
const hits = (way: string, partners: readonly string[] | null) => `
  select kind, record_id, part, nr
  from ${QUERY}, app.search_hits(${askedOf(partners)}, '${way}', '{source,meeting}', '{70,70}', $5::float[])
  order by kind, nr`;

test.each([
  ["everything", [[], "secret", null, null]],
  ["one reader's", [[], "official", null, ["GB"]]],
  ["a reader's of two partners", [[], "secret", null, ["GB", "TR"]]],
  ["one partner's", [[], "restricted", "TR", ["TR"]]],
  ["what lacks a word", [["agency"], "secret", "GB", ["GB"]]],
  ["what lacks numbers", [["number 100"], "secret", null, null]],
] as const)("the same is found by whatever way: %s", async (_, asked) => {
  await asOwner(async (client) => {
    for (const way of ["names", "text"]) {
      const found: unknown[] = [];
      for (const guesses of Object.values(WAYS)) {
        // oxlint-disable-next-line no-await-in-loop -- on one connection
        const { rows } = await client.query(hits(way, asked[3]), [...asked, guesses]);
        found.push(rows);
      }
      const [first, ...others] = found;
      expect((first as unknown[]).length).toBeGreaterThan(69);
      for (const other of others) expect(other).toEqual(first);
    }
  });
});

const walk = (look: number, partners: readonly string[] | null) =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ record_id: string | null }>(
      `select w.* from ${QUERY}, app.search_walk(${askedOf(partners)}, 'text', 'source', 70, $5) w`,
      [["number 5"], "official", null, partners, look],
    );
    return [rows.filter(({ record_id }) => record_id !== null).length, rows.length];
  });

test("so many of the newest are looked through, and it is said that older ones were left alone", async () => {
  const [few, fewRows] = await walk(40, ["GB"]);
  expect([few, fewRows]).toEqual([40, 41]);
  expect(await walk(40, ["GB", "TR"])).toEqual([40, 41]);
  expect(await walk(100, ["GB"])).toEqual([71, 71]);
  expect(await walk(100, ["ZA"])).toEqual([0, 0]);
});
