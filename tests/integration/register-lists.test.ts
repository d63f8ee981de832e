import { afterAll, describe, expect, test } from "vitest";
import { addDays, todayIn } from "#domain/calendar-date.ts";
import { facetAgencies } from "#features/agencies/queries/facets.ts";
import { listAgencies, listSimilar } from "#features/agencies/queries/list.ts";
import { getAgency } from "#features/agencies/queries/record.ts";
import {
  getAgencyPlace,
  listAgencyCommitments,
  listAgencyMeetings,
} from "#features/agencies/queries/work.ts";
import { agencyFilter } from "#features/agencies/schema.ts";
import { facetPeople } from "#features/people/queries/facets.ts";
import { listPeople } from "#features/people/queries/list.ts";
import { getPerson, listPersonMeetings } from "#features/people/queries/record.ts";
import { personFilter } from "#features/people/schema.ts";
import { listTopicRecords } from "#features/topics/queries/records.ts";
import { getTopic, listTopics } from "#features/topics/queries/tree.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { makeAgency, makeAlias, makeSuccession } from "../make/agency.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makePerson, makePost, makeTenure } from "../make/person.ts";
import { makeTopic } from "../make/topic.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const administrator = await makeUser("administrator");
const forBritain = await makeUser("officer", { clearance: "restricted", partners: ["GB"] });
const today = todayIn("Asia/Karachi", new Date());

const find = async (params: object, viewer = officer) =>
  withViewer(viewer, async (tx) => {
    const filter = agencyFilter.parse(params);
    const { rows } = await listAgencies(tx, filter, today);
    const { total, values } = await facetAgencies(tx, filter, today);
    return { rows, total, values };
  });
const namesOf = ({ rows }: { rows: readonly { name: string }[] }) => rows.map(({ name }) => name);

describe("the list of agencies", () => {
  test("finds the agency of today by any name, also by one of those that it followed", async () => {
    const first = await makeAgency(officer, { name: "Cipher Bureau", acronym: "CBX" });
    const second = await makeAgency(officer, { name: "Signals Directorate" });
    const third = await makeAgency(officer, { name: "Office of Data Security", nameUr: "دفتر" });
    await makeAlias(officer, first, "Black Chamber");
    await makeSuccession(officer, first, second, "2001-01-01");
    await makeSuccession(officer, second, third, null);
    for (const q of ["Cipher", "cbx", "black chamber", "Signals Dir", "Data Security", "دفتر"]) {
      expect(namesOf(await find({ q })), q).toEqual(["Office of Data Security"]);
    }
    const { rows } = await find({ q: "Black Chamber" });
    expect(rows).toMatchObject([{ matched: "Black Chamber", isFormer: false }]);
    expect(namesOf(await find({ q: "Cipher", former: "show" }))).toEqual([
      "Cipher Bureau",
      "Office of Data Security",
      "Signals Directorate",
    ]);
  });

  test("keeps an agency until the day on which another takes its place", async () => {
    const old = await makeAgency(officer, { name: "Outgoing Inspectorate" });
    const next = await makeAgency(officer, { name: "Incoming Commission" });
    await makeSuccession(officer, old, next, addDays(today, 1));
    expect(namesOf(await find({ q: "Outgoing" }))).toEqual(["Outgoing Inspectorate"]);
  });

  test("shows and counts nothing of a partner or a marking that is not the viewer's", async () => {
    await makeAgency(officer, { name: "Zeta of Britain" });
    await makeAgency(officer, { name: "Zeta of America", country: "US" });
    await makeAgency(officer, { name: "Zeta in secret", marking: "secret" });
    await makeAgency(officer, { name: "Zeta at home", country: "PK" });
    expect(await find({ q: "Zeta" })).toMatchObject({ total: 4 });
    const { rows, total } = await find({ q: "Zeta" }, forBritain);
    expect(namesOf({ rows })).toEqual(["Zeta at home", "Zeta of Britain"]);
    expect(total).toBe(2);
    const similar = await withViewer(forBritain, (tx) =>
      listSimilar(tx, { country: null, name: "Zeta in secret" }),
    );
    expect(similar).toEqual([]);
  });

  test("pages forward and back over the same rows", async () => {
    for (let number = 0; number < 53; number += 1) {
      await makeAgency(officer, {
        name: `Paged ${String(number).padStart(2, "0")}`,
        kind: "court",
      });
    }
    const first = await withViewer(officer, (tx) =>
      listAgencies(tx, agencyFilter.parse({ kind: "court" }), today),
    );
    const second = await withViewer(officer, (tx) =>
      listAgencies(tx, agencyFilter.parse({ kind: "court", after: first.after }), today),
    );
    expect(second.rows.map(({ name }) => name)).toEqual(["Paged 50", "Paged 51", "Paged 52"]);
    const back = await withViewer(officer, (tx) =>
      listAgencies(tx, agencyFilter.parse({ kind: "court", before: second.before }), today),
    );
    expect(back.rows.map(({ name }) => name)).toEqual(first.rows.map(({ name }) => name));
    expect([first.before, second.after, back.before]).toEqual([null, null, null]);
  });
});

