import { afterAll, describe, expect, test } from "vitest";
import type { Facets } from "#domain/facets.ts";
import { listDeliveries } from "#features/deliveries/queries.ts";
import { facetDeliveries } from "#features/deliveries/queries/facets.ts";
import { listCourses, listHeads } from "#features/trainings/queries/courses.ts";
import { facetCourses, facetProgrammes } from "#features/trainings/queries/facets.ts";
import { listTrainings } from "#features/trainings/queries/programmes.ts";
import {
  coursesCounted,
  HEADS_BY,
  type TrainingFilter,
  trainingFilter,
} from "#features/trainings/schema.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { makeAgency } from "../make/agency.ts";
import { makeTopic } from "../make/topic.ts";
import { makeCourse, makeDelivery, makeTraining } from "../make/training.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const administrator = await makeUser("administrator");
const forBritain = await makeUser("officer", { clearance: "restricted", partners: ["GB"] });

const top = await makeTopic(administrator, "Crime scene work");
const below = await makeTopic(administrator, "Fingerprints", top);
const provider = await makeAgency(officer, { name: "College of Policing" });
const [customs, police] = [
  await makeAgency(officer, { name: "Customs of home", country: "PK" }),
  await makeAgency(officer, { name: "Police of home", country: "PK" }),
];
const ids = { recipientIds: [customs, police], topicIds: [below] };
const both = await makeTraining(officer, { title: "For both", providerId: provider, ...ids });
await makeCourse(officer, both, {
  startsOn: "2025-03-01",
  nominated: 12,
  attended: 10,
  completed: 9,
});
await makeCourse(officer, both, { startsOn: "2026", title: "Without numbers" });
const secret = await makeTraining(officer, { marking: "secret", recipientIds: [police] });
await makeCourse(officer, secret, { attended: 100 });
const american = await makeTraining(officer, { partner: "US", title: "American" });
await makeCourse(officer, american, { attended: 7, completed: 7 });

await makeDelivery(officer, { partner: "US", marking: "secret", recipientId: police });

const headsBy = (by: string, viewer = officer) =>
  withViewer(viewer, (tx) => listHeads(tx, trainingFilter.parse({ by })));

describe("heads trained", () => {
  test("stand under every agency that is trained, and once in the total", async () => {
    const { rows, total } = await headsBy("agency", forBritain);
    expect(rows).toMatchObject([
      { name: "Customs of home", courses: 2, attended: { known: 10, missing: 1 } },
      { name: "Police of home", courses: 2, attended: { known: 10, missing: 1 } },
    ]);
    expect(total).toMatchObject({
      courses: 2,
      nominated: { known: 12, missing: 1 },
      completed: { known: 9, missing: 1 },
      marking: "official",
    });
  });

  test("add nothing of what the viewer may not see", async () => {
    const { rows, total } = await headsBy("agency");
    expect(rows.find(({ name }) => name === "Police of home")?.attended.known).toBe(110);
    expect(total).toMatchObject({ courses: 4, attended: { known: 117 }, marking: "secret" });
    expect((await headsBy("agency", forBritain)).total.attended.known).toBe(10);
  });

  test("of a topic are counted with the topics below it", async () => {
    const { rows } = await headsBy("topic", forBritain);
    expect(rows.map(({ value, depth, courses }) => [value, depth, courses])).toEqual([
      ["crime-scene-work", 0, 2],
      ["fingerprints", 1, 2],
    ]);
  });

  test.each(HEADS_BY)("by %s open exactly the courses that they count", async (by) => {
    const { rows } = await headsBy(by);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) {
      const { courses, attended } = row;
      const filter = trainingFilter.parse(coursesCounted(by, row));
      const page = await withViewer(officer, (tx) => listCourses(tx, filter));
      expect(page.rows, JSON.stringify(row)).toHaveLength(courses);
      const known = page.rows.map((course) => course.attended).filter((count) => count !== null);
      expect(known.reduce((sum, count) => sum + count, 0)).toBe(attended.known ?? 0);
    }
  });
});

