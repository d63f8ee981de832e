import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { BEYOND, type Grouping, groupingOf, NO_VALUE } from "#domain/list-groups.ts";
import type { ListPage } from "#domain/listing.ts";
import { MEETING_GROUPS } from "#features/meetings/columns.ts";
import { listMeetings } from "#features/meetings/queries.ts";
import { facetMeetings } from "#features/meetings/queries/facets.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { listSources } from "#features/sources/queries/list.ts";
import { sourceFilter } from "#features/sources/schema.ts";
import { todayIn } from "#domain/calendar-date.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { makeUser } from "../make/user.ts";
import { fillDirty } from "../oracle/dirty-data.ts";

afterAll(disconnect);

type Line = { id: string; group: string | null };
const today = todayIn("Asia/Karachi", new Date());
const LISTS = {
  meetings: (tx: Tx, params: object, by: Grouping): Promise<ListPage<Line>> =>
    listMeetings(tx, meetingFilter.parse(params), today, by),
  sources: (tx: Tx, params: object, by: Grouping): Promise<ListPage<Line>> =>
    listSources(tx, sourceFilter.parse(params), by),
};

let manager: Awaited<ReturnType<typeof makeUser>>;
let admin: Client;

beforeAll(async () => {
  manager = await makeUser("manager");
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  admin = new Client({ connectionString: url.href });
  await admin.connect();
  await fillDirty(admin, manager.id);
  // Of several years, with two in between of which there is nothing, and some without a day.
  const day = "'2024-12-31'::date - (array[0, 20, 366, 1461])[1 + abs(hashtext(id::text)) % 4]";
  await admin.query("select set_config('app.user_id', $1, false)", [manager.id]);
  const dated = "abs(hashtext(id::text || 'x')) % 5 > 0";
  await admin.query(
    `update meeting set held_on = ${day}, held_precision = 'day', until_on = null where ${dated}`,
  );
  await admin.query(
    `update source set published_on = ${day}, published_precision = 'day' where ${dated}`,
  );
  await admin.query(`
    update topic set parent_id = (select first.id from topic first order by first.slug limit 1)
    where slug = (select max(slug) from topic)`);
});
afterAll(() => admin.end());

/** All rows of a list by groups, in their order, with those named that are given. */
const rowsBy = (
  name: keyof typeof LISTS,
  group: string,
  order: readonly string[],
  isWhole = false,
) =>
  withViewer(manager, async (tx) => {
    const rows: Line[] = [];
    for (let after: string | null = ""; after !== null;) {
      // oxlint-disable-next-line no-await-in-loop -- each page tells where the next one begins
      const page: ListPage<Line> = await LISTS[name](tx, after === "" ? {} : { after }, {
        name: group,
        order,
        isWhole,
      });
      rows.push(...page.rows);
      after = page.after;
    }
    return rows.map((row) => `${row.group} ${row.id}`);
  });
const idOf = (line: string) => line.split(" ").at(-1) ?? "";

describe.each(["meetings", "sources"] as const)("%s by year", (name) => {
  const [table, column] = name === "meetings" ? ["meeting", "held_on"] : ["source", "published_on"];
  const expected = async () => {
    const { rows } = await admin.query<{ id: string; year: string | null }>(
      `select id, extract(year from ${column})::text as year from ${table} order by ${column} desc nulls last, id desc`,
    );
    return rows;
  };

  test("that are not named stand together, the latest first, before those without a day", async () => {
    const all = await expected();
    expect(new Set(all.map(({ year }) => year)).size).toBeGreaterThan(2);
    expect(await rowsBy(name, "year", [])).toEqual(
      all.map(({ id, year }) => `${year === null ? NO_VALUE : BEYOND} ${id}`),
    );
  });

  test("that are named come in their order, also one of which there is nothing", async () => {
    const all = await expected();
    const years = [...new Set(all.map(({ year }) => year).filter((year) => year !== null))];
    const [first = "", ...others] = years;
    const named = [...others, "1913"];
    const found = await rowsBy(name, "year", named);
    const inOrder = [
      ...others.flatMap((one) => all.filter(({ year }) => year === one)),
      ...all.filter(({ year }) => year === first),
      ...all.filter(({ year }) => year === null),
    ];
    expect(found.map(idOf)).toEqual(inOrder.map(({ id }) => id));
    expect(found.filter((line) => line.startsWith(BEYOND)).length).toBe(
      all.filter(({ year }) => year === first).length,
    );
  });
});

