import { afterAll, describe, expect, test } from "vitest";
import {
  addAlias,
  recordAgency,
  recordSuccession,
  reviseAgency,
} from "#features/agencies/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { agencyFields, makeAgency, makeAlias, makeSuccession } from "../make/agency.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const analyst = await makeUser("analyst");
const administrator = await makeUser("administrator");
const forBritain = await makeUser("officer", { clearance: "restricted", partners: ["GB"] });

const read = (id: string) =>
  withViewer(officer, (tx) => tx.agency.findUnique({ where: { id }, include: { topics: true } }));

describe("recordAgency", () => {
  test("is open to analysts, who do the research, and shut to administrators", async () => {
    const input = { ...agencyFields, name: "Office of research", isDistinct: true };
    await recordAgency(contextFor(analyst), input);
    await expect(recordAgency(contextFor(administrator), input)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("lets a confined user record for home and for their partner, and for nobody else", async () => {
    await makeAgency(forBritain, { name: "Confined, Britain" });
    await makeAgency(forBritain, { name: "Confined, home", country: "PK" });
    await expect(
      makeAgency(forBritain, { name: "Confined, America", country: "US" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("lets nobody mark a record higher than they may read", async () => {
    await expect(makeAgency(forBritain, { marking: "secret" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("refuses one that is spelled like another of its side, until it is said to be another", async () => {
    await makeAgency(officer, { name: "Bureau of Customs Revenue", acronym: "BCR" });
    const like = { ...agencyFields, name: "Bureau for Customs Revenue" };
    await expect(recordAgency(contextFor(officer), like)).rejects.toMatchObject({
      code: "conflict",
      messageKey: "agencies.error.similar",
      params: { names: "Bureau of Customs Revenue" },
    });
    await recordAgency(contextFor(officer), { ...like, isDistinct: true });
    await recordAgency(contextFor(officer), { ...like, country: "US" });
  });

  test("finds the double by its alias and by its acronym, too", async () => {
    const id = await makeAgency(officer, { name: "Directorate of Harbours", acronym: "DoH" });
    await makeAlias(officer, id, "Port Watch Authority");
    for (const double of [{ name: "Port Watch Authority" }, { name: "Xyz", acronym: "doh" }]) {
      await expect(
        recordAgency(contextFor(officer), { ...agencyFields, ...double }),
      ).rejects.toMatchObject({ params: { names: "Directorate of Harbours" } });
    }
  });

  test("has a country unless it is a multilateral body", async () => {
    await makeAgency(officer, { name: "League of test", country: null, kind: "multilateral" });
    await expect(makeAgency(officer, { country: null })).rejects.toThrow(
      "agencies.error.countryOrMultilateral",
    );
  });

  test("takes functions as lines of a form and as a list", async () => {
    const id = await makeAgency(officer, { functions: "Extradition\n\n Prisoner transfer \n" });
    expect((await read(id))?.functions).toEqual(["Extradition", "Prisoner transfer"]);
  });
});

describe("reviseAgency", () => {
  test("refuses to overwrite a newer version", async () => {
    const id = await makeAgency(officer);
    const update = { ...agencyFields, id, version: 1 };
    await reviseAgency(contextFor(officer), { ...update, name: "First" });
    await expect(
      reviseAgency(contextFor(officer), { ...update, name: "Second" }),
    ).rejects.toMatchObject({ code: "stale" });
    expect((await read(id))?.name).toBe("First");
  });

  test("refuses a form that left a field out, rather than emptying it", async () => {
    const id = await makeAgency(officer);
    const { notes: _, ...withoutNotes } = agencyFields;
    await expect(
      reviseAgency(contextFor(officer), { ...withoutNotes, id, version: 1 }),
    ).rejects.toThrow("notes");
  });

  test("refuses a parent that stands below it", async () => {
    const top = await makeAgency(officer);
    const middle = await makeAgency(officer, { parentId: top });
    const low = await makeAgency(officer, { parentId: middle });
    await expect(
      reviseAgency(contextFor(officer), { ...agencyFields, id: top, version: 1, parentId: low }),
    ).rejects.toMatchObject({ messageKey: "errors.constraint.agency_no_cycle" });
  });

  test("does not know an agency that the editor may not see", async () => {
    const hidden = await makeAgency(officer, { marking: "confidential" });
    const foreign = await makeAgency(officer, { country: "US" });
    for (const id of [hidden, foreign]) {
      await expect(
        reviseAgency(contextFor(forBritain), { ...agencyFields, id, version: 1 }),
      ).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("names and successions", () => {
  test("keeps an alias once per agency", async () => {
    const agencyId = await makeAgency(officer);
    await makeAlias(officer, agencyId, "The Agency");
    const input = { agencyId, name: "The Agency", language: "en", sourceId: null };
    await expect(addAlias(contextFor(officer), input)).rejects.toMatchObject({
      messageKey: "errors.duplicate",
    });
  });

  test("refuses that an agency follows one that came after it", async () => {
    const [first, second, third] = [
      await makeAgency(officer),
      await makeAgency(officer),
      await makeAgency(officer),
    ];
    await makeSuccession(officer, first, second, "2014-01-01");
    await makeSuccession(officer, second, third, null);
    await expect(makeSuccession(officer, third, first, "2020-01-01")).rejects.toMatchObject({
      messageKey: "errors.constraint.agency_succession_no_cycle",
    });
  });

  test("refuses an agency as its own successor", async () => {
    const id = await makeAgency(officer);
    await expect(
      recordSuccession(contextFor(officer), {
        predecessorId: id,
        successorId: id,
        kind: "renamed",
        happenedOn: null,
        happenedPrecision: null,
        note: null,
      }),
    ).rejects.toThrow("validation.sameRecord");
  });
});
