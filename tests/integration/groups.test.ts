import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { todayIn } from "#domain/calendar-date.ts";
import type { FacetValue } from "#domain/facets.ts";
import {
  BEYOND,
  type Grouping,
  groupingOf,
  type ListGroups,
  NO_VALUE,
} from "#domain/list-groups.ts";
import type { ListPage } from "#domain/listing.ts";
import { AGENCY_GROUPS } from "#features/agencies/columns.ts";
import { facetAgencies } from "#features/agencies/queries/facets.ts";
import { listAgencies } from "#features/agencies/queries/list.ts";
import { agencyFilter } from "#features/agencies/schema.ts";
import { AGREEMENT_GROUPS, MOU_GROUPS } from "#features/agreements/columns.ts";
import { countMous } from "#features/agreements/queries/mou-figures.ts";
import { listMous } from "#features/agreements/queries/mous.ts";
import { countAgreementFacets } from "#features/agreements/queries/register-facets.ts";
import { listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter, mouFilter } from "#features/agreements/views.ts";
import { COMMITMENT_GROUPS } from "#features/commitments/columns.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import { listCommitments } from "#features/commitments/queries.ts";
import { commitmentFilter } from "#features/commitments/schema.ts";
import { DELIVERY_GROUPS } from "#features/deliveries/columns.ts";
import { facetDeliveries } from "#features/deliveries/queries/facets.ts";
import { listDeliveries } from "#features/deliveries/queries.ts";
import { MEETING_GROUPS } from "#features/meetings/columns.ts";
import { facetMeetings } from "#features/meetings/queries/facets.ts";
import { listMeetings } from "#features/meetings/queries.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { PERSON_GROUPS } from "#features/people/columns.ts";
import { facetPeople } from "#features/people/queries/facets.ts";
import { listPeople } from "#features/people/queries/list.ts";
import { personFilter } from "#features/people/schema.ts";
import { SOURCE_GROUPS } from "#features/sources/columns.ts";
import { facetSources } from "#features/sources/queries/facets.ts";
import { listSources } from "#features/sources/queries/list.ts";
import { sourceFilter } from "#features/sources/schema.ts";
import { COURSE_GROUPS, TRAINING_GROUPS } from "#features/trainings/columns.ts";
import { listCourses } from "#features/trainings/queries/courses.ts";
import { facetCourses, facetProgrammes } from "#features/trainings/queries/facets.ts";
import { listTrainings } from "#features/trainings/queries/programmes.ts";
import { trainingFilter } from "#features/trainings/schema.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { makeUser } from "../make/user.ts";
import { fillDirty } from "../oracle/dirty-data.ts";

afterAll(disconnect);

const today = todayIn("Asia/Karachi", new Date());
type Params = Record<string, string | string[]>;
type Line = { id: string; group: string | null };
type List = {
  groups: ListGroups;
  all: Params;
  facets: (tx: Tx, params: Params) => Promise<(name: string) => readonly FacetValue[]>;
  page: (tx: Tx, params: Params, grouping: Grouping | null) => Promise<ListPage<Line>>;
};

const of = (values: object) => (name: string) =>
  (values as Record<string, FacetValue[]>)[name] ?? [];

const idsOf = (lines: readonly Line[], group: string | null | undefined) =>
  lines.filter((line) => line.group === group).map(({ id }) => id);

