import { afterAll, describe, expect, test } from "vitest";
import {
  attachCitation,
  chooseClaim,
  citeFigure,
  recordClaim,
  removeCitation,
  reviseSource,
} from "#features/sources/commands.ts";
import { getSource } from "#features/sources/queries/article.ts";
import { facetSources } from "#features/sources/queries/facets.ts";
import { listSources } from "#features/sources/queries/list.ts";
import { sourceFilter } from "#features/sources/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeAgency } from "../make/agency.ts";
import { makeCommitment } from "../make/commitment.ts";
import { docxOf, paragraph } from "../make/documents.ts";
import { makeSource, sourceFields } from "../make/source.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const administrator = await makeUser("administrator");
const forBritain = await makeUser("officer", { clearance: "restricted", partners: ["GB"] });

const read = (id: string, viewer = officer) => withViewer(viewer, (tx) => getSource(tx, id));
const list = (params: object, viewer = officer) =>
  withViewer(viewer, (tx) => listSources(tx, sourceFilter.parse(params)));

/** A passage of a source, attached to a commitment. */
async function cite(sourceId: string, targetId: string, over: object = {}, actor = officer) {
  const input = { sourceId, targetKind: "commitment", targetId, ...over };
  return (await attachCitation(contextFor(actor), input)).id;
}

describe("addSource", () => {
  test("keeps the text word for word, line ends made alike, and gives a reference", async () => {
    const text = "  First  line\r\nsecond\tline, Bakerin Islamabad \n";
    const source = await read(await makeSource(officer, { text, publishedOn: "Mar 2025" }));
    expect(source.text).toBe("  First  line\nsecond\tline, Bakerin Islamabad \n");
    expect(source.ref).toMatch(/^SRC-GB-2025-\d{4}$/);
    expect(source.published).toEqual({ on: "2025-03-01", precision: "month" });
    expect(source.grade).toBe("B");
  });

  test("takes the text from a file, whatever its kind", async () => {
    const words = "Ein Text mit Umlaut: für اردو";
    const marked = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(words, "utf16le"))]);
    for (const [partner, name, bytes] of [
      ["GB", "read-out.txt", words],
      ["US", "read-out.html", marked],
      ["SA", "read-out.docx", new Uint8Array(docxOf(paragraph(words)))],
    ] as const) {
      const file = new File([bytes], name);
      const id = await makeSource(officer, { text: null, file, partner });
      const kept = (await read(id)).attachment;
      expect(kept?.name ?? null).toBe(partner === "US" ? null : name);
      expect((await read(id)).text).toBe(words);
    }
  });

  test.each([
    [
      "a file that is no text",
      { text: null, file: new File([new Uint8Array([0xff, 0x00, 0x81])], "a.txt") },
      "documents.unknownKind",
    ],
    [
      "text and file at once",
      { text: "one", file: new File(["two"], "a.txt") },
      "sources.error.textOrFile",
    ],
    ["neither", { text: null }, "sources.error.textOrFile"],
    ["a text of blanks", { text: " \n " }, "validation.required"],
    ["half a letter", { text: "a \ud800 b" }, "validation.brokenText"],
    ["an address that runs a script", { address: "javascript:alert(1)" }, "validation.webAddress"],
    ["a day that is none", { publishedOn: "31 Feb 2025" }, "validation.date"],
  ])("refuses %s", async (_, over, message) => {
    await expect(makeSource(officer, over)).rejects.toThrow(message);
  });

  test("says which source has the same text, and leads to it", async () => {
    const id = await makeSource(officer, { text: "The same words twice." });
    const { ref } = await read(id);
    await expect(makeSource(officer, { text: "The same words twice." })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "errors.sameSource",
      params: { href: `/sources/${id}`, ref },
    });
  });

  test("does not tell that a hidden source has the same text", async () => {
    const text = "Known to few, until it was printed.";
    await makeSource(officer, { text, marking: "secret" });
    const id = await makeSource(forBritain, { text });
    expect((await read(id, forBritain)).marking).toBe("official");
  });

  test("is the researchers', for their partners and within their clearance", async () => {
    const refused = { code: "forbidden" };
    await expect(makeSource(administrator)).rejects.toMatchObject(refused);
    await expect(makeSource(forBritain, { partner: "US" })).rejects.toMatchObject(refused);
    await expect(makeSource(forBritain, { marking: "secret" })).rejects.toMatchObject(refused);
  });
});

