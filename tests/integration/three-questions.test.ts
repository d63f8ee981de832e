import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { todayIn } from "#domain/calendar-date.ts";
import { countAgreementFacets } from "#features/agreements/queries/register-facets.ts";
import { countPerhapsInForce, listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter, inForceWith } from "#features/agreements/views.ts";
import { commitmentList, WHAT_CAME, whatCameOf } from "#features/commitments/columns.ts";
import { listCommitments } from "#features/commitments/queries.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import { commitmentFilter } from "#features/commitments/schema.ts";
import { firstRows } from "#features/export/queries.ts";
import { REGISTERS } from "#features/export/registers.ts";
import { readArrangement } from "#features/lists/queries.ts";
import { listCourses, listHeads } from "#features/trainings/queries/courses.ts";
import { facetProgrammes } from "#features/trainings/queries/facets.ts";
import { coursesCounted, trainedBy, trainingFilter } from "#features/trainings/schema.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { makeAgency } from "../make/agency.ts";
import { actionFields, makeAgreement } from "../make/agreement.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { makeSource } from "../make/source.ts";
import { makeTopic } from "../make/topic.ts";
import { makeCourse, makeDelivery, makeTraining } from "../make/training.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const administrator = await makeUser("administrator");
const analyst = await makeUser("analyst");
const today = todayIn("Asia/Karachi", new Date());
const read = <T>(work: (tx: Tx) => Promise<T>) => withViewer(analyst, work);
/** The parameters of an address, as its page has them. */
const paramsOf = (address: string) =>
  Object.fromEntries(new URL(address, "http://localhost").searchParams);

describe("what is in force with the UK on extradition on 1 June 2016", () => {
  const address = "/agreements?partner=GB&topic=surrender&inForceOn=2016-06-01";

  beforeAll(async () => {
    const parentId = await makeTopic(administrator, "Legal assistance");
    const topicIds = [await makeTopic(administrator, "Surrender", parentId)];
    const make = (title: string, actions: unknown[], over: object = {}) =>
      makeAgreement(officer, {
        title,
        instrument: "treaty",
        binding: "binding",
        topicIds,
        actions,
        ...over,
      });
    await make("In force then", [
      actionFields("signed", "1972-06-08"),
      actionFields("in_force", "1977-01-21"),
    ]);
    await make("Ended the day before", [
      actionFields("in_force", "1935-06-24"),
      actionFields("terminated", "2016-05-31"),
    ]);
    await make("In force the day after", [
      actionFields("signed", "2015-01-02"),
      actionFields("in_force", "2016-06-02"),
    ]);
    await make("Suspended then", [
      actionFields("in_force", "2008-04-30"),
      actionFields("suspended", "2015-02-01"),
    ]);
    await make("Signed, and never heard of again", [actionFields("signed", "1931-12-22")]);
    const inForce = [actionFields("in_force", "1990-01-01")];
    await make("With somebody else", inForce, { partner: "US" });
    await make("On something else", inForce, { topicIds: [parentId] });
  });

  test("is one address, and counts nothing that was not in force that day", async () => {
    const filter = agreementFilter.parse(paramsOf(address));
    const { page, facets } = await read(async (tx) => ({
      page: await listAgreements(tx, filter, today),
      facets: await countAgreementFacets(tx, filter, today),
    }));
    expect(page.rows.map(({ title, state }) => [title, state])).toEqual([
      ["In force then", "in_force"],
    ]);
    expect(facets.total).toBe(1);
    // Two had been signed by then, and nothing says when they began: told, and not counted.
    expect(await read((tx) => countPerhapsInForce(tx, filter, today))).toBe(2);
    // So it is by the box for another day, which asks for the state instead.
    const dated = agreementFilter.parse(
      paramsOf("/agreements?partner=GB&topic=surrender&asOf=2016-06-01&state=in_force"),
    );
    expect(await read((tx) => countPerhapsInForce(tx, dated, today))).toBe(2);
    // The other values of each filter say what would come: a click away.
    expect(facets.partner.map(({ value, count }) => [value, count])).toEqual([
      ["GB", 1],
      ["US", 1],
    ]);
  });
});

