import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { getSource } from "#features/sources/queries/article.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { loadFolder } from "../../scripts/load/folder.ts";
import { linesOf, type LoadReport, passagesOf } from "../../scripts/load/report.ts";
import { makeAgency } from "../make/agency.ts";
import { makeMeeting } from "../make/meeting.ts";
import { asOwner, makeUser } from "../make/user.ts";

const folder = mkdtempSync(join(tmpdir(), "accord-load-"));
cpSync("tests/fixtures/load", folder, { recursive: true });
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await disconnect();
});

const officer = await makeUser("officer");

const load = (over: Partial<Parameters<typeof loadFolder>[0]> = {}) =>
  loadFolder({
    folder,
    annotations: "facts.json",
    actor: officer,
    home: "PK",
    timeZone: "Asia/Karachi",
    partner: null,
    marking: "official",
    isRehearsal: false,
    ...over,
  });

const passage = (report: LoadReport, id: string) => passagesOf(report).find((one) => one.id === id);
const statusOf = (report: LoadReport) =>
  Object.fromEntries(passagesOf(report).map(({ id, status }) => [id, status]));

/** How many rows the tables have that a load writes to. */
const rowCounts = () =>
  asOwner(async (client) => {
    const tables = ["source", "citation", "agency", "person", "meeting", "commitment", "figure"];
    const counts = tables.map((name) => `(select count(*)::int from ${name}) as ${name}`);
    return (await client.query(`select ${counts.join(", ")}`)).rows[0] as Record<string, number>;
  });

test("a rehearsal tells the same and writes nothing", async () => {
  const before = await rowCounts();
  const report = await load({ isRehearsal: true });
  expect(passage(report, "T03")?.as).toMatchObject([{ kind: "meeting", isNew: true }]);
  expect(passage(report, "T13")?.as).toMatchObject([{ kind: "commitment" }]);
  expect(await rowCounts()).toEqual(before);
  expect(linesOf(report).at(-1)).toContain("Nothing was written");
});

describe("a folder", () => {
  test("is loaded once: every passage is anchored, or the report says why not", async () => {
    const known = await makeAgency(officer, {
      country: "DE",
      name: "Office for Papers, Federal",
      acronym: "FOP",
    });
    const first = await load();
    const { T11, T14, ...loaded } = statusOf(first);
    expect([T11, T14]).toEqual(["failed", "failed"]);
    expect(new Set(Object.values(loaded))).toEqual(new Set(["loaded"]));
    expect(passage(first, "T11")?.reason).toBe("these words do not stand in the text");
    expect(passage(first, "T14")?.reason).toContain("missing.txt");
    expect(passage(first, "T05")?.as).toMatchObject([{ kind: "agency", isNew: false }]);
    const after = await rowCounts();
    expect(after["agency"]).toBe(1);

    const second = await load();
    expect(new Set(Object.values(statusOf(second)))).toEqual(new Set(["already", "failed"]));
    expect(await rowCounts()).toEqual(after);

    const agency = await withViewer(officer, (tx) =>
      tx.agency.findUniqueOrThrow({ where: { id: known }, include: { aliases: true } }),
    );
    expect(agency.aliases.map(({ name }) => name)).toEqual(["Federal Office for Papers"]);
  });

  test("becomes sources with what is known of them, their passages word for word", async () => {
    const [row] = await withViewer(officer, (tx) =>
      tx.source.findMany({ where: { publisher: "Test Gazette" }, select: { id: true } }),
    );
    const source = await withViewer(officer, (tx) => getSource(tx, row?.id ?? ""));
    expect(source).toMatchObject({
      title: "Ministers talk about forged papers",
      partner: { code: "DE" },
      kind: "press_quoting_readout",
      published: { on: "2026-03-04", precision: "day" },
      text: readFileSync(join(folder, "talks.txt"), "utf8"),
    });
    for (const { quote, start, end } of source.citations) {
      expect(source.text.slice(start, end)).toBe(quote);
    }
    const byId = new Map(source.citations.map((one) => [one.note?.split(" · ")[0], one]));
    expect(byId.get("T04")?.quote).toBe(
      "The sides agreed to train examiners of forged papers together",
    );
    expect(byId.get("T10")).toMatchObject({ field: "furniture", target: { kind: "source" } });
    expect(source.figures).toMatchObject([{ value: "12", unit: "percent", isDocumentSeen: false }]);
  });

  test("becomes one meeting with its people, promises and talking points", async () => {
    const meetings = await withViewer(officer, (tx) =>
      tx.meeting.findMany({
        where: { partner: "DE" },
        include: { participants: true, outcomes: true, origins: { include: { commitment: true } } },
      }),
    );
    const [meeting] = meetings;
    expect(meetings).toHaveLength(1);
    expect(meeting).toMatchObject({
      place: "Berlin",
      heldPrecision: "about",
      recordState: "draft",
    });
    expect(meeting?.participants.map(({ side }) => side).toSorted()).toEqual(["home", "partner"]);
    const said = meeting?.outcomes.map(({ kind, text }) => [kind, text]);
    expect(said).toContainEqual(["information", "Both sides exchanged views on migration"]);
    const promises = meeting?.origins.map(({ commitment }) => [
      commitment.strength,
      commitment.obligor,
    ]);
    expect(promises?.toSorted()).toEqual([
      ["agreed", "both"],
      ["agreed", "both"],
      ["will", "partner"],
    ]);
  });

  test("keeps a title that is in doubt as a claim of its source", async () => {
    const claims = await withViewer(officer, (tx) =>
      tx.claim.findMany({ include: { person: { select: { name: true } } } }),
    );
    expect(claims).toMatchObject([
      { field: "post", value: "Security Minister", person: { name: "Erika Muster" } },
    ]);
  });

  test("is read in Urdu from right to left", async () => {
    const source = await withViewer(officer, (tx) =>
      tx.source.findFirstOrThrow({ where: { title: "Read-out in Urdu" } }),
    );
    expect(source).toMatchObject({ language: "ur", kind: "partner_readout" });
  });
});