describe("reviseSource", () => {
  const { partner: _, text: __, ...details } = sourceFields;

  test("corrects what is said about it; text and partner stay", async () => {
    const id = await makeSource(officer);
    const before = await read(id);
    const update = { ...details, id, version: 1, kind: "opinion", title: "Another title" };
    await reviseSource(contextFor(officer), update);
    const after = await read(id);
    expect(after).toMatchObject({ title: "Another title", grade: "F", text: before.text });
    await expect(reviseSource(contextFor(officer), update)).rejects.toMatchObject({
      code: "stale",
    });
    await expect(
      reviseSource(contextFor(officer), { ...update, version: 2, text: "changed" }),
    ).rejects.toThrow("unknownFields");
  });

  test("takes its citations along when the marking is raised; only a manager lowers it", async () => {
    const id = await makeSource(officer);
    await cite(id, await makeCommitment(officer), { quote: "examiners" });
    const raised = { ...details, id, marking: "secret", title: "Raised" };
    await reviseSource(contextFor(officer), { ...raised, version: 1 });
    await expect(read(id, forBritain)).rejects.toMatchObject({ code: "not_found" });
    const lowered = { ...raised, version: 2, marking: "official" };
    await expect(reviseSource(contextFor(officer), lowered)).rejects.toMatchObject({
      code: "forbidden",
    });
    await reviseSource(contextFor(manager), lowered);
    expect((await read(id, forBritain)).citations).toHaveLength(1);
  });
});

