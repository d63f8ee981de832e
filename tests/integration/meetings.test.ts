import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { AppError } from "#domain/errors.ts";
import { recordMeeting, reviseMeeting } from "#features/meetings/commands.ts";
import { cancelMeeting, postponeMeeting } from "#features/meetings/commands/life.ts";
import {
  agreeMeeting,
  reopenMeeting,
  returnMeeting,
  submitMeeting,
} from "#features/meetings/commands/review.ts";
import { meetingBoxes } from "#features/meetings/form-values.ts";
import { meetingFormInput } from "#features/meetings/form-input.ts";
import { listMeetings } from "#features/meetings/queries.ts";
import { facetMeetings } from "#features/meetings/queries/facets.ts";
import { getMeeting } from "#features/meetings/queries/record.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { contextFor } from "../database.ts";
import { issuesOf } from "../issues.ts";
import { makeAgency } from "../make/agency.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeMeeting, meetingFields, promiseInMinutes } from "../make/meeting.ts";
import { makePerson } from "../make/person.ts";
import { makeTopic } from "../make/topic.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const TODAY = "2026-11-22" as CalendarDate;
const officer = await makeUser("officer");
const colleague = await makeUser("officer");
const manager = await makeUser("manager");
const analyst = await makeUser("analyst");
const administrator = await makeUser("administrator");
const turk = await makeUser("officer", { partners: ["TR"] });
const uncleared = await makeUser("officer", { clearance: "official" });

const read = (id: string, viewer: Actor = officer) =>
  withViewer(viewer, (tx) => getMeeting(tx, id, TODAY));

/** What the form would send for the record as it is, with some boxes changed. */
async function formOf(id: string, over: object = {}, viewer: Actor = officer) {
  const meeting = await read(id, viewer);
  const typed = { ...meetingBoxes(meeting, "en"), ...over };
  const options = { draftId: null, thenSubmit: false, suggestedTitle: "Untitled" };
  return { ...meetingFormInput(typed, options).input, id, version: meeting.version };
}

const revise = async (actor: Actor, id: string, over: object = {}) =>
  reviseMeeting(contextFor(actor), await formOf(id, over));

/** The code that the work is refused with. */
const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "nothing was refused",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

const step = (id: string, version: number) => ({ id, version });

const because = (id: string, version: number) => ({ id, version, reason: "The date is wrong." });

const toAuthor = (id: string, version: number) => ({
  ...because(id, version),
  reasonKind: "wrong_facts",
});

const planned = () => makeMeeting(officer, { life: "planned", heldOn: "2999-01-01" });

const list = (viewer: Actor, params: object) =>
  withViewer(viewer, (tx) => listMeetings(tx, meetingFilter.parse(params), TODAY));