test("a meeting on record is linked to, and its minutes stay as they are", async () => {
  const id = await makeMeeting(officer, {
    partner: "IT",
    heldOn: "5 May 2025",
    title: "Talks in Rome",
  });
  const { ref } = await withViewer(officer, (tx) =>
    tx.meeting.findUniqueOrThrow({ where: { id } }),
  );
  const own = mkdtempSync(join(tmpdir(), "accord-load-"));
  writeFileSync(join(own, "a.txt"), "The ministers met in Rome. They said that the sea is wide.");
  const facts = [
    {
      id: "A1",
      file: "a.txt",
      quote: "The ministers met in Rome",
      entity: "meeting",
      note: "5 May 2025",
    },
    { id: "A2", file: "a.txt", quote: "the sea is wide", entity: "statement", note: "" },
    { id: "A3", file: "a.txt", quote: "is wide", entity: "commitment", note: "", record: ref },
  ];
  writeFileSync(join(own, "facts.json"), JSON.stringify(facts));
  const report = await load({ folder: own, partner: "IT" });
  rmSync(own, { recursive: true });
  expect(passage(report, "A1")?.as).toMatchObject([{ kind: "meeting", isNew: false }]);
  expect(passage(report, "A2")?.as).toMatchObject([{ kind: "meeting", field: "outcomes" }]);
  expect(passage(report, "A3")?.as).toMatchObject([{ kind: "meeting", ref }]);
  const meeting = await withViewer(officer, (tx) =>
    tx.meeting.findUniqueOrThrow({ where: { id }, include: { outcomes: true, citations: true } }),
  );
  expect([meeting.outcomes.length, meeting.citations.length]).toEqual([0, 3]);
});

test.each([
  ["a folder that is not there", "no folder", "There is no folder"],
  ["an annotation file that is not there", "facts of others.json", "cannot be read as JSON"],
])("says in a sentence what is wrong with %s", async (_, name, sentence) => {
  const over = name.endsWith(".json") ? { annotations: name } : { folder: join(folder, name) };
  await expect(load(over)).rejects.toThrow(sentence);
});

test("the acting person's rights are the loader's: nothing is loaded for a partner out of reach", async () => {
  const confined = await makeUser("officer", { partners: ["GB"] });
  const report = await load({ actor: confined });
  expect(new Set(Object.values(statusOf(report)))).toEqual(new Set(["failed"]));
  expect(passage(report, "T04")?.reason).toContain("You may not do this");
});