test("what is in force with a partner is a click from its page, and the day and topic from there", () => {
  const asked = paramsOf(inForceWith("GB" as never, today));
  const typed = { ...asked, inForceOn: "1 June 2016", topic: "surrender" };
  expect(agreementFilter.parse(typed)).toEqual(
    agreementFilter.parse({ partner: "GB", topic: "surrender", inForceOn: "2016-06-01" }),
  );
});

describe("what did the US promise since 2024 and what came of it", () => {
  const address = "/commitments?partner=US&obligor=partner&obligor=both&madeSince=2024-01-01";
  const params = { partner: "US", obligor: ["partner", "both"], madeSince: "2024-01-01" };

  beforeAll(async () => {
    const make = (title: string, madeOn: string | null, over: object = {}) =>
      makeCommitment(officer, {
        title,
        partner: "US",
        madeOn,
        madePrecision: madeOn === null ? "unknown" : null,
        ...over,
      });
    const sourceId = await makeSource(officer, { partner: "US", title: "Handed-over note" });
    const kept = await make("Scanners for the dry port", "2024-01-01");
    await report(officer, kept, { status: "limited", effectiveOn: "2024-06-01", note: "Ordered" });
    await report(officer, kept, {
      status: "complete",
      effectiveOn: "2025-03-01",
      note: "Twelve stand at the port",
      sourceId,
    });
    await makeDelivery(officer, { partner: "US", item: "Cargo scanners", commitmentId: kept });
    const training = await make("Courses for examiners", "2025", { obligor: "both" });
    await makeTraining(officer, { partner: "US", title: "Examiners", commitmentId: training });
    await make("Too long ago", "2023-12-31");
    await make("Nobody knows when", null);
    await make("Ours to do", "2024-05-01", { obligor: "home" });
    await make("Talk", "2024-05-01", { strength: "discussed" });
    await make("Of others", "2024-05-01", { partner: "GB" });
  });

  test("is one address, with the same count beside its filters", async () => {
    const filter = commitmentFilter.parse(params);
    expect(new URL(address, "http://x").searchParams.getAll("obligor")).toEqual(filter.obligor);
    const { page, facets } = await read(async (tx) => ({
      page: await listCommitments(tx, { ...filter, sort: "made" }, today),
      facets: await facetCommitments(tx, filter, today),
    }));
    expect(page.rows.map(({ title, status }) => [title, status])).toEqual([
      ["Scanners for the dry port", "complete"],
      ["Courses for examiners", "no_evidence"],
    ]);
    expect(facets.total).toBe(2);
    const until = commitmentFilter.parse({ ...params, madeUntil: "2024-12-31" });
    expect((await read((tx) => listCommitments(tx, until, today))).rows).toHaveLength(1);
    // A year as people type it is bounded by its days.
    expect(commitmentFilter.parse({ ...params, madeSince: "2024", madeUntil: "2024" })).toEqual(
      until,
    );
  });

  test("is a click from the partner, with what came of each on the screen", async () => {
    const asked = paramsOf(whatCameOf("US" as never, ["partner", "both"]));
    expect(commitmentList.parse({ ...asked, cols: WHAT_CAME }).cols).toEqual(WHAT_CAME);
    const { rows } = await read((tx) =>
      listCommitments(tx, commitmentFilter.parse({ ...params, sort: asked["sort"] }), today),
    );
    const arrangement = await read((tx) =>
      readArrangement(tx, {
        register: REGISTERS.commitments,
        params: { ...params, cols: WHAT_CAME },
        reader: { today, locale: "en" },
        ids: rows.map(({ id }) => id),
      }),
    );
    expect(arrangement.shown).toEqual(WHAT_CAME);
    expect(rows.map(({ id }) => arrangement.values[id]?.["status_note"])).toEqual([
      null,
      "Twelve stand at the port",
    ]);
  });

  test("says what came of each: the last report, its evidence, and what carried it out", async () => {
    const { select, orderBy } = REGISTERS.commitments.read(
      { ...params, sort: "made" },
      { today, locale: "en" },
    );
    const rows = await read((tx) => firstRows(tx, { select, orderBy }, 10));
    expect(rows).toMatchObject([
      {
        status: "complete",
        status_on: "2025-03-01",
        status_note: "Twelve stand at the port",
        status_evidence: expect.stringContaining("Handed-over note"),
        evidence_at: expect.stringMatching(/^\/sources\/[0-9a-f-]{36}$/),
        carried_out_by: [expect.stringContaining("Cargo scanners")],
        carried_out_at: [expect.stringMatching(/^\/deliveries\/[0-9a-f-]{36}$/)],
      },
      {
        status: "no_evidence",
        status_note: null,
        status_evidence: null,
        evidence_at: null,
        carried_out_by: [expect.stringContaining("Examiners")],
        carried_out_at: [expect.stringMatching(/^\/trainings\/[0-9a-f-]{36}$/)],
      },
    ]);
    // As it stood before the note arrived.
    const earlier = REGISTERS.commitments.read(
      { ...params, asOf: "2024-12-31" },
      { today, locale: "en" },
    );
    expect(await read((tx) => firstRows(tx, earlier, 10))).toMatchObject([
      { status: "limited", status_note: "Ordered", status_evidence: null, carried_out_by: [] },
    ]);
  });
});

