import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { addDays, todayIn } from "#domain/calendar-date.ts";
import type { Marking } from "#domain/marking.ts";
import type { Moment } from "#domain/moment.ts";
import { getPartner } from "#features/countries/queries.ts";
import { listPartnerTopics } from "#features/countries/queries/topics.ts";
import { facetMeetings } from "#features/meetings/queries/facets.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { MeetingLife } from "#generated/prisma/enums.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { makeAgency } from "../make/agency.ts";
import { makeAgreement } from "../make/agreement.ts";
import { dueOn, makeCommitment } from "../make/commitment.ts";
import { WRONG_COUNTERS } from "../make/counters.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makePost } from "../make/person.ts";
import { makeSource } from "../make/source.ts";
import { makeTopic } from "../make/topic.ts";
import { makeCourse, makeTraining } from "../make/training.ts";
import { asOwner, makeUser } from "../make/user.ts";

/* What is kept and counted of meetings, training and sources says what their rows say. */

const officer = await makeUser("officer");
const administrator = await makeUser("administrator");
const today = todayIn("Asia/Karachi", new Date());
const VIEWERS: Record<string, Actor> = {
  "who sees all": officer,
  "of one partner": await makeUser("analyst", { partners: ["GB"], clearance: "secret" }),
  "of two partners, cleared for little": await makeUser("analyst", {
    partners: ["GB", "US"],
    clearance: "restricted",
  }),
  "cleared for little": await makeUser("analyst", { clearance: "official" }),
};
const MARKINGS: readonly Marking[] = ["official", "restricted", "secret"];
const top = await makeTopic(administrator, "Cybercrime");
const below = await makeTopic(administrator, "Ransomware", top);
const elsewhere = await makeTopic(administrator, "Border management");
const ministry = await makeAgency(officer, { name: "A ministry of theirs" });
const hidden = await makeAgency(officer, { name: "A hidden bureau", marking: "secret" });
const post = await makePost(officer, { agencyId: ministry, title: "Its minister" });
const meetings: string[] = [];

beforeAll(async () => {
  for (const [index, marking] of MARKINGS.entries()) {
    for (const partner of ["GB", "US"]) {
      const common = { partner, marking, topicIds: index === 0 ? [below] : [top, elsewhere] };
      meetings.push(
        await makeMeeting(officer, {
          ...common,
          heldOn: `202${index + 3}-03-02`,
          participants: [
            { side: "partner", name: "A minister", postId: post },
            { side: "partner", name: "A clerk", agencyId: ministry },
            { side: "partner", name: "An absent one", agencyId: hidden, hasAttended: index === 0 },
          ],
        }),
        await makeMeeting(officer, {
          ...common,
          life: "planned",
          heldOn: null,
          heldPrecision: "unknown",
        }),
      );
      await makeCommitment(officer, { ...common, ...dueOn(addDays(today, -400)) });
      await makeCommitment(officer, { ...common, ...dueOn(today) });
      await makeAgreement(officer, common);
      await makeSource(officer, {
        partner,
        marking,
        text: `Of ${partner}, ${marking}.`,
        publishedOn: "2025-01-01",
        publishedPrecision: "day",
      });
      const training = await makeTraining(officer, common);
      await makeCourse(officer, training, { startsOn: "2025-03-01" });
    }
  }
}, 60_000);
afterAll(disconnect);

const wrong = () =>
  asOwner(async (client) => (await client.query(WRONG_COUNTERS)).rows as unknown[]);
const wrongMeetings = () =>
  asOwner(async (client) => {
    const { rows } = await client.query(`
      with kept as (table app.meeting_now), ruled as (select * from app.meeting_standing(array(select id from meeting)))
      (table kept except table ruled) union all (table ruled except table kept)`);
    return rows as unknown[];
  });

describe("what is kept of a meeting", () => {
  test("is counted as its rows are", async () => {
    expect(await wrong()).toEqual([]);
    expect(await wrongMeetings()).toEqual([]);
  });

  test.each([
    ["its marking", "update meeting set marking = 'confidential' where id = $1", () => meetings[0]],
    [
      "who attended",
      "update participant set has_attended = not has_attended where meeting_id = $1",
      () => meetings[2],
    ],
    [
      "who was there",
      "delete from participant where meeting_id = $1 and post_id is null",
      () => meetings[4],
    ],
    ["what it was about", "delete from meeting_topic where meeting_id = $1", () => meetings[0]],
    [
      "the agency of a post",
      "update post set agency_id = $1 where title = 'Its minister'",
      () => hidden,
    ],
    [
      "the place of a topic",
      "update topic set parent_id = $1 where name = 'Border management'",
      () => top,
    ],
    [
      "its life",
      "update meeting set life = 'held', held_on = '2026-01-01', held_precision = 'day' where id = $1",
      () => meetings[1],
    ],
    [
      "that it was there",
      "delete from meeting where id = $1 and not exists (select from commitment_origin o where o.meeting_id = $1)",
      () => meetings[3],
    ],
    [
      "the side of a programme",
      "update training set provider_side = 'home' where partner = $1",
      () => "US",
    ],
    ["what training is about", "delete from training_topic where topic_id = $1", () => elsewhere],
    ["the kind of a source", "update source set kind = 'opinion' where partner = $1", () => "GB"],
  ])("follows %s", async (_, statement, value) => {
    await asOwner(async (client) => {
      expect((await client.query(statement, [value()])).rowCount).toBeGreaterThan(0);
    });
    expect(await wrong()).toEqual([]);
    expect(await wrongMeetings()).toEqual([]);
  });

  test("is right after many have written at the same time", async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 3 === 0
          ? makeMeeting(officer, { topicIds: [below] })
          : asOwner((client) =>
              client.query(
                "update meeting set life = $2, life_reason = 'Postponed' where id = $1",
                [meetings[6], index % 2 === 0 ? "postponed" : "cancelled"],
              ),
            ),
      ),
    );
    expect(await wrong()).toEqual([]);
    expect(await wrongMeetings()).toEqual([]);
  }, 30_000);
});

/** The same list, asked for in words that the counters do not know. */
const SPELLED_OUT = { life: Object.values(MeetingLife) };
const NOW: Moment = { asOf: today, knownAt: null, isOfDay: false };

describe.each(Object.entries(VIEWERS))("a reader %s", (_, viewer) => {
  test.each([{}, { partner: ["GB"] }, { partner: ["GB", "US"] }, { marking: ["official"] }])(
    "is told of meetings what their rows say, of %j",
    async (over) => {
      const filter = meetingFilter.parse(over);
      const { tallied, counted } = await withViewer(viewer, async (tx) => ({
        tallied: await facetMeetings(tx, filter),
        counted: await facetMeetings(tx, { ...filter, ...SPELLED_OUT }),
      }));
      expect(tallied).toEqual(counted);
    },
  );

  test.each(["GB", "US"])("sees %s and its topics as the rules have them", async (code) => {
    // As of today the rules are asked, and not what is kept. What has no date is not known to have begun by a day.
    await asOwner((client) => client.query("delete from meeting where held_on is null"));
    const ruled: Moment = { ...NOW, isOfDay: true };
    const read = async (moment: Moment) =>
      withViewer(viewer, async (tx) => ({
        partner: await getPartner(tx, code, moment).catch(() => null),
        topics: await listPartnerTopics(tx, [code], moment),
      }));
    const now = await read(NOW);
    expect(now).toEqual(await read(ruled));
    expect(now.topics.length).toBeGreaterThan(2);
  });
});
