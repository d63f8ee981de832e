import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type When, momentFilter } from "#domain/moment.ts";
import { listAgencies } from "#features/agencies/queries/list.ts";
import { agencyFilter } from "#features/agencies/schema.ts";
import { linkAgreements } from "#features/agreements/commands/act.ts";
import { listMous } from "#features/agreements/queries/mous.ts";
import { reviseAgreement } from "#features/agreements/commands/record.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter, mouFilter } from "#features/agreements/views.ts";
import { getValuesAt } from "#features/audit/queries.ts";
import { listCommitments } from "#features/commitments/queries.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { filterOf } from "#features/commitments/schema.ts";
import { getPartner, listPartnerEvents, listPartnerHeads } from "#features/countries/queries.ts";
import { isCountable } from "#features/dashboards/queries.ts";
import { listMeetings } from "#features/meetings/queries.ts";
import { facetMeetings } from "#features/meetings/queries/facets.ts";
import { getMeeting } from "#features/meetings/queries/record.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { listTopicRecords } from "#features/topics/queries/records.ts";
import { getTopic } from "#features/topics/queries/tree.ts";
import { facetProgrammes } from "#features/trainings/queries/facets.ts";
import { trainingFilter } from "#features/trainings/schema.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { hadBegun, momentOf } from "#server/moment.ts";
import { contextFor } from "../database.ts";
import { makeAgency, makeSuccession } from "../make/agency.ts";
import {
  actionFields,
  agreementFields,
  daysAgo,
  makeAgreement,
  stageFields,
} from "../make/agreement.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeTopic } from "../make/topic.ts";
import { makeCourse, makeTraining } from "../make/training.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const today = daysAgo(0);
const officer = await makeUser("officer");
const elsewhere = await makeUser("officer", { partners: ["US"] });
const administrator = await makeUser("administrator");
const read = <T>(work: (tx: Tx) => Promise<T>) => withViewer(officer, work);
const when = (asOf: string | null, knownOn: string | null = null): When =>
  momentFilter.parse({ asOf, knownOn });
const at = (asOf: string | null, knownOn: string | null = null) =>
  momentOf(when(asOf, knownOn), today);

/** As if the rows of a record had been written on that day. */
async function backdate(id: string, on: string, tables: Record<string, string>) {
  await asOwner(async (client) => {
    for (const [table, [column = "", stamp = ""]] of Object.entries(tables).map(
      ([one, columns]) => [one, columns.split(" ")] as const,
    )) {
      await client.query(`alter table ${table} disable trigger user`);
      await client.query(`update ${table} set ${stamp} = $1 where ${column} = $2`, [on, id]);
      await client.query(`alter table ${table} enable trigger user`);
    }
  });
}

const ids = { treaty: "", protocol: "", topic: "", meeting: "", wing: "", authority: "" };

beforeAll(async () => {
  ids.topic = await makeTopic(administrator, "Prisoners");
  // Public history: signed 2007, in force 2008, suspended 2015, amended by a protocol of 2018.
  ids.treaty = await makeAgreement(officer, {
    title: "Agreement on the transfer of prisoners",
    instrument: "agreement",
    binding: "binding",
    topicIds: [ids.topic],
    actions: [
      actionFields("signed", "2007-08-24"),
      { ...actionFields("in_force", "2008"), happenedPrecision: "year" },
      { ...actionFields("suspended", "2015"), happenedPrecision: "year" },
    ],
  });
  ids.protocol = await makeAgreement(officer, {
    title: "Amending protocol",
    instrument: "protocol",
    binding: "binding",
    actions: [actionFields("signed", "2018-12-27")],
  });
  await linkAgreements(contextFor(officer), {
    fromId: ids.protocol,
    toId: ids.treaty,
    type: "amends",
    effectiveOn: "2018-12-27",
    effectivePrecision: "day",
    note: null,
  });
  await makeAgreement(officer, { firstStage: stageFields("law_vetting", daysAgo(400)) });
  await makeAgreement(officer, { title: "MoU without a stage" });
  const promise = await makeCommitment(officer, {
    madeOn: daysAgo(700),
    madePrecision: "day",
    topicIds: [ids.topic],
  });
  await report(officer, promise, {
    status: "dropped",
    note: "Given up.",
    effectiveOn: daysAgo(50),
  });
  await makeCommitment(officer);
  ids.meeting = await makeMeeting(officer, { heldOn: daysAgo(300), topicIds: [ids.topic] });
  await makeMeeting(officer, { heldOn: daysAgo(-20), life: "planned" });
  await makeMeeting(officer, { heldOn: null, heldPrecision: "unknown", life: "planned" });
  const training = await makeTraining(officer, { topicIds: [ids.topic] });
  await makeCourse(officer, training, { startsOn: daysAgo(200) });
  await makeTraining(officer);
  ids.wing = await makeAgency(officer, { name: "Cyber Crime Wing", country: "PK" });
  ids.authority = await makeAgency(officer, { name: "Cyber Authority", country: "PK" });
  await makeSuccession(officer, ids.wing, ids.authority, "2024-05-03");
  await backdate(ids.treaty, "2010-03-01", {
    agreement: "id created_at",
    agreement_action: "agreement_id recorded_at",
  });
});