describe("which courses did our units attend in 2018-2021, by provider and place", () => {
  const address =
    "/trainings?view=heads&by=place&side=partner&since=2018-01-01&until=2021-12-31&partner=US";

  beforeAll(async () => {
    const recipientIds = [await makeAgency(officer, { country: "PK", name: "Coast Guards" })];
    const school = await makeAgency(officer, { country: "US", name: "School at Sea" });
    const academy = await makeAgency(officer, { country: "US", name: "Academy of Law" });
    const make = async (providerId: string | null, courses: [string, string | null, number][]) => {
      const id = await makeTraining(officer, { partner: "US", providerId, recipientIds });
      for (const [startsOn, place, attended] of courses) {
        await makeCourse(officer, id, { startsOn, place, attended });
      }
    };
    await make(school, [
      ["2018-01-01", "Yorktown", 4],
      ["2019-05-01", "YORKTOWN", 3],
      ["2021-12-31", null, 2],
      ["2022-01-01", "Yorktown", 100],
      ["2017-12-31", "Yorktown", 100],
    ]);
    await make(academy, [["2020", "Roswell", 5]]);
    await make(null, [["2020-02-02", "Roswell", 6]]);
    const own = await makeTraining(officer, { partner: "US", providerSide: "home" });
    await makeCourse(officer, own, { startsOn: "2020-01-01", place: "Islamabad", attended: 50 });
  });

  test("is one address: places stand below their provider, and each row opens its courses", async () => {
    const filter = trainingFilter.parse(paramsOf(address));
    const { rows, total } = await read((tx) => listHeads(tx, filter));
    expect(
      rows.map(({ name, depth, place, courses, attended }) => [
        depth === 0 ? name : place?.toLowerCase(),
        courses,
        attended.known,
      ]),
    ).toEqual([
      ["Academy of Law", 1, 5],
      ["roswell", 1, 5],
      ["School at Sea", 3, 9],
      ["yorktown", 2, 7],
      [undefined, 1, 2],
      [null, 1, 6],
      ["roswell", 1, 6],
    ]);
    expect(total).toMatchObject({ courses: 5, attended: { known: 20 } });
    for (const row of rows) {
      const counted = { ...paramsOf(address), ...coursesCounted("place", row) };
      const page = await read((tx) => listCourses(tx, trainingFilter.parse(counted)));
      expect(page.rows).toHaveLength(row.courses);
    }
  });

  test("is a click from the partner, and the years", async () => {
    const asked = paramsOf(trainedBy("US" as never));
    const typed = { ...asked, since: "2018", until: "2021" };
    expect(trainingFilter.parse(typed)).toEqual(trainingFilter.parse(paramsOf(address)));
  });

  test("counts the programmes and their filters by the same days", async () => {
    const counts = await read((tx) => facetProgrammes(tx, trainingFilter.parse(paramsOf(address))));
    expect(counts.total).toBe(3);
    const providers = counts.values.provider.map(({ name, count }) => [name, count]);
    expect(new Set(providers)).toEqual(
      new Set([
        ["Academy of Law", 1],
        ["School at Sea", 1],
        [null, 1],
      ]),
    );
  });
});
