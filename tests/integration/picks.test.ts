import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { labelsOf, listPicks, picksForMinutes } from "#features/picks/queries.ts";
import { PICK_KINDS, pickQuery } from "#features/picks/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { makeAgency, makeAlias, makeSuccession } from "../make/agency.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makePerson, makePost, makeTenure } from "../make/person.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const TODAY = "2026-11-22" as CalendarDate;
const officer = await makeUser("officer");
const turk = await makeUser("officer", { partners: ["TR"] });
const uncleared = await makeUser("officer", { clearance: "official" });

const pick = (viewer: Actor, params: Record<string, string>) =>
  withViewer(viewer, (tx) => {
    const { kind, ...query } = pickQuery.parse(params);
    return kind === null ? Promise.resolve([]) : listPicks(tx, kind, query, TODAY);
  });

const labels = async (viewer: Actor, params: Record<string, string>) =>
  (await pick(viewer, params)).map(({ label }) => label);

describe("listPicks", () => {
  test("offers those of the latest meetings first, before anything is typed", async () => {
    const [absent, early, late] = [
      await makePerson(officer, { name: "A. Absent" }),
      await makePerson(officer, { name: "B. Early" }),
      await makePerson(officer, { name: "C. Late" }),
    ];
    const meet = (heldOn: string, personId: string) =>
      makeMeeting(officer, { heldOn, participants: [{ side: "partner", personId }] });
    await meet("2024-01-01", early);
    await meet("2025-01-01", late);
    const people = await pick(officer, { kind: "person", partner: "GB", side: "partner" });
    expect(people.map(({ id }) => id)).toEqual([late, early, absent]);
  });

  test("keeps the sides apart", async () => {
    await makePerson(officer, { name: "Of Home", country: "PK" });
    const side = (of: string) =>
      labels(officer, { kind: "person", partner: "GB", side: of, q: "of home" });
    expect(await side("home")).toEqual(["Of Home"]);
    expect(await side("partner")).toEqual([]);
  });

  test("finds a person by any words of name, title and agency, and says both", async () => {
    const agencyId = await makeAgency(officer, { name: "Border Command", acronym: "BC" });
    const postId = await makePost(officer, { agencyId, title: "Chief of Staff" });
    const personId = await makePerson(officer, { name: "Rarely Named" });
    await makeTenure(officer, personId, postId, { fromOn: "2025" });
    const [person] = await pick(officer, { kind: "person", q: "staff rarely bc" });
    expect(person).toMatchObject({
      id: personId,
      detail: "Chief of Staff, BC",
      title: "Chief of Staff",
      agencyId,
    });
    expect(await pick(officer, { kind: "person", id: personId })).toEqual([person]);
  });

  test("finds an agency by acronym and alias, and says what has become of it", async () => {
    const old = await makeAgency(officer, { name: "Cyber Wing", acronym: "CW" });
    const heir = await makeAgency(officer, { name: "Cyber Agency", acronym: "CYA" });
    await makeAlias(officer, old, "Electronic Crimes Wing");
    await makeSuccession(officer, old, heir, "2024-01-01");
    const [found] = await pick(officer, { kind: "agency", q: "electronic crimes" });
    expect(found).toMatchObject({ id: old, label: "Cyber Wing (CW)", detail: "→ CYA" });
    // What exists today comes before what it took the place of.
    const ids = (await pick(officer, { kind: "agency", q: "cyber" })).map(({ id }) => id);
    expect(ids.indexOf(heir)).toBeLessThan(ids.indexOf(old));
  });

  test("offers nothing that the viewer may not see, of any kind, by words or by id", async () => {
    const name = "Sealed Thing";
    const marking = "secret";
    const ids = [
      await makePerson(officer, { name, marking }),
      await makeAgency(officer, { name, marking }),
      await makeCommitment(officer, { title: name, marking }),
      await makeMeeting(officer, { title: name, marking, newSeries: name }),
    ];
    for (const viewer of [turk, uncleared]) {
      for (const kind of PICK_KINDS) {
        expect(await pick(viewer, { kind, q: "sealed" })).toEqual([]);
        for (const id of ids) {
          expect(await labels(viewer, { kind, id })).not.toContainEqual(
            expect.stringContaining(name),
          );
        }
      }
      expect(await withViewer(viewer, (tx) => labelsOf(tx, ids))).toEqual(new Map());
    }
    expect((await withViewer(officer, (tx) => labelsOf(tx, ids))).size).toBe(3);
  });

  test("takes what is typed literally, and no words for everything", async () => {
    await makeCommitment(officer, { title: "Share 40% of it" });
    const query = { kind: "commitment", partner: "GB" };
    expect(await pick(officer, { ...query, q: "40%" })).toHaveLength(1);
    expect(await pick(officer, { ...query, q: "4%" })).toHaveLength(0);
    expect(await pick(officer, { ...query, q: "_hare" })).toHaveLength(0);
    expect((await pick(officer, { ...query, q: "   " })).length).toBeGreaterThan(1);
  });

  test("offers to cite the latest of each kind, of the partner and of both sides, before anything is typed", async () => {
    const marking = "restricted";
    const [old, late] = [
      await makeMeeting(officer, { title: "Citable, old", heldOn: "2019-01-01", marking }),
      await makeMeeting(officer, { title: "Citable, late", heldOn: "2026-11-21", marking }),
    ];
    const elsewhere = await makeMeeting(officer, { partner: "TR", heldOn: "2026-11-22" });
    const agency = await makeAgency(officer, { name: "A Citable Agency", acronym: "ACA" });
    const offered = await pick(officer, { kind: "citable", partner: "GB" });
    const ids = offered.map(({ id }) => id);
    const kinds = [...new Set(offered.map(({ detail }) => detail))];
    expect(kinds).toEqual(
      ["commitment", "meeting", "agreement", "training", "delivery", "agency", "person"].filter(
        (kind) => kinds.includes(kind),
      ),
    );
    expect(ids).toContain(`meeting:${late}`);
    expect(ids).not.toContain(`meeting:${elsewhere}`);
    expect([...ids, `meeting:${old}`].indexOf(`meeting:${old}`)).toBeGreaterThan(
      ids.indexOf(`meeting:${late}`),
    );
    expect(offered).toContainEqual({
      id: `agency:${agency}`,
      label: "A Citable Agency · ACA",
      detail: "agency",
    });
    for (const kind of kinds)
      expect(offered.filter(({ detail }) => detail === kind).length).toBeLessThanOrEqual(20);
    const withoutPartner = await pick(officer, { kind: "citable" });
    expect(withoutPartner.map(({ id }) => id)).toContain(`meeting:${elsewhere}`);
    expect(
      (await pick(turk, { kind: "citable", partner: "GB" })).filter(
        ({ detail }) => detail === "meeting",
      ),
    ).toEqual([]);
  });

  test("knows no kind but its own", async () => {
    expect(await pick(officer, { kind: "user_account", q: "a" })).toEqual([]);
  });
});

test("the lists of the minutes come in one statement, empty for a partner that is not chosen", async () => {
  let statements = 0;
  const lists = await withViewer(officer, (tx) => picksForMinutes(tx, null, TODAY), {
    onStatements: (count) => {
      statements = count;
    },
  });
  expect(statements).toBe(1);
  expect(lists.people.partner).toEqual([]);
  expect(lists.people.home.map(({ label }) => label)).toContain("Of Home");
  expect(lists.partners).toContain("GB");
});