describe("the agreement of 2007", () => {
  test.each([
    ["2006-01-01", "proposed", 0],
    ["2007-12-31", "signed", 0],
    ["2014-06-01", "in_force", 0],
    ["2016-06-01", "suspended", 0],
    ["2019-01-01", "suspended", 1],
  ])("was on %s: %s, with %i links", async (asOf, state, links) => {
    const agreement = await read((tx) => getAgreement(tx, ids.treaty, at(asOf)));
    expect(agreement).toMatchObject({ state, wasRecorded: true });
    expect(agreement.links).toHaveLength(links);
    expect(agreement.actions.every(({ happened }) => (happened?.on ?? "") <= asOf)).toBe(true);
  });

  test("was not known before it was recorded, and not as what was recorded later makes it", async () => {
    const unknown = await read((tx) => getAgreement(tx, ids.treaty, at(null, "2010-02-28")));
    expect(unknown).toMatchObject({ wasRecorded: false, state: "proposed" });
    const then = await read((tx) => getAgreement(tx, ids.treaty, at("2019-01-01", "2015-01-01")));
    expect(then).toMatchObject({ wasRecorded: true, state: "suspended", links: [] });
    const list = (known: string) =>
      read((tx) => listAgreements(tx, agreementFilter.parse({ knownOn: known }), today));
    expect((await list("2010-02-28")).rows).toEqual([]);
    expect((await list("2010-03-02")).rows.map(({ id }) => id)).toEqual([ids.treaty]);
  });
});

const topicOn = async (asOf: string) =>
  (await read((tx) => listTopicRecords(tx, [ids.topic], at(asOf)))).commitments;

const hadBegunOn = async (asOf: string) =>
  (await read((tx) => getMeeting(tx, ids.meeting, at(asOf)))).hadBegun;

const namesOn = async (asOf: string | null, q: string) =>
  (await read((tx) => listAgencies(tx, agencyFilter.parse({ asOf, q }), today))).rows.map(
    ({ name }) => name,
  );

const DAYS = [null, "2006-01-01", "2014-06-01", daysAgo(500), daysAgo(300), daysAgo(100), today];
const KNOWN = [null, "2010-06-01", today];

describe.each(DAYS)("on %s every number of the partner opens what it counts", (asOf) => {
  test.each(KNOWN)("as known on %s", async (knownOn) => {
    const days = when(asOf, knownOn);
    const lists = await read(async (tx) => ({
      inForce: await listAgreements(
        tx,
        agreementFilter.parse({ ...days, partner: "GB", state: "in_force" }),
        today,
      ),
      agreements: await listAgreements(
        tx,
        agreementFilter.parse({ ...days, partner: "GB" }),
        today,
      ),
      pendingMous: await listMous(tx, mouFilter.parse({ ...days, partner: "GB" }), today),
      open: await listCommitments(
        tx,
        filterOf({ ...days, partner: ["GB" as never], status: [...OPEN_STATUSES] }),
        today,
      ),
      meetings: await listMeetings(tx, meetingFilter.parse({ ...days, partner: "GB" }), today),
    }));
    const { partner, trainings, meetings } = await read(async (tx) => ({
      partner: await getPartner(tx, "GB", at(asOf, knownOn)),
      trainings: await facetProgrammes(tx, trainingFilter.parse({ ...days, partner: "GB" })),
      meetings: (await facetMeetings(tx, meetingFilter.parse({ ...days, partner: "GB" }))).total,
    }));
    const lengths = Object.fromEntries(
      Object.entries(lists).map(([name, { rows }]) => [name, rows.length]),
    );
    expect(partner).toMatchObject({ ...lengths, trainings: trainings.total });
    expect(meetings).toBe(lengths["meetings"]);
  });
});

describe("the topic", () => {
  test.each(DAYS)("counts on %s what it lists", async (asOf) => {
    const moment = at(asOf);
    const { counts, records } = await read(async (tx) => {
      const topic = await getTopic(tx, { id: ids.topic }, moment);
      return { counts: topic.counts, records: await listTopicRecords(tx, [ids.topic], moment) };
    });
    const { commitments, agreements, meetings, trainings } = records;
    expect(counts).toEqual({
      commitments: commitments.length,
      agreements: agreements.length,
      meetings: meetings.length,
      trainings: trainings.length,
    });
  });

  test("had the promise as it stood then", async () => {
    expect((await topicOn(daysAgo(100)))[0]?.status).toBe("no_evidence");
    expect((await topicOn(daysAgo(20)))[0]?.status).toBe("dropped");
    expect(await topicOn(daysAgo(900))).toEqual([]);
  });
});

