import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { type When, momentFilter } from "#domain/moment.ts";
import { listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter } from "#features/agreements/views.ts";
import { countCommitments } from "#features/commitments/queries.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { filterOf } from "#features/commitments/schema.ts";
import { listBalance, listRestated } from "#features/countries/queries/balance.ts";
import { listPartnerTopics } from "#features/countries/queries/topics.ts";
import { monthEnds } from "#features/countries/rules.ts";
import { facetMeetings } from "#features/meetings/queries/facets.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { facetProgrammes } from "#features/trainings/queries/facets.ts";
import { trainingFilter } from "#features/trainings/schema.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { momentOf } from "#server/moment.ts";
import { actionFields, daysAgo, makeAgreement } from "../make/agreement.ts";
import { dueOn, makeCommitment, report } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeTopic } from "../make/topic.ts";
import { makeCourse, makeTraining } from "../make/training.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const today = daysAgo(0);
const officer = await makeUser("officer");
const cleared = await makeUser("officer", { clearance: "official" });
const elsewhere = await makeUser("officer", { partners: ["US"] });
const administrator = await makeUser("administrator");

const read = <T>(work: (tx: Tx) => Promise<T>, actor: Actor = officer) => withViewer(actor, work);
const when = (asOf: string | null): When => momentFilter.parse({ asOf });
const at = (asOf: string | null) => momentOf(when(asOf), today);

const restated = (asOf: string | null) => read((tx) => listRestated(tx, ["GB"], at(asOf)));

const madeOn = (on: string) => ({ madeOn: on, madePrecision: "day" });
const topics = { crime: "", fraud: "" };

beforeAll(async () => {
  topics.crime = await makeTopic(administrator, "Crime");
  topics.fraud = await makeTopic(administrator, "Fraud", topics.crime);
  const about = { topicIds: [topics.fraud] };
  await makeAgreement(officer, {
    ...about,
    instrument: "agreement",
    binding: "binding",
    actions: [actionFields("in_force", daysAgo(900)), actionFields("expired", daysAgo(100))],
  });
  await makeMeeting(officer, { ...about, heldOn: daysAgo(200) });
  await makeMeeting(officer, { topicIds: [topics.crime], heldOn: daysAgo(20) });
  await makeMeeting(officer, { ...about, heldOn: daysAgo(-10), life: "planned" });
  await makeTraining(officer, about);
  const given = await makeTraining(officer, about);
  await makeCourse(officer, given, { startsOn: daysAgo(40) });
  const first = await makeCommitment(officer, {
    ...about,
    ...madeOn(daysAgo(700)),
    ...dueOn(daysAgo(60)),
    title: "First said",
  });
  const again = await makeCommitment(officer, {
    ...about,
    ...madeOn(daysAgo(300)),
    restates: [{ commitmentId: first, drift: null }],
  });
  const last = await makeCommitment(officer, {
    ...about,
    ...madeOn(daysAgo(30)),
    restates: [{ commitmentId: again, drift: null }],
  });
  await report(officer, last, { status: "dropped", note: "Given up.", effectiveOn: daysAgo(10) });
  await makeCommitment(officer, { ...madeOn(daysAgo(400)), obligor: "both", ...about });
  await makeCommitment(officer, { ...madeOn(daysAgo(400)), obligor: "home", marking: "secret" });
});

const DAYS = [null, daysAgo(150), daysAgo(35), daysAgo(1000)];

describe.each(DAYS)("the topics on %s", (asOf) => {
  test("open exactly what they count", async () => {
    const lines = await read((tx) => listPartnerTopics(tx, ["GB"], at(asOf)));
    expect(lines.map(({ slug }) => slug)).toEqual(["crime", "fraud"]);
    for (const { slug, partners } of lines) {
      const of = { ...when(asOf), partner: "GB", topic: slug };
      const counted = await read(async (tx) => ({
        inForce: (
          await listAgreements(tx, agreementFilter.parse({ ...of, state: "in_force" }), today)
        ).rows.length,
        meetings: (await facetMeetings(tx, meetingFilter.parse({ ...of, life: "held" }))).total,
        open: await countCommitments(
          tx,
          filterOf({
            ...when(asOf),
            partner: ["GB" as never],
            topic: [slug],
            status: [...OPEN_STATUSES],
          }),
          today,
        ),
        trainings: (await facetProgrammes(tx, trainingFilter.parse(of))).total,
      }));
      expect(partners["GB"]).toMatchObject(counted);
    }
  });
});

test("a topic says when one last met on it, and counts those below it", async () => {
  const lines = await read((tx) => listPartnerTopics(tx, ["GB", "US"], at(null)));
  const [crime, fraud] = lines.map(({ partners }) => partners["GB"]);
  expect(crime).toMatchObject({ meetings: 2, lastMetOn: daysAgo(20), inForce: 0 });
  expect(fraud).toMatchObject({ meetings: 1, lastMetOn: daysAgo(200) });
  expect(lines[0]?.partners["US"]).toMatchObject({ meetings: 0, open: 0, lastMetOn: null });
});