const LISTS: Record<string, List> = {
  commitments: {
    groups: COMMITMENT_GROUPS,
    all: { talking: "true" },
    facets: async (tx, params) =>
      of((await facetCommitments(tx, commitmentFilter.parse(params), today)).values),
    page: (tx, params, by) => listCommitments(tx, commitmentFilter.parse(params), today, by),
  },
  agreements: {
    groups: AGREEMENT_GROUPS,
    all: {},
    facets: async (tx, params) =>
      of(await countAgreementFacets(tx, agreementFilter.parse(params), today)),
    page: (tx, params, by) => listAgreements(tx, agreementFilter.parse(params), today, by),
  },
  mous: {
    groups: MOU_GROUPS,
    all: { show: "all", view: "table" },
    facets: async (tx, params) => of(await countMous(tx, mouFilter.parse(params), today)),
    page: (tx, params, by) => listMous(tx, mouFilter.parse(params), today, by),
  },
  meetings: {
    groups: MEETING_GROUPS,
    all: {},
    facets: async (tx, params) => of((await facetMeetings(tx, meetingFilter.parse(params))).values),
    page: (tx, params, by) => listMeetings(tx, meetingFilter.parse(params), today, by),
  },
  sources: {
    groups: SOURCE_GROUPS,
    all: {},
    facets: async (tx, params) => of((await facetSources(tx, sourceFilter.parse(params))).values),
    page: (tx, params, by) => listSources(tx, sourceFilter.parse(params), by),
  },
  agencies: {
    groups: AGENCY_GROUPS,
    all: { former: "show" },
    facets: async (tx, params) =>
      of((await facetAgencies(tx, agencyFilter.parse(params), today)).values),
    page: (tx, params, by) => listAgencies(tx, agencyFilter.parse(params), today, by),
  },
  programmes: {
    groups: TRAINING_GROUPS,
    all: {},
    facets: async (tx, params) =>
      of((await facetProgrammes(tx, trainingFilter.parse(params))).values),
    page: (tx, params, by) => listTrainings(tx, trainingFilter.parse(params), by),
  },
  courses: {
    groups: COURSE_GROUPS,
    all: {},
    facets: async (tx, params) => of((await facetCourses(tx, trainingFilter.parse(params))).values),
    page: (tx, params, by) => listCourses(tx, trainingFilter.parse(params), by),
  },
  deliveries: {
    groups: DELIVERY_GROUPS,
    all: {},
    facets: async (tx, params) =>
      of((await facetDeliveries(tx, trainingFilter.parse(params))).values),
    page: (tx, params, by) => listDeliveries(tx, trainingFilter.parse(params), by),
  },
  people: {
    groups: PERSON_GROUPS,
    all: {},
    facets: async (tx, params) => of((await facetPeople(tx, personFilter.parse(params))).values),
    page: (tx, params, by) => listPeople(tx, personFilter.parse(params), by),
  },
};
const CASES = Object.entries(LISTS).flatMap(([name, { groups }]) =>
  Object.keys(groups).map((group) => [name, group] as const),
);

let manager: Awaited<ReturnType<typeof makeUser>>;

beforeAll(async () => {
  manager = await makeUser("manager");
  const url = new URL(inject("adminUrl"));
  url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await fillDirty(client, manager.id);
  await client.end();
});

/** Every page of a list, from its first to its last or back again. */
async function pages(
  tx: Tx,
  list: List,
  { params, grouping, place }: { params: Params; grouping: Grouping | null; place?: Params },
): Promise<ListPage<Line>[]> {
  const all: ListPage<Line>[] = [];
  let at: Params | null = place ?? {};
  while (at !== null) {
    // oxlint-disable-next-line no-await-in-loop -- each page tells where the next one begins
    const page: ListPage<Line> = await list.page(tx, { ...params, ...at }, grouping);
    all.push(page);
    const next: string | null = place === undefined ? page.after : page.before;
    at = next === null ? null : { [place === undefined ? "after" : "before"]: next };
  }
  return all;
}

