import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { calendarDate } from "#domain/calendar-date.ts";
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

const titles = async (kind: CalendarKind) => {
  const filter = calendarFilter.parse({ partner: "BT", kind });
  const span = { from: calendarDate.parse("2031-03-01"), to: calendarDate.parse("2031-03-31") };
  const items = await withViewer(officer, (tx) =>
    listCalendar(tx, { ...filter, by: null, ...span }, today),
  );
  return items.map(({ title }) => title).toSorted();
};

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

  test("holds every kind of the partners asked for, and of no other", async () => {
    const of = async (partner: string, name: string) => {
      await makeMeeting(officer, { partner, title: `${name} call`, heldOn: daysAgo(3) });
      await makeCommitment(officer, {
        partner,
        title: `${name} promise`,
        dueOn: daysAgo(-9),
        duePrecision: "day",
      });
      await makeAgreement(officer, {
        partner,
        title: `${name} pact`,
        endsOn: daysAgo(-90),
        actions: [actionFields("in_force", daysAgo(500))],
      });
    };
    await of("VN", "Hanoi");
    await of("TH", "Bangkok");
    const hanoi = ["meeting: Hanoi call", "due: Hanoi promise", "end: Hanoi pact"];
    const bangkok = ["meeting: Bangkok call", "due: Bangkok promise", "end: Bangkok pact"];
    expect(await calendar(officer, { partner: "VN" })).toEqual(hanoi);
    expect(new Set(await calendar(officer, { partner: ["VN", "TH"] }))).toEqual(
      new Set([...hanoi, ...bangkok]),
    );
    expect(await calendar(officer, { partner: ["VN", "TH"], kind: "end" })).toHaveLength(2);
    const confined = await makeUser("officer", { clearance: "official", partners: ["TH"] });
    expect(await calendar(confined, { partner: ["VN", "TH"] })).toEqual(bangkok);
    expect(await calendar(confined, { partner: "VN" })).toEqual([]);
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

  test("holds what may fall on one of the days asked for, and nothing else, however exact its date is", async () => {
    const dated = [
      // The days asked for are those of March 2031.
      ["2031-03-01", "day", true],
      ["2031-03-31", "day", true],
      ["2031-02-28", "day", false],
      ["2031-04-01", "day", false],
      ["2031-03-09", "month", true],
      ["2031-02-09", "quarter", true],
      ["2031-12-24", "year", true],
      ["2030-12-24", "year", false],
      ["2031-04-15", "about", true],
      ["2031-04-16", "about", false],
      ["2031-02-14", "about", true],
      ["2031-03-01", "before", false],
      ["2031-03-02", "before", true],
      ["2031-04-01", "before", false],
      ["2031-03-30", "after", true],
      ["2031-03-31", "after", false],
      ["2031-02-28", "after", false],
    ] as const;
    for (const [on, precision] of dated) {
      const record = { partner: "BT", title: `${on} ${precision}` };
      await makeCommitment(officer, { ...record, dueOn: on, duePrecision: precision });
      await makeMeeting(officer, {
        ...record,
        life: "planned",
        heldOn: on,
        heldPrecision: precision,
      });
    }
    const several = { partner: "BT", life: "planned", heldPrecision: "day" };
    for (const [heldOn, untilOn] of [
      ["2031-01-02", "2031-03-01"],
      ["2031-03-31", "2031-06-30"],
      ["2030-01-01", "2032-01-01"],
      ["2031-02-01", "2031-02-28"],
    ]) {
      await makeMeeting(officer, { ...several, title: `${heldOn} to ${untilOn}`, heldOn, untilOn });
    }
    const within = dated
      .filter(([, , isThere]) => isThere)
      .map(([on, precision]) => `${on} ${precision}`)
      .toSorted();
    expect(await titles("due")).toEqual(within);
    expect(await titles("meeting")).toEqual(
      [
        ...within,
        "2031-01-02 to 2031-03-01",
        "2031-03-31 to 2031-06-30",
        "2030-01-01 to 2032-01-01",
      ].toSorted(),
    );
  });

  test("shows nobody what is not theirs to see", async () => {
    const stranger = await makeUser("officer", { partners: ["US"] });
    expect(await calendar(stranger)).toEqual([]);
  });
});