const roots = async () => {
  const { rows } = await admin.query<{ slug: string }>(
    "select slug from topic where parent_id is null order by slug",
  );
  return rows.map(({ slug }) => slug);
};
/** As if so many more meetings had each topic, or so many fewer. */
const count = (more: number) =>
  admin.query("update app.tally set n = n + $1 where what = 'meeting_topic'", [more]);

describe("meetings by topic", () => {
  test("are the same where they are met in order, of a frequent topic, as where they are sought by it", async () => {
    const named = await roots();
    const read = async () => [
      await rowsBy("meetings", "topic", named),
      await rowsBy("meetings", "topic", named.slice(1)),
    ];
    const sought = await read();
    await count(100_000);
    const met = await read();
    await count(-100_000);
    expect(sought[0]?.filter((line) => !line.startsWith(NO_VALUE)).length).toBeGreaterThan(3);
    expect(met).toEqual(sought);
  });

  test("stand once among the others, however many other topics they have", async () => {
    const { rows } = await admin.query<{ id: string; topics: number }>(
      `select m.id, (select count(*)::int from meeting_topic l where l.meeting_id = m.id) as topics
       from meeting m order by m.held_on desc nulls last, m.id desc`,
    );
    expect(rows.some(({ topics }) => topics > 1)).toBe(true);
    const ofTopics = rows.filter(({ topics }) => topics > 0);
    const without = rows.filter(({ topics }) => topics === 0);
    expect(await rowsBy("meetings", "topic", [])).toEqual([
      ...ofTopics.map(({ id }) => `${BEYOND} ${id}`),
      ...without.map(({ id }) => `${NO_VALUE} ${id}`),
    ]);
  });

  test("none stands under a topic that is no group of its own", async () => {
    const { rows } = await admin.query<{ slug: string }>(
      "select slug from topic where parent_id is not null order by slug",
    );
    const below = rows.map(({ slug }) => slug);
    expect(below.length).toBeGreaterThan(0);
    const found = await rowsBy("meetings", "topic", [...(await roots()), ...below]);
    expect(found.filter((line) => below.includes(line.split(" ")[0] ?? ""))).toEqual([]);
  });
});

test("of more years than a filter offers no meeting is lost", async () => {
  await admin.query(
    `insert into meeting (id, ref, partner, marking, releasable_to, type, title, time_zone, held_on, held_precision, created_by_id, updated_at)
     select gen_random_uuid(), 'MTG-OLD-' || n, 'GB', 'official', '{}', 'visit', 'Meeting ' || n, 'Asia/Karachi',
       make_date(1700 + n, 1, 1), 'day', $1, now() from generate_series(1, 120) n`,
    [manager.id],
  );
  const grouping = await withViewer(manager, async (tx) => {
    const { values } = await facetMeetings(tx, meetingFilter.parse({}));
    return groupingOf(MEETING_GROUPS, "year", () => values.year, "en");
  });
  if (grouping === null) throw new Error("no grouping");
  expect(grouping.order.length).toBeLessThan(120);
  const found = await rowsBy("meetings", "year", grouping.order, grouping.isWhole);
  const { rows } = await admin.query<{ id: string }>("select id from meeting");
  expect(found.map(idOf).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
});

test("many meetings by topic come backwards, page by page, as they came forwards", async () => {
  await admin.query(
    `insert into meeting_topic (meeting_id, topic_id)
     select m.id, t.id from meeting m
     join (select id, row_number() over (order by slug) as nr from topic where parent_id is null) t
       on t.nr = 1 + abs(hashtext(m.id::text)) % 3 where m.ref like 'MTG-OLD-%'`,
  );
  await withViewer(manager, async (tx) => {
    const grouping = { name: "topic", order: await roots(), isWhole: false };
    const forwards: Line[][] = [];
    let page = await LISTS.meetings(tx, {}, grouping);
    forwards.push(page.rows);
    while (page.after !== null) {
      // oxlint-disable-next-line no-await-in-loop -- each page tells where the next one begins
      page = await LISTS.meetings(tx, { after: page.after }, grouping);
      forwards.push(page.rows);
    }
    const backwards: Line[][] = [page.rows];
    while (page.before !== null) {
      // oxlint-disable-next-line no-await-in-loop -- and where the one before it ends
      page = await LISTS.meetings(tx, { before: page.before }, grouping);
      backwards.unshift(page.rows);
    }
    const named = (pages: Line[][]) => pages.flat().map(({ id, group }) => `${group} ${id}`);
    expect(forwards.length).toBeGreaterThan(2);
    expect(new Set(forwards.flat().map(({ group }) => group)).size).toBeGreaterThan(2);
    expect(named(backwards)).toEqual(named(forwards));
  });
});