describe("the page of an agency", () => {
  test("is not there for those who may not see it", async () => {
    const id = await makeAgency(officer, { marking: "confidential" });
    await expect(withViewer(forBritain, (tx) => getAgency(tx, id))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("leads from either end to every succession around it", async () => {
    const [a, b, c] = [
      await makeAgency(officer),
      await makeAgency(officer),
      await makeAgency(officer),
    ];
    await makeSuccession(officer, a, b, null);
    await makeSuccession(officer, b, c, "2020-01-01");
    for (const id of [a, c]) {
      const { successions, country } = await withViewer(officer, (tx) => getAgencyPlace(tx, id));
      expect(successions.map(({ predecessorId }) => predecessorId)).toEqual([a, b]);
      expect(country?.code).toBe("GB");
    }
  });

  test("counts the open promises it leads and supports, talking points left out", async () => {
    const id = await makeAgency(officer, { country: "PK" });
    const yesterday = { dueOn: addDays(today, -1), duePrecision: "day" };
    await makeCommitment(officer, { leadAgencyId: id, ...yesterday });
    await makeCommitment(officer, { leadAgencyId: id });
    await makeCommitment(officer, { supportingAgencyIds: [id] });
    await makeCommitment(officer, { leadAgencyId: id, strength: "discussed" });
    await makeCommitment(officer, { leadAgencyId: id, marking: "secret" });
    const read = (viewer: typeof officer) =>
      withViewer(viewer, (tx) => listAgencyCommitments(tx, id, today));
    expect(await read(officer)).toMatchObject({ total: 4, lead: 3, overdue: 1 });
    expect(await read(forBritain)).toMatchObject({ total: 3, lead: 2, overdue: 1 });
    expect((await read(officer)).items.map(({ role }) => role)).toContain("support");
  });

  test("has the meetings that its people attended, by agency or by post", async () => {
    const agencyId = await makeAgency(officer);
    const postId = await makePost(officer, { agencyId });
    const named = { side: "partner", name: "Somebody", titleAsPrinted: "Head", hasAttended: true };
    await makeMeeting(officer, { title: "By agency", participants: [{ ...named, agencyId }] });
    await makeMeeting(officer, { title: "By post", participants: [{ ...named, postId }] });
    await makeMeeting(officer, {
      title: "Only invited",
      participants: [{ ...named, agencyId, wasInvited: true, hasAttended: false }],
    });
    const { items, total } = await withViewer(officer, (tx) => listAgencyMeetings(tx, agencyId));
    expect(items.map(({ title }) => title).toSorted()).toEqual(["By agency", "By post"]);
    expect(total).toBe(2);
    expect(items[0]?.people).toEqual(["Somebody, Head"]);
  });
});

describe("people", () => {
  test("are found by name, title and agency, and counted as they are shown", async () => {
    const agencyId = await makeAgency(officer, { name: "Quartz Office", acronym: "QZO" });
    const postId = await makePost(officer, { agencyId, title: "Chief Surveyor" });
    const person = await makePerson(officer, { name: "Opal Name", nameUr: "اوپل" });
    await makeTenure(officer, person, postId, { fromOn: "2020" });
    await makePerson(officer, { name: "Opal Hidden", marking: "secret" });
    const read = (params: object, viewer = officer) =>
      withViewer(viewer, async (tx) => {
        const filter = personFilter.parse(params);
        const page = await listPeople(tx, filter);
        return { names: page.rows.map(({ name }) => name), counts: await facetPeople(tx, filter) };
      });
    for (const q of ["opal name", "Surveyor", "qzo", "quartz opal", "اوپل"]) {
      expect((await read({ q })).names, q).toEqual(["Opal Name"]);
    }
    expect(await read({ agency: agencyId })).toMatchObject({
      names: ["Opal Name"],
      counts: {
        total: 1,
        values: {
          country: [{ value: "GB", count: 1 }],
          marking: [{ value: "official", count: 1 }],
        },
      },
    });
    expect((await read({ q: "opal" })).counts.total).toBe(2);
    expect((await read({ q: "opal" }, forBritain)).counts.total).toBe(1);
  });

  test("keep the title as it was printed each time", async () => {
    const personId = await makePerson(officer);
    const participant = { side: "partner", name: "A. N. Other", personId, hasAttended: true };
    await makeMeeting(officer, {
      participants: [{ ...participant, titleAsPrinted: "Acting Director" }],
    });
    const { items } = await withViewer(officer, (tx) => listPersonMeetings(tx, personId));
    expect(items).toMatchObject([{ printedTitle: "Acting Director", hasAttended: true }]);
    const { tenures } = await withViewer(officer, (tx) => getPerson(tx, personId));
    expect(tenures).toEqual([]);
  });
});

describe("topics", () => {
  test("count each record once, with the topics below, as far as the viewer sees", async () => {
    const top = await makeTopic(administrator, "Counted topic");
    const below = await makeTopic(administrator, "Counted below", top);
    await makeCommitment(officer, { topicIds: [top, below] });
    await makeCommitment(officer, { topicIds: [below], marking: "secret" });
    await makeCommitment(officer, { topicIds: [below], strength: "discussed" });
    await makeMeeting(officer, { topicIds: [below] });
    const countsOf = (viewer: typeof officer) =>
      withViewer(viewer, async (tx) => {
        const topics = await listTopics(tx, today);
        const counts = (id: string) => topics.find((topic) => topic.id === id)?.counts;
        return [counts(top), counts(below)];
      });
    expect(await countsOf(officer)).toMatchObject([
      { commitments: 2, meetings: 1, agreements: 0 },
      { commitments: 2, meetings: 1 },
    ]);
    expect(await countsOf(forBritain)).toMatchObject([{ commitments: 1 }, { commitments: 1 }]);
  });

  test("list what they count", async () => {
    const { counts, records } = await withViewer(officer, async (tx) => {
      const topic = await getTopic(tx, { slug: "counted-topic" }, today);
      const ids = [topic.id, ...topic.children.map(({ id }) => id)];
      return { counts: topic.counts, records: await listTopicRecords(tx, ids, today) };
    });
    expect(records.commitments).toHaveLength(counts.commitments);
    expect(records.meetings).toHaveLength(counts.meetings);
  });
});