test("the balance of each day is that of the lists of that day", async () => {
  const days = monthEnds(today, 14);
  const points = await read((tx) => listBalance(tx, "GB", days, at(null)));
  expect(points.map(({ on }) => on)).toEqual(days);
  expect(points.at(-1)).toMatchObject({ openOurs: 2, openTheirs: 3, lateTheirs: 1 });
  const counts = (asOf: string, over: object) =>
    read((tx) =>
      countCommitments(tx, filterOf({ ...when(asOf), partner: ["GB" as never], ...over }), today),
    );
  for (const point of [points[0], points[7], points.at(-1)]) {
    if (point === undefined) throw new Error("There are points.");
    expect(point).toMatchObject({
      openOurs: await counts(point.on, { status: [...OPEN_STATUSES], obligor: ["home", "both"] }),
      openTheirs: await counts(point.on, {
        status: [...OPEN_STATUSES],
        obligor: ["partner", "both"],
      }),
      lateOurs: await counts(point.on, { due: ["overdue"], obligor: ["home", "both"] }),
      lateTheirs: await counts(point.on, { due: ["overdue"], obligor: ["partner", "both"] }),
    });
  }
});

test("the balance follows what was dropped, taken up again, and said twice on one day", async () => {
  const promise = await makeCommitment(officer, {
    partner: "BT",
    obligor: "both",
    ...madeOn(daysAgo(300)),
    ...dueOn(daysAgo(200)),
  });
  const words = [
    [250, "limited"],
    [150, "dropped"],
    [100, "limited"],
    [50, "limited"],
    [50, "dropped"],
  ] as const;
  for (const [ago, status] of words) {
    await report(officer, promise, { status, note: "Said of it", effectiveOn: daysAgo(ago) });
  }
  // Another that nobody has spoken of, of no day, and one that is only talked of.
  await makeCommitment(officer, { partner: "BT", obligor: "home", ...dueOn(daysAgo(10)) });
  await makeCommitment(officer, { partner: "BT", obligor: "home", strength: "discussed" });
  const expected = [
    [301, 1, 0, 0],
    [300, 2, 1, 0],
    [200, 2, 1, 0],
    [199, 2, 1, 1],
    [151, 2, 1, 1],
    [150, 1, 0, 0],
    [101, 1, 0, 0],
    [100, 2, 1, 1],
    [51, 2, 1, 1],
    [50, 1, 0, 0],
    [10, 1, 0, 0],
  ] as const;
  const days = expected.map(([ago]) => daysAgo(ago));
  const points = await read((tx) => listBalance(tx, "BT", days, at(null)));
  expect(
    points.map(({ openOurs, openTheirs, lateTheirs }) => [openOurs, openTheirs, lateTheirs]),
  ).toEqual(expected.map(([, ...counts]) => counts));
  const [last] = await read((tx) => listBalance(tx, "BT", [daysAgo(9)], at(null)));
  expect(last).toMatchObject({ openOurs: 1, lateOurs: 1, openTheirs: 0, keptOurs: 0 });
});

test("a balance that is kept is the one that is told from all that was said", async () => {
  const days = [...monthEnds(today, 14), daysAgo(200), daysAgo(47), daysAgo(9)];
  const known = { ...at(null), knownAt: new Date("2999-12-31") };
  for (const partner of ["GB", "BT", "US", "PK"]) {
    // oxlint-disable-next-line no-await-in-loop -- one database, and a transaction at a time
    const [kept, told] = await read(async (tx) => [
      await listBalance(tx, partner, days, at(null)),
      await listBalance(tx, partner, days, known),
    ]);
    expect(kept).toEqual(told);
  }
});

describe("a promise that was said again", () => {
  test("is told once, from the first time to the last", async () => {
    expect(await restated(null)).toMatchObject([
      {
        title: "First said",
        madeOn: daysAgo(700),
        times: 2,
        lastMadeOn: daysAgo(30),
        status: "dropped",
        isOpen: false,
        daysOpen: 690,
      },
    ]);
  });

  test("was open on the days before it was given up, and restated less often", async () => {
    expect(await restated(daysAgo(100))).toMatchObject([
      { times: 1, isOpen: true, daysOpen: 600, lastMadeOn: daysAgo(300) },
    ]);
    expect(await restated(daysAgo(400))).toEqual([]);
  });
});

test("nobody counts what they may not see", async () => {
  const days = [today];
  const [own] = await read((tx) => listBalance(tx, "GB", days, at(null)), cleared);
  expect(own).toMatchObject({ openOurs: 1, openTheirs: 3 });
  const [none] = await read((tx) => listBalance(tx, "GB", days, at(null)), elsewhere);
  expect(none).toMatchObject({ openOurs: 0, openTheirs: 0 });
  expect(await read((tx) => listRestated(tx, ["GB"], at(null)), elsewhere)).toEqual([]);
  const lines = await read((tx) => listPartnerTopics(tx, ["GB"], at(null)), elsewhere);
  expect(lines.every(({ partners }) => partners["GB"]?.open === 0)).toBe(true);
});