const isTold = (filter: object, most?: number) =>
  read((tx) => isCountable(tx, filterOf(filter), today, most));

test("the dashboard of another day is counted while not too much is in its scope", async () => {
  expect(await isTold({ asOf: "2024-06-01" })).toBe(true);
  expect(await isTold({ asOf: "2024-06-01" }, 1)).toBe(false);
  expect(await isTold({ knownOn: "2024-06-01" }, 1)).toBe(false);
  expect(await isTold({ asOf: "2024-06-01", partner: ["US"] }, 1)).toBe(true);
  expect(await isTold({}, 1)).toBe(true);
});

test("the partner's page leaves out what came later", async () => {
  const heads = await read((tx) => listPartnerHeads(tx, "GB", at("2014-06-01")));
  expect(heads.agreements.map(({ id, state }) => [id, state])).toEqual([[ids.treaty, "in_force"]]);
  expect(heads.meetings).toEqual([]);
  const events = await read((tx) => listPartnerEvents(tx, "GB", at("2014-06-01")));
  expect(events.map(({ detail }) => detail)).toEqual(["in_force", "signed"]);
});

test("a meeting had begun, or the page says that it had not", async () => {
  expect(await hadBegunOn(daysAgo(301))).toBe(false);
  expect(await hadBegunOn(daysAgo(300))).toBe(true);
});

test("a title that was changed since reads as it did, where the trail shows it", async () => {
  const { partner: _partner, ...fields } = agreementFields;
  const id = await makeAgreement(officer, { title: "Typed wrongly", termMonths: 12 });
  await backdate(id, "2020-01-01", { agreement: "id created_at" });
  const revised = { ...fields, id, version: 1, title: "Typed well", termMonths: 24 };
  await reviseAgreement(contextFor(officer), revised);
  await reviseAgreement(contextFor(officer), { ...revised, version: 2, title: "Typed best" });
  const seen = (knownOn: string | null) =>
    read(async (tx) => {
      const moment = at(null, knownOn);
      const then =
        moment.knownAt === null ? {} : await getValuesAt(tx, "agreement", id, moment.knownAt);
      return getAgreement(tx, id, moment, then);
    });
  expect(await seen(null)).toMatchObject({ title: "Typed best", term: { months: 24 } });
  expect(await seen(daysAgo(1))).toMatchObject({ title: "Typed wrongly", term: { months: 12 } });
  expect(await seen(today)).toMatchObject({ title: "Typed best", term: { months: 24 } });
});

test("an agency goes by the name of the day", async () => {
  expect(await namesOn(null, "cyber")).toEqual(["Cyber Authority"]);
  expect(await namesOn("2024-05-02", "cyber")).toEqual(["Cyber Crime Wing"]);
  expect(await namesOn("2024-05-02", "authority")).toEqual(["Cyber Crime Wing"]);
  expect(await namesOn("2024-05-03", "wing")).toEqual(["Cyber Authority"]);
});

test("another day lets nobody see more", async () => {
  const moment = at("2014-06-01");
  await expect(
    withViewer(elsewhere, (tx) => getAgreement(tx, ids.treaty, moment)),
  ).rejects.toMatchObject({ code: "not_found" });
  await expect(withViewer(elsewhere, (tx) => getPartner(tx, "GB", moment))).rejects.toMatchObject({
    code: "not_found",
  });
  const filter = agreementFilter.parse({ asOf: "2014-06-01" });
  const { rows } = await withViewer(elsewhere, (tx) => listAgreements(tx, filter, today));
  expect(rows).toEqual([]);
});

test.each(["2016-01-01", "2016-12-31", "2024-02-29", "2024-06-15"])(
  "what may have begun by %s is found whatever the precision of its date",
  async (day) => {
    const begun = hadBegun(Prisma.sql`d::date`, Prisma.sql`p`, at(day));
    const [row] = await read(
      (tx) => tx.$queryRaw<[{ begun: number; differ: number }]>`
        select count(*) filter (where ${begun})::int as begun,
          count(*) filter (where ${begun} is distinct from coalesce(app.first_day(d::date, p), d::date) <= ${day}::date)::int as differ
        from generate_series(${day}::date - 400, ${day}::date + 800, interval '1 day') d, unnest(enum_range(null::date_precision)) p`,
    );
    expect(row.begun).toBeGreaterThan(3000);
    expect(row.differ).toBe(0);
  },
);
