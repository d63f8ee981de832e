import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, todayIn } from "#domain/calendar-date.ts";
import { cursor } from "#domain/listing.ts";
import {
  countCommitments,
  countCommitmentsBy,
  listCommitments,
  listDueSoon,
  listOverdue,
} from "#features/commitments/queries.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import {
  type CommitmentFilter,
  commitmentFilter,
  commitmentsHref,
  COMMITMENT_SORTS,
  filterOf,
} from "#features/commitments/schema.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { makeAgency } from "../make/agency.ts";
import { dueOn, makeCommitment, report } from "../make/commitment.ts";
import { makeSource } from "../make/source.ts";
import { makeTopic } from "../make/topic.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const administrator = await makeUser("administrator");
const confined = await makeUser("analyst", { clearance: "official", partners: ["GB"] });
const today = todayIn("Asia/Karachi", new Date());
const inDays = (days: number) => addDays(today, days);

const read = <T>(work: (tx: Tx) => Promise<T>, viewer = officer) => withViewer(viewer, work);
const list = (over: Partial<CommitmentFilter>, viewer = officer) =>
  read((tx) => listCommitments(tx, filterOf(over), today), viewer);
const count = (over: Partial<CommitmentFilter>) => read((tx) => countCommitments(tx, over, today));
const titles = async (over: Partial<CommitmentFilter>, viewer = officer) =>
  (await list(over, viewer)).rows.map(({ title }) => title);

/** One of each kind that the lists tell apart; the titles say what they are. */
beforeAll(async () => {
  const parentId = await makeTopic(administrator, "Cybercrime");
  const childId = await makeTopic(administrator, "Call centres", parentId);
  const agencyId = await makeAgency(officer, { country: "PK", name: "Cyber Agency" });
  const sourceId = await makeSource(officer);
  const make = (title: string, over: object = {}) => makeCommitment(officer, { title, ...over });
  await make("long overdue", { ...dueOn(inDays(-40)), obligor: "home" });
  await make("overdue", { ...dueOn(inDays(-1)), topicIds: [childId], leadAgencyId: agencyId });
  await make("due today", { ...dueOn(today), obligor: "both", supportingAgencyIds: [agencyId] });
  await make("due soon", { ...dueOn(inDays(30)), topicIds: [parentId, childId] });
  await make("due later", { ...dueOn(inDays(31)), strength: "signed", kind: "review" });
  await make("undated 100% certain");
  await make("of the United States", { partner: "US", topicIds: [parentId] });
  await make("secret", { marking: "secret", ...dueOn(inDays(-2)) });
  await make("talk", { strength: "discussed", ...dueOn(inDays(-3)) });
  const kept = await make("kept", {
    ...dueOn(inDays(-65)),
    madeOn: inDays(-100),
    madePrecision: "day",
  });
  await report(officer, kept, { effectiveOn: inDays(-70), status: "complete", sourceId });
  const late = await make("kept late", dueOn(inDays(-5)));
  await report(officer, late, { effectiveOn: inDays(-1), status: "complete", sourceId });
  const dropped = await make("dropped", dueOn(inDays(-7)));
  await report(officer, dropped, { effectiveOn: inDays(-8), status: "dropped", note: "Given up." });
});

