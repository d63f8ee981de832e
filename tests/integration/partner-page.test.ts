import { afterAll, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { EVENTS_SHOWN, eventCursor, pageOfEvents } from "#features/countries/events.ts";
import { cursor } from "#domain/listing.ts";
import type { PartnerEvent } from "#features/countries/schema.ts";
import { listPartnerEvents, listPartnerHeads, listPartners } from "#features/countries/queries.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { actionFields, daysAgo, makeAgreement } from "../make/agreement.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const today = daysAgo(0);
const officer = await makeUser("officer");
const cleared = await makeUser("officer", { clearance: "official" });
const elsewhere = await makeUser("officer", { partners: ["US"] });

/** As the page reads: with plans that are kept. */
const read = <T>(work: (tx: Tx) => Promise<T>, actor: Actor = officer) =>
  withViewer(actor, work, { keepsPlans: true });

test("of more on one day than a timeline shows, it tells what was recorded last", async () => {
  const promise = await makeCommitment(officer);
  for (const note of ["1", "2", "3", "4", "5"]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: the order is what is asked about
    await report(officer, promise, { status: "limited", note, effectiveOn: daysAgo(1) });
  }
  await report(officer, promise, { status: "substantial", effectiveOn: daysAgo(1) });
  const events = await read((tx) => listPartnerEvents(tx, "GB", today, 2));
  expect(events.map(({ kind, id }) => [kind, id])).toEqual([
    ["progress", promise],
    ["progress", promise],
  ]);
  expect(events.map(({ detail }) => detail)).toContain("substantial");
});

const keyOf = ({ kind, rowId }: PartnerEvent) => `${kind} ${rowId}`;

test("page by page the timeline tells each event once, also where one day has more than a page", async () => {
  const promise = await makeCommitment(officer, { partner: "TR" });
  for (let count = 0; count < EVENTS_SHOWN + 5; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- updates of one promise come one after the other
    await report(officer, promise, { status: "limited", note: "Again", effectiveOn: daysAgo(3) });
  }
  for (const days of [2, 3, 3, 3, 4, 5]) {
    // oxlint-disable-next-line no-await-in-loop -- references are given one after the other
    await makeMeeting(officer, { partner: "TR", heldOn: daysAgo(days) });
    // oxlint-disable-next-line no-await-in-loop -- see above
    await makeAgreement(officer, {
      partner: "TR",
      actions: [actionFields("signed", daysAgo(days))],
    });
  }
  const whole = await read((tx) => listPartnerEvents(tx, "TR", today, 500));
  const told: string[] = [];
  let pages = 0;
  for (let place: string | null = ""; place !== null; pages += 1) {
    const after = eventCursor(cursor.parse(place));
    const page = pageOfEvents(
      // oxlint-disable-next-line no-await-in-loop -- each page tells where the next one begins
      await read((tx) => listPartnerEvents(tx, "TR", today, EVENTS_SHOWN + 1, after)),
    );
    told.push(...page.events.map(keyOf));
    place = page.earlier;
  }
  expect(pages).toBe(2);
  expect(whole.length).toBeGreaterThan(EVENTS_SHOWN + 5 + 12 - 1);
  expect(told).toEqual(whole.map(keyOf));
  expect(eventCursor(cursor.parse("nonsense"))).toBeNull();
});

test("the timeline and the heads of lists hold what the viewer may see, whatever the plan was made for", async () => {
  await makeMeeting(officer, { heldOn: today, title: "Seen by all" });
  await makeMeeting(officer, { heldOn: today, title: "Seen by few", marking: "confidential" });
  await makeAgreement(officer, { title: "About evidence" });
  const asked = async (actor: Actor, code: string) => {
    const [events, heads] = await read(
      async (tx) => [
        await listPartnerEvents(tx, code, today),
        await listPartnerHeads(tx, code, today),
      ],
      actor,
    );
    const titles = heads.meetings.map(({ title }) => title);
    expect(
      events
        .filter(({ kind }) => kind === "meeting")
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(titles.toSorted());
    return [...titles, ...heads.mous.map(({ title }) => title)];
  };
  // Often enough for PostgreSQL to settle on a plan, by people who see different rows in turn.
  for (let time = 0; time < 7; time += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, on a connection that is warm
    expect(await asked(officer, "GB")).toEqual(["Seen by few", "Seen by all", "About evidence"]);
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await asked(cleared, "GB")).toEqual(["Seen by all", "About evidence"]);
    // oxlint-disable-next-line no-await-in-loop -- as above
    expect(await asked(elsewhere, "GB")).toEqual([]);
  }
});

const mode = (tx: Tx) =>
  tx.$queryRaw<{ mode: string }[]>`select current_setting('plan_cache_mode') as mode`;

test("plans are kept for the transaction that asks for it, and for no other", async () => {
  expect(await read(mode)).toEqual([{ mode: "force_generic_plan" }]);
  // As many as the pool has connections, so that the one before is among them.
  const others = await Promise.all(Array.from({ length: 10 }, () => withViewer(officer, mode)));
  expect(others.flat().every((one) => one.mode === "auto")).toBe(true);
});

test("partners begin with most open promises, then with most on record, then by name", async () => {
  const names = { NO: "Norway", OM: "Oman", PE: "Peru", QA: "Qatar" };
  await makeCommitment(officer, { partner: "QA", title: "One promise" });
  await makeAgreement(officer, { partner: "PE", title: "One paper" });
  await makeAgreement(officer, { partner: "OM", title: "One paper" });
  await makeAgreement(officer, { partner: "NO", title: "One paper" });
  await makeAgreement(officer, { partner: "NO", title: "Another paper" });
  const listed = await read((tx) => listPartners(tx, today));
  expect(listed.map(({ code }) => code).filter((code) => code in names)).toEqual([
    "QA",
    "NO",
    "OM",
    "PE",
  ]);
});