describe("recordMeeting", () => {
  test("stores participants, agenda and outcomes in their order, commitments with their origin", async () => {
    const topicId = await makeTopic(administrator, "Cybercrime of the test");
    const personId = await makePerson(officer, { name: "Head of theirs" });
    const id = await makeMeeting(officer, {
      topicIds: [topicId],
      participants: [
        { side: "partner", personId, titleAsPrinted: "Minister", isHead: true },
        { side: "home", name: "A desk officer", hasAttended: false },
      ],
      agenda: [{ title: "Training" }, { title: "Any other business" }],
      outcomes: [
        { kind: "commitment", agenda: 0, commitment: { ...promiseInMinutes, topicIds: [topicId] } },
        { kind: "decision", agenda: 1, text: "To meet again." },
        { kind: "information", text: "A new head was named." },
      ],
    });
    const meeting = await read(id);
    expect(meeting.ref).toMatch(/^MTG-GB-2026-\d{4}$/);
    expect(meeting.participants).toMatchObject([
      { name: "Head of theirs", person: { id: personId }, title: "Minister", isHead: true },
      { name: "A desk officer", person: null, hasAttended: false },
    ]);
    const [training, other] = meeting.agenda;
    expect(meeting.outcomes).toMatchObject([
      {
        kind: "commitment",
        agendaItemId: training?.id,
        text: promiseInMinutes.title,
        commitment: { title: promiseInMinutes.title, status: "no_evidence", strength: "will" },
      },
      { kind: "decision", agendaItemId: other?.id },
      { kind: "information", agendaItemId: null },
    ]);
    expect(meeting.otherCommitments).toEqual([]);
    const commitmentId = meeting.outcomes[0]?.commitment?.id ?? "";
    const commitment = await withViewer(officer, (tx) =>
      tx.commitment.findUniqueOrThrow({ where: { id: commitmentId }, include: { origins: true } }),
    );
    expect(commitment).toMatchObject({
      madeOn: new Date("2026-03-02"),
      duePrecision: "year",
      origins: [{ meetingId: id }],
    });
  });

  test("adds people, agencies, posts and series that the register lacks, each once", async () => {
    const id = await makeMeeting(officer, {
      newSeries: "Joint Working Group of the test",
      round: "2",
      participants: [
        {
          side: "partner",
          newPerson: "New Person",
          newAgency: "Office for New Things",
          newPost: "Head of New Things",
          titleAsPrinted: "Head",
        },
        { side: "partner", newPerson: "Another Person", newAgency: "office for new things" },
        { side: "home", newPerson: "New Person" },
      ],
    });
    const { participants, series } = await read(id);
    const [first, second, ours] = participants;
    expect(first?.agency?.label).toBe("Office for New Things");
    expect(second?.agency).toEqual(first?.agency);
    expect(first?.post?.label).toBe("Head of New Things, Office for New Things");
    expect(ours?.person?.id).not.toBe(first?.person?.id);
    const again = await read(
      await makeMeeting(officer, {
        newSeries: "joint working group of the test",
        participants: [{ side: "partner", newPerson: "new person" }],
      }),
    );
    expect(again.participants[0]?.person).toEqual(first?.person);
    expect(again.series?.id).toBe(series?.id);
    expect(again.series?.rounds).toHaveLength(2);
  });

  test("asks which one is meant when several have the name", async () => {
    await makePerson(officer, { name: "Common Name" });
    await makePerson(officer, { name: "Common Name" });
    const participants = [{ side: "partner", newPerson: "Common Name" }];
    expect(await issuesOf(makeMeeting(officer, { participants }))).toEqual([
      "participants.0.newPerson: meetings.error.severalOfThatName",
    ]);
  });

  test("marks whom it adds as the minutes are marked", async () => {
    const id = await makeMeeting(officer, {
      marking: "secret",
      participants: [{ side: "partner", newPerson: "Secret Source" }],
    });
    const [person] = (await read(id)).participants;
    const stored = await withViewer(officer, (tx) =>
      tx.person.findUniqueOrThrow({ where: { id: person?.person?.id ?? "" } }),
    );
    expect(stored.marking).toBe("secret");
  });

  test("links a commitment that is recorded already instead of making another", async () => {
    const commitmentId = await makeCommitment(officer);
    const id = await makeMeeting(officer, { outcomes: [{ kind: "commitment", commitmentId }] });
    expect((await read(id)).outcomes).toMatchObject([
      { text: "Train forensic examiners", commitment: { id: commitmentId } },
    ]);
  });

  test("refuses a commitment of another partner", async () => {
    const commitmentId = await makeCommitment(officer, { partner: "TR" });
    const outcomes = [{ kind: "commitment", commitmentId }];
    expect(await refusal(makeMeeting(officer, { outcomes }))).toBe("conflict");
  });

  test.each([
    ["the home country as partner", { partner: "PK" }, "partner: validation.country"],
    ["a held meeting in the future", { heldOn: "2999-01-01" }, "heldOn: meetings.error.heldAhead"],
    ["an end before the start", { untilOn: "2026-03-01" }, "untilOn: validation.endBeforeStart"],
    ["a time zone that is none", { timeZone: "Mars/Base" }, "timeZone: meetings.error.timeZone"],
    ["a cancellation without a reason", { life: "cancelled" }, "lifeReason: validation.reason"],
    [
      "two heads of one side",
      {
        participants: [
          { side: "home", name: "A", isHead: true },
          { side: "home", name: "B", isHead: true },
        ],
      },
      "participants.1.isHead: meetings.error.heads.home",
    ],
    [
      "outcomes of a meeting that is only planned",
      { life: "planned", heldOn: "2999-01-01", outcomes: [{ kind: "decision", text: "A" }] },
      "life: meetings.error.outcomesBefore",
    ],
    [
      "a due date before the promise",
      { outcomes: [{ kind: "commitment", commitment: { ...promiseInMinutes, dueOn: "2025" } }] },
      "outcomes.0.commitment.dueOn: validation.endBeforeStart",
    ],
    [
      "a post without an agency",
      { participants: [{ side: "home", name: "A", newPost: "Director" }] },
      "participants.0.agencyId: meetings.error.postWithoutAgency",
    ],
  ])("refuses %s", async (_, over, issue) => {
    expect(await issuesOf(makeMeeting(officer, over))).toEqual([issue]);
  });

  test.each([
    ["an analyst", analyst, {}],
    ["an officer of another partner", turk, {}],
    ["a marking above one's own clearance", uncleared, { marking: "restricted" }],
  ])("refuses %s", async (_, actor, over) => {
    expect(await refusal(makeMeeting(actor, over))).toBe("forbidden");
  });

  test("records once however often the form is sent", async () => {
    const ctx = contextFor(officer);
    const input = { ...meetingFields, title: "Sent twice", thenSubmit: true };
    const answers = await Promise.all([recordMeeting(ctx, input), recordMeeting(ctx, input)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await refusal(recordMeeting(ctx, { ...input, title: "Sent otherwise" }))).toBe(
      "conflict",
    );
    const filter = meetingFilter.parse({ q: "Sent twice" });
    expect((await withViewer(officer, (tx) => facetMeetings(tx, filter))).total).toBe(1);
  });
});

describe("reviseMeeting", () => {
  test("keeps rows and commitment links that the form sends back, and the title as it was printed", async () => {
    const personId = await makePerson(officer, { name: "Renamed Since" });
    const id = await makeMeeting(officer, {
      participants: [{ side: "partner", personId, name: "Name of That Day", isHead: true }],
      agenda: [{ title: "First", notes: "On two\nlines" }],
      outcomes: [{ kind: "commitment", agenda: 0, commitment: promiseInMinutes }],
    });
    const before = await read(id);
    await revise(officer, id, { title: "Another title" });
    const after = await read(id);
    expect(after).toMatchObject({
      title: "Another title",
      version: 2,
      participants: before.participants,
      agenda: before.agenda,
      outcomes: before.outcomes,
    });
    const audited = await asOwner((client) =>
      client.query(
        "select from audit_event where action = 'meeting.revise' and table_name in ('participant', 'agenda_item', 'outcome') and coalesce(after, before) ->> 'meeting_id' = $1",
        [id],
      ),
    );
    expect(audited.rowCount).toBe(0);
  });

  test("changes the head of a side", async () => {
    const id = await makeMeeting(officer, {
      participants: [
        { side: "home", name: "Old head", isHead: true },
        { side: "home", name: "New head" },
      ],
    });
    await revise(officer, id, {
      "participants.0._isHead": "",
      "participants.1._isHead": "true",
    });
    expect((await read(id)).participants.map(({ isHead }) => isHead)).toEqual([false, true]);
  });

  test("a commitment taken out of the minutes keeps its record and loses the link", async () => {
    const id = await makeMeeting(officer, {
      outcomes: [{ kind: "commitment", commitment: promiseInMinutes }],
    });
    const commitmentId = (await read(id)).outcomes[0]?.commitment?.id ?? "";
    await revise(officer, id, {
      "outcomes.0.kind": "information",
      "outcomes.0.commitmentId": "",
    });
    const meeting = await read(id);
    expect(meeting.outcomes).toMatchObject([{ kind: "information", commitment: null }]);
    expect(meeting.otherCommitments).toEqual([]);
    expect(
      await withViewer(officer, (tx) => tx.commitment.count({ where: { id: commitmentId } })),
    ).toBe(1);
  });

  test("leaves a row alone that leads to a record the writer may not see", async () => {
    const personId = await makePerson(officer, { name: "Hidden Person", marking: "secret" });
    const agencyId = await makeAgency(officer, { name: "Open Agency" });
    const id = await makeMeeting(manager, {
      participants: [{ side: "partner", personId, agencyId }],
    });
    // A manager's own record, then revised by a manager who is cleared for less.
    const lesser = await makeUser("manager", { clearance: "official" });
    const input = await formOf(id, { title: "Changed" }, lesser);
    await reviseMeeting(contextFor(lesser), input);
    const { participants, title } = await read(id);
    expect(title).toBe("Changed");
    expect(participants).toMatchObject([{ name: "Hidden Person", person: { id: personId } }]);
  });

  test("refuses what somebody else has changed meanwhile", async () => {
    const id = await makeMeeting(officer);
    const input = await formOf(id);
    await revise(officer, id, { title: "Faster" });
    expect(await refusal(reviseMeeting(contextFor(manager), input))).toBe("stale");
    expect((await read(id)).title).toBe("Faster");
  });

  test("only the author and managers write a record", async () => {
    const id = await makeMeeting(officer);
    expect(await refusal(revise(colleague, id))).toBe("forbidden");
    expect(await refusal(revise(analyst, id))).toBe("forbidden");
    const input = await formOf(id);
    expect(await refusal(reviseMeeting(contextFor(turk), input))).toBe("not_found");
    await revise(manager, id);
  });

  test("only a manager lowers the marking", async () => {
    const id = await makeMeeting(officer, { marking: "restricted" });
    expect(await refusal(revise(officer, id, { marking: "official" }))).toBe("forbidden");
    await revise(officer, id, { marking: "confidential" });
    await revise(manager, id, { marking: "official" });
  });

  test("a planned meeting becomes a held one, a held one stays held", async () => {
    const id = await makeMeeting(officer, { life: "planned", heldOn: "2999-01-01" });
    await revise(officer, id, { life: "held", heldOn: "1 Nov 2026" });
    expect(await read(id)).toMatchObject({ life: "held", held: { on: "2026-11-01" } });
    expect(await issuesOf(revise(officer, id, { life: "planned" }))).toEqual([
      "life: meetings.error.life",
    ]);
  });
});

describe("the review", () => {
  test("draft, submitted, returned, submitted, agreed, reopened: each step is on record", async () => {
    const id = await makeMeeting(officer);
    await submitMeeting(contextFor(officer), step(id, 1));
    await returnMeeting(contextFor(manager), toAuthor(id, 2));
    await revise(officer, id, { title: "Put right" });
    await submitMeeting(contextFor(officer), step(id, 4));
    await agreeMeeting(contextFor(manager), step(id, 5));
    await reopenMeeting(contextFor(manager), because(id, 6));
    const { recordState, reviews } = await read(id);
    expect(recordState).toBe("draft");
    expect(reviews.map(({ action }) => action)).toEqual([
      "submitted",
      "returned",
      "submitted",
      "agreed",
      "reopened",
    ]);
    expect(reviews[1]?.reason).toBe("The date is wrong.");
  });

  test("what waits and what is agreed is read-only", async () => {
    const id = await makeMeeting(officer, { thenSubmit: true });
    expect(await refusal(revise(officer, id))).toBe("forbidden");
    expect(await refusal(revise(manager, id))).toBe("forbidden");
    await agreeMeeting(contextFor(manager), step(id, 2));
    expect(await refusal(revise(officer, id))).toBe("forbidden");
    expect(await refusal(submitMeeting(contextFor(officer), step(id, 3)))).toBe("forbidden");
    expect(await refusal(agreeMeeting(contextFor(manager), step(id, 3)))).toBe("forbidden");
  });

  test("nobody agrees their own submission", async () => {
    const own = await makeMeeting(manager, { thenSubmit: true });
    expect(await refusal(agreeMeeting(contextFor(manager), step(own, 2)))).toBe("conflict");
    const handedIn = await makeMeeting(officer);
    await submitMeeting(contextFor(manager), step(handedIn, 1));
    expect(await refusal(agreeMeeting(contextFor(manager), step(handedIn, 2)))).toBe("conflict");
    const second = await makeUser("manager");
    await agreeMeeting(contextFor(second), step(handedIn, 2));
  });

  test("officers agree, return and reopen nothing", async () => {
    const id = await makeMeeting(officer, { thenSubmit: true });
    expect(await refusal(agreeMeeting(contextFor(colleague), step(id, 2)))).toBe("forbidden");
    expect(await refusal(returnMeeting(contextFor(colleague), toAuthor(id, 2)))).toBe("forbidden");
    await agreeMeeting(contextFor(manager), step(id, 2));
    expect(await refusal(reopenMeeting(contextFor(officer), because(id, 3)))).toBe("forbidden");
  });

  test("a return and a reopening give a reason", async () => {
    const id = await makeMeeting(officer, { thenSubmit: true });
    const blank = { ...toAuthor(id, 2), reason: "  " };
    expect(await issuesOf(returnMeeting(contextFor(manager), blank))).toEqual([
      "reason: validation.required",
    ]);
  });

  test("a decision is about the version that was read", async () => {
    const id = await makeMeeting(officer, { thenSubmit: true });
    expect(await refusal(agreeMeeting(contextFor(manager), step(id, 1)))).toBe("stale");
  });

  test("only what was held is submitted", async () => {
    const id = await makeMeeting(officer, { life: "planned", heldOn: "2999-01-01" });
    expect(await refusal(submitMeeting(contextFor(officer), step(id, 1)))).toBe("forbidden");
  });
});

describe("calling off", () => {
  test("a cancelled meeting keeps its record and the reason, and is not written any more", async () => {
    const id = await planned();
    await cancelMeeting(contextFor(officer), { id, version: 1, reason: "Elections." });
    expect(await read(id)).toMatchObject({ life: "cancelled", lifeReason: "Elections." });
    expect(await refusal(revise(officer, id))).toBe("forbidden");
  });

  test("a postponed meeting may have a new date, and may still be held", async () => {
    const id = await planned();
    const reason = "No flight.";
    await postponeMeeting(contextFor(officer), { id, version: 1, reason, heldOn: "Q2 2999" });
    expect(await read(id)).toMatchObject({
      life: "postponed",
      held: { on: "2999-04-01", precision: "quarter" },
    });
    await revise(officer, id, { life: "held", heldOn: "2 Nov 2026" });
    expect((await read(id)).life).toBe("held");
  });

  test("a held meeting is not called off, nor by a colleague", async () => {
    const held = await makeMeeting(officer);
    const reason = "Never mind.";
    expect(
      await refusal(cancelMeeting(contextFor(officer), { id: held, version: 1, reason })),
    ).toBe("forbidden");
    const id = await planned();
    expect(await refusal(cancelMeeting(contextFor(colleague), { id, version: 1, reason }))).toBe(
      "forbidden",
    );
  });
});

describe("listMeetings", () => {
  test("shows nobody a meeting of a partner or a marking that is not theirs, and counts none", async () => {
    const title = "Hidden from some";
    const id = await makeMeeting(officer, { title, marking: "secret" });
    const filter = meetingFilter.parse({ q: title });
    for (const viewer of [turk, uncleared]) {
      expect((await list(viewer, { q: title })).rows).toEqual([]);
      const { total, values } = await withViewer(viewer, (tx) => facetMeetings(tx, filter));
      expect({ total, values: Object.values(values).flat() }).toEqual({ total: 0, values: [] });
      expect(await refusal(read(id, viewer))).toBe("not_found");
    }
    expect((await list(officer, { q: title })).rows).toHaveLength(1);
  });

  test("finds what is about a topic or one below it, and what people of an agency attended", async () => {
    const title = "Narrowed";
    const above = await makeTopic(administrator, "Above of the list");
    const below = await makeTopic(administrator, "Below of the list", above);
    const agencyId = await makeAgency(officer, { name: "Agency of the list" });
    const about = await makeMeeting(officer, { title, topicIds: [below] });
    const attended = await makeMeeting(officer, {
      title,
      participants: [{ side: "partner", name: "Somebody of it", agencyId }],
    });
    await makeMeeting(officer, {
      title,
      participants: [{ side: "partner", name: "Invited only", agencyId, hasAttended: false }],
    });
    const idsOf = async (params: object) =>
      (await list(officer, { q: title, ...params })).rows.map(({ id }) => id);
    const facetsOf = (params: object) =>
      withViewer(officer, (tx) => facetMeetings(tx, meetingFilter.parse({ q: title, ...params })));
    const facets = await facetsOf({});
    const slug = (name: string) => facets.values.topic.find((one) => one.name === name)?.value;
    expect(await idsOf({ topic: slug("Above of the list") })).toEqual([about]);
    expect(await idsOf({ topic: slug("Below of the list") })).toEqual([about]);
    expect(await idsOf({ agency: agencyId })).toEqual([attended]);
    expect(facets.total).toBe(3);
    expect(facets.values.topic.map(({ name, count }) => `${name} ${count}`).toSorted()).toEqual([
      "Above of the list 1",
      "Below of the list 1",
    ]);
    expect(facets.values.agency).toMatchObject([{ value: agencyId, count: 1 }]);
    // A group is counted as if nothing were chosen of it; the others are narrowed by it.
    const narrowed = await facetsOf({ topic: slug("Below of the list") });
    expect(narrowed.total).toBe(1);
    expect(narrowed.values.topic).toHaveLength(2);
    expect(narrowed.values.agency).toEqual([]);
    // What is chosen keeps its name where nothing has it.
    const nothing = await facetsOf({ topic: slug("Below of the list"), agency: agencyId });
    expect(nothing.total).toBe(0);
    expect(nothing.values.agency).toMatchObject([{ name: "Agency of the list", count: 0 }]);
  });

  test("pages through all of them, forwards and backwards, undated ones last", async () => {
    const title = "Paged";
    const days = Array.from(
      { length: 60 },
      (_, index) => `2025-01-${String((index % 20) + 1).padStart(2, "0")}`,
    );
    for (const heldOn of days) await makeMeeting(officer, { title, heldOn });
    await makeMeeting(officer, { title, heldOn: null, heldPrecision: "unknown" });
    await makeMeeting(officer, { title, heldOn: null, heldPrecision: "unknown" });
    const first = await list(officer, { q: title });
    const second = await list(officer, { q: title, after: first.after ?? "" });
    expect([first.rows.length, second.rows.length]).toEqual([50, 12]);
    expect([first.before, second.after]).toEqual([null, null]);
    const dates = [...first.rows, ...second.rows].map(({ held }) => held?.on ?? "");
    expect(dates).toEqual(dates.toSorted().toReversed());
    const back = await list(officer, { q: title, before: second.before ?? "" });
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
  });

  test("finds by life, state, type, year and by the name of somebody who was there", async () => {
    const title = "Findable";
    await makeMeeting(officer, {
      title,
      type: "visit",
      heldOn: "2024-05-05",
      participants: [{ side: "home", name: "Unmistakable Name" }],
      thenSubmit: true,
    });
    await makeMeeting(officer, { title, life: "planned", heldOn: "2026-01-01" });
    const count = async (params: object) =>
      (await list(officer, { q: title, ...params })).rows.length;
    expect(await count({ type: "visit", year: "2024", state: "submitted", life: "held" })).toBe(1);
    expect(await count({ q: "unmistakable findable" })).toBe(1);
    expect(await count({ year: "2023" })).toBe(0);
    expect(await count({ type: ["visit", "nonsense"] })).toBe(1);
    const [due] = (await list(officer, { q: title, life: "planned" })).rows;
    expect(due?.isToBeLogged).toBe(true);
  });

  test("takes what is typed literally", async () => {
    await makeMeeting(officer, { title: "Share of 40% agreed" });
    expect((await list(officer, { q: "40%" })).rows).toHaveLength(1);
    expect((await list(officer, { q: "4%0" })).rows).toHaveLength(0);
  });
});