describe("the list", () => {
  test("has what is open first, by due date, then what has none, then what is closed", async () => {
    expect((await titles({ partner: ["GB"] as never })).slice(0, 7)).toEqual([
      "long overdue",
      "secret",
      "overdue",
      "due today",
      "due soon",
      "due later",
      "undated 100% certain",
    ]);
  });

  test("leaves talking points out until they are asked for", async () => {
    expect(await titles({})).not.toContain("talk");
    expect(await titles({ talking: "true" })).toContain("talk");
    expect(await titles({ strength: ["discussed"] })).toEqual(["talk"]);
  });

  test("shows nobody what is marked above them or of another partner", async () => {
    const seen = await titles({ talking: "true" }, confined);
    expect(seen).not.toContain("secret");
    expect(seen).not.toContain("of the United States");
    expect(seen).toHaveLength(10);
  });

  test.each<[string, Partial<CommitmentFilter>, string[]]>([
    ["what is overdue", { due: ["overdue"] }, ["long overdue", "secret", "overdue"]],
    ["what is due soon, today included", { due: ["soon"] }, ["due today", "due soon"]],
    ["what is overdue on our side", { due: ["overdue"], obligor: ["home"] }, ["long overdue"]],
    [
      "a topic with those below it",
      { topic: ["cybercrime"] },
      ["overdue", "due soon", "of the United States"],
    ],
    ["a topic below another", { topic: ["call-centres"] }, ["overdue", "due soon"]],
    ["an agency that leads or supports", { agency: "" }, ["overdue", "due today"]],
    ["words, with signs taken as they are", { q: "100%" }, ["undated 100% certain"]],
    ["nothing for a sign that stands for any", { q: "%" }, []],
    ["what was kept in a month", { keptIn: inDays(-70).slice(0, 7), q: "kept" }, ["kept"]],
    [
      "what became overdue in a month, kept since or not",
      { lateIn: inDays(-4).slice(0, 7), q: "kept" },
      ["kept late"],
    ],
    ["a kind", { kind: ["review"] }, ["due later"]],
  ])("finds %s", async (_name, over, expected) => {
    const [agency] = await read((tx) => tx.agency.findMany({ select: { id: true } }));
    const filter = over.agency === undefined ? over : { agency: agency?.id ?? "" };
    expect(await titles(filter)).toEqual(expected);
  });

  test.each(COMMITMENT_SORTS)(
    "leaves out and repeats nothing from page to page by %s",
    async (sort) => {
      const all = await list({ sort, talking: "true" });
      for (const at of [0, 5]) {
        const row = all.rows[at];
        const from = { key: row?.key ?? "", id: row?.id ?? "" };
        const onward = await list({ sort, talking: "true", after: from });
        expect(onward.rows.map(({ id }) => id)).toEqual(all.rows.slice(at + 1).map(({ id }) => id));
        const back = await list({ sort, talking: "true", before: from });
        expect(back.rows.map(({ id }) => id)).toEqual(all.rows.slice(0, at).map(({ id }) => id));
      }
    },
  );

  test("knows the past: as it stood, and as it was known", async () => {
    expect(await count({ due: ["overdue"] })).toBe(3);
    const before = { asOf: inDays(-2), due: ["overdue" as const] };
    expect(await titles(before)).toEqual(["long overdue", "kept late"]);
    // All of it was recorded today, so nothing was known yesterday.
    expect(await count({ knownOn: inDays(-1) })).toBe(0);
    expect(await count({ knownOn: today })).toBe(await count({}));
  });

  test("passes over what the address should not say", () => {
    const filter = commitmentFilter.parse({
      partner: ["GB", "gb", "GB"],
      status: "nonsense",
      topic: "a b",
      due: ["overdue", "x"],
      asOf: "2026-02-31",
      sort: "sideways",
      after: "!!",
      q: " \u0000 ",
    });
    expect(filter).toEqual(filterOf({ partner: ["GB"] as never, due: ["overdue"] }));
    expect(cursor.parse("bm9uc2Vuc2U")).toBeNull();
  });
});

describe("counts", () => {
  test("beside every value are the length of the list that the value gives", async () => {
    const filters: Partial<CommitmentFilter>[] = [
      {},
      { partner: ["GB"] as never, due: ["overdue", "soon"] },
      { topic: ["cybercrime"], talking: "true" },
      { q: "due", obligor: ["partner"] },
    ];
    let compared = 0;
    for (const filter of filters) {
      const facets = await read((tx) => facetCommitments(tx, filterOf(filter), today));
      expect(facets.total).toBe(await count(filter));
      for (const [facet, values] of Object.entries(facets.values)) {
        for (const { value, count: counted } of values) {
          const only = { ...filter, [facet]: facet === "agency" ? value : [value] };
          expect([facet, value, await count(only)]).toEqual([facet, value, counted]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(60);
  });

  test("of many filters come in one statement, and each is the length of its list", async () => {
    const filters = { ours: { due: ["overdue"], obligor: ["home"] }, all: {} } as const;
    const counts = await read((tx) => countCommitmentsBy(tx, filters as never, today));
    expect(counts).toEqual({ ours: 1, all: 11 });
  });

  test("lead to the list they count: the address says the filter", async () => {
    const filter = filterOf({
      due: ["overdue"],
      obligor: ["home", "both"],
      q: "a & b",
      asOf: today,
    });
    const { searchParams } = new URL(commitmentsHref(filter), "http://x");
    const params = Object.fromEntries(
      [...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]),
    );
    expect(commitmentFilter.parse(params)).toEqual(filter);
  });
});

describe("heads of lists", () => {
  test("begin with the most pressing", async () => {
    const heads = await read(async (tx) => [
      await listOverdue(tx, {}, today, 2),
      await listDueSoon(tx, {}, today, 1),
    ]);
    expect(heads.map((rows) => rows.map(({ title }) => title))).toEqual([
      ["long overdue", "secret"],
      ["due today"],
    ]);
    expect(heads[0]?.[0]).toMatchObject({
      daysOverdue: 40,
      isOverdue: true,
      partner: { code: "GB", name: "United Kingdom" },
    });
  });
});

test("a topic has nothing until a promise is about it, or about one below it, for who may see that", async () => {
  const parentId = await makeTopic(administrator, "Rare things");
  const childId = await makeTopic(administrator, "Rarest things", parentId);
  const about = async (slug: string, viewer = officer) =>
    (await list({ topic: [slug] }, viewer)).rows.map(({ title }) => title);
  expect(await about("rare-things")).toEqual([]);
  expect(await about("no-such-topic")).toEqual([]);
  await makeCommitment(officer, {
    title: "talk of it",
    strength: "discussed",
    topicIds: [childId],
  });
  expect(await about("rare-things")).toEqual([]);
  const talk = await list({ topic: ["rare-things"], talking: "true" });
  expect(talk.rows.map(({ title }) => title)).toEqual(["talk of it"]);
  await makeCommitment(officer, { title: "rare", partner: "TR", topicIds: [childId] });
  expect(await about("rare-things")).toEqual(["rare"]);
  expect(await about("rarest-things")).toEqual(["rare"]);
  expect(await about("rare-things", confined)).toEqual([]);
});
