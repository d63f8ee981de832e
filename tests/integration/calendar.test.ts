import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { type CalendarKind, calendarFilter } from "#features/calendar/schema.ts";
import { listCalendar } from "#features/calendar/queries.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { actionFields, daysAgo, makeAgreement } from "../make/agreement.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const other = await makeUser("manager");
const today = daysAgo(0);

const calendar = (actor: Actor, query: object = {}) =>
  withViewer(actor, async (tx) => {
    const filter = calendarFilter.parse({ partner: "LK", ...query });
    const by = filter.mine === "yes" && actor.kind === "user" ? actor.id : null;
    const items = await listCalendar(
      tx,
      { ...filter, by, from: daysAgo(30), to: daysAgo(-300) },
      today,
    );
    return items.map(({ kind, title }) => `${kind}: ${title}`);
  });

describe("the calendar", () => {
  test("holds meetings, due promises, notices and ends of terms, each kind by itself, and one's own", async () => {
    await makeMeeting(officer, {
      partner: "LK",
      title: "A call",
      heldOn: daysAgo(2),
      heldPrecision: "day",
    });
    await makeCommitment(other, {
      partner: "LK",
      title: "A promise",
      dueOn: daysAgo(-20),
      duePrecision: "day",
    });
    await makeAgreement(officer, {
      partner: "LK",
      title: "A pact",
      endsOn: daysAgo(-200),
      noticeDays: 100,
      renewal: "automatic",
      actions: [actionFields("in_force", daysAgo(500))],
    });
    expect(await calendar(officer)).toEqual([
      "meeting: A call",
      "due: A promise",
      "notice: A pact",
      "end: A pact",
    ]);
    expect(await calendar(officer, { kind: "notice" satisfies CalendarKind })).toEqual([
      "notice: A pact",
    ]);
    expect(await calendar(other, { mine: "yes" })).toEqual(["due: A promise"]);
    expect(await calendar(officer, { partner: "NP" })).toEqual([]);
  });

  test("keeps the period of what has no day, and drops a round once it is set", async () => {
    const held = {
      partner: "MV",
      type: "working_group",
      life: "held",
      heldOn: daysAgo(100),
      heldPrecision: "day",
      nextRoundOn: daysAgo(-60),
      nextRoundPrecision: "month",
      nextRoundWords: "in the new year",
    };
    await makeMeeting(officer, { ...held, title: "The group" });
    const rounds = () => calendar(officer, { partner: "MV", kind: "round" });
    expect(await rounds()).toEqual(["round: The group"]);
    await makeMeeting(officer, {
      ...held,
      title: "The next one",
      life: "planned",
      heldOn: daysAgo(-50),
      nextRoundOn: null,
      nextRoundPrecision: "unknown",
      nextRoundWords: null,
    });
    expect(await rounds()).toEqual([]);
  });

  test("shows nobody what is not theirs to see", async () => {
    const stranger = await makeUser("officer", { partners: ["US"] });
    expect(await calendar(stranger)).toEqual([]);
  });
});
