import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import { anyDay, historyOfAgreement } from "../../../tests/make/histories.ts";
import { type FamilyLink, familyOn } from "./family.ts";
import type { ActionType } from "./rules.ts";

const day = (text: string) => calendarDate.parse(text);
const did = (type: ActionType, on: string | null) => ({
  id: `${type}-${on}`,
  recordedAt: new Date("2026-01-01T00:00:00Z"),
  type,
  happenedOn: on === null ? null : day(on),
});
const instrument = (id: string, ...actions: ReturnType<typeof did>[]) => ({
  id,
  ref: id,
  actions,
  stages: [],
});
const link = (
  from: string,
  type: FamilyLink["type"],
  to: string,
  on: string | null,
): FamilyLink => ({
  id: `${from}-${type}-${to}`,
  fromId: from,
  toId: to,
  type,
  effectiveOn: on === null ? null : day(on),
});

const treaty = instrument(
  "treaty",
  did("signed", "2007-08-24"),
  did("in_force", "2008-01-01"),
  did("suspended", "2015-01-01"),
);
const protocol = instrument("protocol", did("signed", "2018-12-27"));
const amends = link("protocol", "amends", "treaty", "2018-12-27");

const standings = (
  family: { members: ReturnType<typeof instrument>[]; links: FamilyLink[] },
  on: string,
  root = "treaty",
) =>
  Object.fromEntries(
    familyOn(root, family, day(on)).members.map(({ id, standing }) => [id, standing]),
  );

describe("the family of the treaty of 2007", () => {
  const family = { members: [protocol, treaty], links: [amends] };

  test("is the treaty alone until the protocol is signed, and earliest first from then on", () => {
    expect(familyOn("treaty", family, day("2014-06-01")).members.map(({ id }) => id)).toEqual([
      "treaty",
    ]);
    expect(familyOn("treaty", family, day("2019-01-01")).members.map(({ id }) => id)).toEqual([
      "treaty",
      "protocol",
    ]);
  });

  test("governs in 2014 and is suspended in 2016", () => {
    expect(standings(family, "2014-06-01")).toEqual({ treaty: "governs" });
    expect(standings(family, "2016-06-01")).toEqual({ treaty: "suspended" });
    expect(standings(family, "2019-06-01")).toEqual({ treaty: "suspended", protocol: "pending" });
  });

  test("is asked for by any member", () => {
    expect(standings(family, "2019-06-01", "protocol")).toEqual(standings(family, "2019-06-01"));
    expect(standings(family, "2010-01-01", "protocol")).toEqual({ protocol: "pending" });
  });
});

describe("what another instrument does to one in force", () => {
  const base = instrument("treaty", did("in_force", "2010-01-01"));
  const later = instrument("later", did("in_force", "2015-01-01"));

  test("replaces it from the day of the link on", () => {
    const family = {
      members: [base, later],
      links: [link("later", "replaces", "treaty", "2015-01-01")],
    };
    expect(standings(family, "2014-12-31")).toEqual({ treaty: "governs" });
    expect(standings(family, "2015-01-01")).toEqual({ treaty: "replaced", later: "governs" });
  });

  test("without a date counts once what does it is in force", () => {
    const family = { members: [base, later], links: [link("later", "replaces", "treaty", null)] };
    expect(standings(family, "2014-12-31")).toMatchObject({ treaty: "governs" });
    expect(standings(family, "2015-01-01")).toMatchObject({ treaty: "replaced" });
  });

  test("suspends it until another revives it", () => {
    const family = {
      members: [base, later, instrument("note", did("signed", "2018-01-01"))],
      links: [
        link("later", "suspends", "treaty", "2015-01-01"),
        link("note", "revives", "treaty", "2018-01-01"),
      ],
    };
    expect(standings(family, "2016-01-01")).toMatchObject({ treaty: "suspended" });
    expect(standings(family, "2018-01-01")).toMatchObject({ treaty: "governs" });
  });

  test("gives way to what happened to the instrument itself since", () => {
    const revived = instrument(
      "treaty",
      did("in_force", "2010-01-01"),
      did("revived", "2017-01-01"),
    );
    const family = {
      members: [revived, later],
      links: [link("later", "suspends", "treaty", "2015-01-01")],
    };
    expect(standings(family, "2016-01-01")).toMatchObject({ treaty: "suspended" });
    expect(standings(family, "2017-01-01")).toMatchObject({ treaty: "governs" });
  });

  test("never brings an ended one back", () => {
    const ended = instrument(
      "treaty",
      did("in_force", "2010-01-01"),
      did("terminated", "2012-01-01"),
    );
    const family = { members: [ended, later], links: [link("later", "revives", "treaty", null)] };
    expect(standings(family, "2020-01-01")).toMatchObject({ treaty: "ended" });
  });
});

test("undated ones come last, by reference, and so do the links that they make", () => {
  const undated = ["note 10", "note 9", "note 2"].map((id) => instrument(id));
  const members = [undated[0], ofYear(2012), undated[1], ofYear(2011), undated[2], treaty].filter(
    (one) => one !== undefined,
  );
  const links = members
    .filter(({ id }) => id !== "treaty")
    .map(({ id }) => link(id, "amends", "treaty", id.startsWith("note") ? null : "2015-01-01"));
  const order = ["of 2011", "of 2012", "note 2", "note 9", "note 10"];
  for (const given of [links, links.toReversed()]) {
    const family = familyOn("treaty", { members, links: given }, day("2020-01-01"));
    expect(family.members.map(({ id }) => id)).toEqual(["treaty", ...order]);
    expect(family.links.map(({ fromId }) => fromId)).toEqual(order);
  }
});

function ofYear(year: number) {
  return instrument(`of ${year}`, did("in_force", `${year}-05-01`));
}

test("in any family the one asked about is there, once, and no link leads out of it", () => {
  const anyFamily = fc
    .uniqueArray(historyOfAgreement, { minLength: 1, maxLength: 8, selector: ({ id }) => id })
    .map((members) => members.map((one) => ({ ...one, ref: one.id })))
    .chain((members) => {
      const one = fc.constantFrom(...members.map(({ id }) => id));
      const type = fc.constantFrom<FamilyLink["type"]>("amends", "replaces", "suspends", "revives");
      return fc.record({
        members: fc.constant(members),
        root: one,
        links: fc.array(
          fc.record({
            id: fc.uuid(),
            fromId: one,
            toId: one,
            type,
            effectiveOn: fc.option(anyDay),
          }),
        ),
      });
    });
  fc.assert(
    fc.property(anyFamily, anyDay, ({ members, root, links }, on: CalendarDate) => {
      const family = familyOn(root, { members, links }, on);
      const ids = family.members.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toContain(root);
      for (const one of family.links) {
        expect(ids).toContain(one.fromId);
        expect(ids).toContain(one.toId);
        expect(one.effectiveOn === null || one.effectiveOn <= on).toBe(true);
      }
      // Force can be taken away or given back; nothing here gives it first.
      const governing = family.members.filter(({ standing }) => standing === "governs");
      for (const { state } of governing) {
        expect(["in_force", "provisionally_applied", "suspended"]).toContain(state);
      }
    }),
  );
});