describe.each(CASES)("the list of %s by %s", (name, group) => {
  const list = LISTS[name];
  if (list === undefined) throw new Error(name);
  const read = () =>
    withViewer(manager, async (tx) => {
      const valuesOf = await list.facets(tx, list.all);
      const grouping = groupingOf(list.groups, group, valuesOf, "en");
      const found = await pages(tx, list, { params: list.all, grouping });
      const last = found.at(-1)?.rows.at(-1);
      const before = found.at(-1)?.before ?? null;
      const back =
        before === null
          ? []
          : await pages(tx, list, { params: list.all, grouping, place: { before } });
      const plain = await pages(tx, list, { params: list.all, grouping: null });
      return { values: valuesOf(group), order: grouping?.order ?? [], found, back, plain, last };
    });

  test("has every record in its groups, which follow one another and are as large as they say", async () => {
    const { values, order, found, plain } = await read();
    const rows = found.flatMap((page) => page.rows);
    const keys = rows.map((row) => `${row.group} ${row.id}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(rows.map(({ id }) => id))).toEqual(
      new Set(plain.flatMap((page) => page.rows).map(({ id }) => id)),
    );
    const inOrder = [...new Set(rows.map((row) => row.group ?? ""))];
    const places = inOrder.map((one) => (order.includes(one) ? order.indexOf(one) : order.length));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const runs = rows.filter((row, index) => row.group !== rows[index - 1]?.group);
    expect(runs.length).toBe(inOrder.length);
    const sized = values.map(({ value, count }) => ({
      value,
      count,
      size: rows.filter((row) => row.group === value).length,
    }));
    // A topic below another is counted above it, and no group of its own.
    const wrong = sized.filter(
      ({ size, count }) => size !== count && (group !== "topic" || size > 0),
    );
    expect(wrong).toEqual([]);
  });

  test("keeps what the filter could not name together, after what it names", async () => {
    await withViewer(manager, async (tx) => {
      const valuesOf = await list.facets(tx, list.all);
      const grouping = groupingOf(list.groups, group, valuesOf, "en");
      if (grouping === null) throw new Error(group);
      const lines = async (by: Grouping) =>
        (await pages(tx, list, { params: list.all, grouping: by })).flatMap(({ rows }) => rows);
      const named = await lines(grouping);
      const [first] = named;
      const order = grouping.order.filter((value) => value !== first?.group);
      const rest = await lines({ ...grouping, order, isWhole: false });
      if (first?.group === NO_VALUE) return;
      expect(idsOf(rest, BEYOND)).toEqual(idsOf(named, first?.group));
      expect(rest.findIndex((row) => row.group === BEYOND)).toBeGreaterThanOrEqual(
        rest.filter((row) => row.group !== BEYOND && row.group !== NO_VALUE).length,
      );
    });
  });

  test("reads the same backwards, and says where a page cuts a group", async () => {
    const { found, back, last } = await read();
    expect(last).toBeDefined();
    const forwards = found.slice(0, -1).map((page) => page.rows.map(({ id }) => id));
    expect(back.toReversed().map((page) => page.rows.map(({ id }) => id))).toEqual(forwards);
    for (const [index, page] of found.entries()) {
      const next = found[index + 1]?.rows[0]?.group;
      const goesOn = next !== undefined && next === page.rows.at(-1)?.group;
      expect(page.continues).toBe(goesOn);
      expect(found[index + 1]?.isContinued ?? goesOn).toBe(goesOn);
      // Read backwards, the last page is not read again.
      const again = back.toReversed()[index] ?? page;
      expect([again.isContinued, again.continues]).toEqual([page.isContinued, page.continues]);
    }
  });
});

test("a cursor of the list without groups leads to the first page of the list with groups", async () => {
  const list = LISTS["meetings"];
  if (list === undefined) throw new Error("meetings");
  await withViewer(manager, async (tx) => {
    const { after } = await list.page(tx, {}, null);
    const grouping = groupingOf(list.groups, "partner", await list.facets(tx, {}), "en");
    const [first] = await pages(tx, list, { params: {}, grouping });
    const misled = await list.page(tx, after === null ? {} : { after }, grouping);
    expect(misled.rows).toEqual(first?.rows);
  });
});

test("groups stand by name, the latest first, or as they are given; none is never among them", () => {
  const values = [
    { value: "b", name: "Zypern", nameUr: null, count: 1 },
    { value: NO_VALUE, name: null, nameUr: null, count: 1 },
    { value: "a", name: "Österreich", nameUr: null, count: 1 },
  ];
  const by = (order: ListGroups[string]) =>
    groupingOf({ x: order }, "x", () => values, "en")?.order;
  expect(by("label")).toEqual(["a", "b"]);
  expect(by("latest")).toEqual(["b", "a"]);
  expect(by(["c", "b", "a"])).toEqual(["c", "b", "a"]);
  expect(groupingOf({}, "x", () => values, "en")).toBeNull();
});