describe("attachCitation", () => {
  test("finds the words in spite of other white space, quotation marks and lost spaces", async () => {
    const text = "Talks with Chargé d’Affaires Natalie Bakerin Islamabad, on  visa\nfraud.";
    const id = await makeSource(officer, { text });
    const commitmentId = await makeCommitment(officer);
    await cite(id, commitmentId, {
      quote: "Chargé d'Affaires Natalie Baker in Islamabad",
      field: "title",
    });
    await cite(id, commitmentId, { quote: "visa fraud" });
    const { citations } = await read(id);
    expect(citations.map(({ quote, start, field }) => ({ quote, start, field }))).toEqual([
      { quote: "Chargé d’Affaires Natalie Bakerin Islamabad", start: 11, field: "title" },
      { quote: "visa\nfraud", start: text.indexOf("visa"), field: null },
    ]);
    expect(citations[0]?.target).toMatchObject({ kind: "commitment", id: commitmentId });
  });

  test("takes offsets from whole letter to whole letter, and needs a passage", async () => {
    const id = await makeSource(officer, { text: "An é may be two letters: e\u0301. End" });
    const target = await makeCommitment(officer);
    await cite(id, target, { startsAt: 24, endsAt: 26 });
    expect((await read(id)).citations[0]?.quote).toBe("e\u0301");
    await expect(cite(id, target)).rejects.toThrow("validation.passage");
    await expect(cite(id, target, { quote: "no such words" })).rejects.toThrow("quoteNotFound");
    await expect(cite(id, target, { startsAt: 900, endsAt: 910 })).rejects.toThrow("quoteNotFound");
  });

  test("takes the record as the form sends it, and says at the picker that none was picked", async () => {
    const id = await makeSource(officer);
    const agencyId = await makeAgency(officer);
    const input = { sourceId: id, quote: "examiners", targetId: `agency:${agencyId}` };
    await attachCitation(contextFor(officer), input);
    expect((await read(id)).citations[0]?.target).toMatchObject({ kind: "agency", id: agencyId });
    const error = await attachCitation(contextFor(officer), { ...input, targetId: null }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ issues: [{ path: ["targetId"] }] });
  });

  test("may speak of its own source, and of no other", async () => {
    const id = await makeSource(officer, { text: "By a reporter. The sides met." });
    const own = { quote: "By a reporter", targetKind: "source", targetId: id, field: "author" };
    await cite(id, id, own);
    expect((await read(id)).citations[0]).toMatchObject({
      field: "author",
      target: { kind: "source", id },
    });
    const other = await makeSource(officer);
    await expect(cite(id, other, { ...own, targetId: other })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("refuses the same passage for the same field of the same record", async () => {
    const id = await makeSource(officer);
    const target = await makeCommitment(officer);
    await cite(id, target, { quote: "examiners", field: "text" });
    await cite(id, target, { quote: "examiners", field: "title" });
    await expect(cite(id, target, { quote: "examiners", field: "text" })).rejects.toMatchObject({
      messageKey: "sources.error.sameCitation",
    });
  });

  test("knows no hidden source and no hidden record: both are simply not there", async () => {
    const hidden = { code: "not_found" };
    const secretSource = await makeSource(officer, { marking: "secret" });
    const secretTarget = await makeCommitment(officer, { marking: "secret" });
    const foreignTarget = await makeCommitment(officer, { partner: "US" });
    const openTarget = await makeCommitment(officer);
    const openSource = await makeSource(officer);
    const by = { quote: "examiners" };
    await expect(cite(secretSource, openTarget, by, forBritain)).rejects.toMatchObject(hidden);
    await expect(cite(openSource, secretTarget, by, forBritain)).rejects.toMatchObject(hidden);
    await expect(cite(openSource, foreignTarget, by, forBritain)).rejects.toMatchObject(hidden);
    await expect(cite(openSource, crypto.randomUUID(), by)).rejects.toMatchObject(hidden);
  });

  test("does not show a passage to those who may not see its record", async () => {
    const id = await makeSource(officer);
    await cite(id, await makeCommitment(officer, { marking: "secret" }), { quote: "examiners" });
    await cite(id, await makeCommitment(officer), { quote: "the sides" });
    expect((await read(id)).citations).toHaveLength(2);
    expect((await read(id, forBritain)).citations.map(({ quote }) => quote)).toEqual(["The sides"]);
  });
});

describe("removeCitation", () => {
  test("takes the passage away, leads back to the source, and the trail keeps it", async () => {
    const id = await makeSource(officer);
    const citation = await cite(id, await makeCommitment(officer), { quote: "examiners" });
    expect(await removeCitation(contextFor(officer), { id: citation })).toEqual({ id });
    expect((await read(id)).citations).toEqual([]);
    const trail = await withViewer(officer, (tx) =>
      tx.auditEvent.findMany({ where: { recordId: citation }, orderBy: { seq: "asc" } }),
    );
    expect(trail.map(({ action, op }) => [action, op])).toEqual([
      ["citation.attach", "I"],
      ["citation.remove", "D"],
    ]);
    expect(trail[1]?.before).toMatchObject({ quote: "examiners" });
  });

  test("is for those who may add to the source", async () => {
    const id = await makeSource(officer, { partner: "US" });
    const target = await makeCommitment(officer, { partner: "US" });
    const citation = await cite(id, target, { quote: "examiners" });
    await expect(removeCitation(contextFor(forBritain), { id: citation })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("a figure is recorded with its passage, and is unverified until its document was seen", async () => {
  const id = await makeSource(officer, { text: "Over 1,200 arrests in the past year alone." });
  await citeFigure(contextFor(officer), {
    sourceId: id,
    quote: "1,200 arrests",
    quantity: "arrests",
    value: "1,200",
    qualifier: "over",
    unit: "arrests",
    isDocumentSeen: null,
  });
  const { figures, citations } = await read(id);
  expect(figures).toMatchObject([{ value: "1200", qualifier: "over", isDocumentSeen: false }]);
  expect(citations[0]?.target).toMatchObject({ kind: "figure", id: figures[0]?.id });
});

test("sources that differ stay beside one another, the value in use first", async () => {
  const commitment = await makeCommitment(officer);
  const one = await makeSource(officer);
  const other = await makeSource(officer);
  const claim = { targetKind: "commitment", targetId: commitment, field: "strength" };
  await recordClaim(contextFor(officer), { ...claim, sourceId: one, value: "agreed" });
  const { id } = await recordClaim(contextFor(officer), {
    ...claim,
    sourceId: other,
    value: "discussed",
  });
  await chooseClaim(contextFor(manager), { claimId: id, reason: "The read-out says so" });
  const { disputes } = await read(one);
  expect(disputes).toMatchObject([
    {
      target: { id: commitment },
      fields: [
        {
          field: "strength",
          values: [
            {
              value: "discussed",
              isChosen: true,
              reason: "The read-out says so",
              source: { id: other },
            },
            { value: "agreed", isChosen: false, source: { id: one } },
          ],
        },
      ],
    },
  ]);
});

describe("the list", () => {
  test("has the latest first, undated ones last, and is narrowed by each of its filters", async () => {
    const viewer = await makeUser("analyst", { partners: ["TR"] });
    const partner = "TR";
    const old = await makeSource(officer, { partner, publishedOn: "2019", publisher: "Gazette" });
    const undated = await makeSource(officer, { partner, kind: "opinion", language: "ur" });
    const late = await makeSource(officer, {
      partner,
      publishedOn: "2 Mar 2024",
      text: "A word: quokka.",
    });
    const idsOf = async (params: object) => (await list(params, viewer)).rows.map(({ id }) => id);
    expect(await idsOf({})).toEqual([late, old, undated]);
    expect(await idsOf({ year: "2019" })).toEqual([old]);
    expect(await idsOf({ publisher: "Gazette" })).toEqual([old]);
    expect(await idsOf({ grade: "F" })).toEqual([undated]);
    expect(await idsOf({ kind: ["opinion", "note"] })).toEqual([undated]);
    expect(await idsOf({ language: "ur" })).toEqual([undated]);
    expect(await idsOf({ q: "quokkas" })).toEqual([late]);
    expect(await idsOf({ partner: "GB" })).toEqual([]);
    const facets = await withViewer(viewer, (tx) =>
      facetSources(tx, sourceFilter.parse({ grade: "F" })),
    );
    expect(facets.total).toBe(1);
    expect(facets.values).toMatchObject({
      partner: [{ value: "TR", count: 1 }],
      kind: [{ value: "opinion", count: 1 }],
      year: [],
    });
    // Counted as if no grade were chosen.
    expect(facets.values.grade.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  test("is read page by page, forwards and back, without a gap or a double", async () => {
    const viewer = await makeUser("analyst", { partners: ["CN"] });
    const made: string[] = [];
    for (let index = 0; index < 53; index += 1) {
      const publishedOn = index % 3 === 0 ? null : `${1 + (index % 28)} May 2020`;
      made.push(await makeSource(officer, { partner: "CN", publishedOn }));
    }
    const first = await list({}, viewer);
    const second = await list({ after: first.after }, viewer);
    const both = [...first.rows, ...second.rows].map(({ id }) => id);
    expect([first.rows.length, second.rows.length]).toEqual([50, 3]);
    expect(both.toSorted()).toEqual(made.toSorted());
    const back = await list({ before: second.before }, viewer);
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    const { total } = await withViewer(viewer, (tx) => facetSources(tx, sourceFilter.parse({})));
    expect(total).toBe(53);
  });
});