describe("programmes", () => {
  test("are filtered by everything at once, and counted as they are shown", async () => {
    const params = {
      partner: "GB",
      side: "partner",
      topic: "crime-scene-work",
      agency: customs,
      year: "2025",
      q: "both",
    };
    const { page, counts } = await withViewer(officer, async (tx) => ({
      page: await listTrainings(tx, trainingFilter.parse(params)),
      counts: await facetProgrammes(tx, trainingFilter.parse(params)),
    }));
    expect(page.rows).toMatchObject([
      { title: "For both", courses: 2, attended: 10, provider: { name: "College of Policing" } },
    ]);
    expect(page.rows[0]?.recipients).toHaveLength(2);
    expect(counts.total).toBe(1);
    expect(counts.values.topic.map(({ value }) => value).toSorted()).toEqual([
      "crime-scene-work",
      "fingerprints",
    ]);
    expect(counts.values.year).toMatchObject([
      { value: "2025", count: 1 },
      { value: "2026", count: 1 },
    ]);
  });

  test("of other partners and markings are neither shown nor counted", async () => {
    const { page, counts } = await withViewer(forBritain, async (tx) => ({
      page: await listTrainings(tx, trainingFilter.parse({})),
      counts: await facetProgrammes(tx, trainingFilter.parse({})),
    }));
    expect(page.rows.map(({ title }) => title)).toEqual(["For both"]);
    expect(counts).toMatchObject({
      total: 1,
      values: { partner: [{ value: "GB", count: 1 }] },
    });
  });
});

describe("each value of a filter", () => {
  const SINGLE = new Set(["side", "topic", "agency", "provider", "year"]);
  const FILTERS = [
    {},
    { partner: "GB" },
    { topic: "crime-scene-work", mode: "unknown" },
    { agency: customs, year: "2025" },
    { side: "partner", marking: ["official"] },
    { year: "none", since: "2025-01-01" },
    { until: "2025-06-01", asOf: "2025-12-31" },
  ];
  type Kind = {
    facets: (tx: Tx, filter: TrainingFilter) => Promise<Facets<string>>;
    list: (tx: Tx, filter: TrainingFilter) => Promise<{ rows: unknown[] }>;
  };
  const KINDS: Record<string, Kind> = {
    programmes: { facets: facetProgrammes, list: listTrainings },
    courses: { facets: facetCourses, list: listCourses },
    deliveries: { facets: facetDeliveries, list: listDeliveries },
  };

  test.each(Object.entries(KINDS))("of %s counts what choosing it shows", async (_, kind) => {
    let compared = 0;
    for (const viewer of [officer, forBritain]) {
      for (const asked of FILTERS) {
        const read = (params: object) =>
          withViewer(viewer, (tx) => kind.list(tx, trainingFilter.parse(params)));
        const { total, values } = await withViewer(viewer, (tx) =>
          kind.facets(tx, trainingFilter.parse(asked)),
        );
        expect(total).toBe((await read(asked)).rows.length);
        for (const [facet, found] of Object.entries(values)) {
          for (const { value, count } of found) {
            const chosen = { ...asked, [facet]: SINGLE.has(facet) ? value : [value] };
            const { rows } = await read(chosen);
            expect([facet, value, rows.length], JSON.stringify(asked)).toEqual([
              facet,
              value,
              count,
            ]);
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(10);
  });
});

describe("deliveries", () => {
  test("are listed with their quantities, and counted as they are shown", async () => {
    await makeDelivery(officer, { recipientId: customs });
    await makeDelivery(officer, { partner: "US", quantityPromised: null });
    const read = (viewer: typeof officer) =>
      withViewer(viewer, async (tx) => ({
        page: await listDeliveries(tx, trainingFilter.parse({})),
        counts: await facetDeliveries(tx, trainingFilter.parse({})),
      }));
    expect((await read(officer)).counts.total).toBe(3);
    const { page, counts } = await read(forBritain);
    expect(page.rows).toMatchObject([{ quantityPromised: 40, recipient: { id: customs } }]);
    expect(counts).toMatchObject({
      total: 1,
      values: { agency: [{ value: customs, count: 1 }] },
    });
  });
});
