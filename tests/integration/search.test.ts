import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAlias } from "#features/agencies/commands.ts";
import { recordAction } from "#features/agreements/commands/act.ts";
import { reviseCommitment } from "#features/commitments/commands.ts";
import { search, searchNames } from "#features/search/queries.ts";
import { SEARCH_KINDS, searchFilter, type SearchKind } from "#features/search/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeAgency, makeAlias } from "../make/agency.ts";
import { actionFields, makeAgreement } from "../make/agreement.ts";
import { commitmentFields, makeCommitment, report } from "../make/commitment.ts";
import { docxOf, paragraph } from "../make/documents.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makePerson, makePost, makeTenure } from "../make/person.ts";
import { makeSource } from "../make/source.ts";
import { makeTopic } from "../make/topic.ts";
import { makeCourse, makeDelivery, makeTraining } from "../make/training.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const administrator = await makeUser("administrator");
const outsider = await makeUser("officer", { partners: ["TR"] });
const forBritain = await makeUser("analyst", { clearance: "official", partners: ["GB"] });

const find = (q: string, viewer = officer, over: object = {}) =>
  withViewer(viewer, (tx) => search(tx, searchFilter.parse({ q, ...over })));

const docx = (name: string, words: string) =>
  new File([new Uint8Array(docxOf(paragraph(words)))], name);

/** Ids of what is found, by kind, the nearest first. */
async function idsOf(q: string, viewer = officer): Promise<Partial<Record<SearchKind, string[]>>> {
  const groups = await find(q, viewer);
  return Object.fromEntries(
    groups.map(({ kind, hits }) => [kind, hits.map((hit) => hit.recordId)]),
  );
}

describe("every kind of record is found", () => {
  test("by words in it, and not before they are there", async () => {
    expect(await idsOf("wallaby")).toEqual({});
    const word = { title: "Wallaby" };
    const agreementId = await makeAgreement(officer, { ...word, summary: "About wombats" });
    await recordAction(contextFor(officer), {
      id: agreementId,
      ...actionFields("signed", "2024-05-03"),
      note: "Signed beside the wallaby enclosure",
    });
    const made = {
      agency: await makeAgency(officer, { name: "Wallaby Office", notes: "It keeps wallabies." }),
      person: await makePerson(officer, { name: "Ann Wallaby" }),
      topic: await makeTopic(administrator, "Wallaby smuggling"),
      commitment: await makeCommitment(officer, { text: "Wallabies will be counted." }),
      agreement: agreementId,
      meeting: await makeMeeting(officer, { title: "Talks on wallabies" }),
      training: await makeTraining(officer, { summary: "How to handle a wallaby" }),
      delivery: await makeDelivery(officer, { item: "Wallaby scanners" }),
      source: await makeSource(officer, { text: "A press report speaks of a wallaby." }),
    };
    expect(await idsOf("wallaby")).toEqual(
      Object.fromEntries(Object.entries(made).map(([kind, id]) => [kind, [id]])),
    );
    expect(SEARCH_KINDS.toSorted()).toEqual([...Object.keys(made), "partner"].toSorted());
    expect(await idsOf("wombat")).toEqual({ agreement: [agreementId] });
  });

  test("by what hangs on it: agenda, outcomes, reports, courses", async () => {
    const meeting = await makeMeeting(officer, {
      agenda: [{ title: "Item about numbats" }],
      outcomes: [{ kind: "information", agenda: 0, text: "Bilbies were mentioned." }],
    });
    const commitment = await makeCommitment(officer);
    await report(officer, commitment, { note: "The quoll has been seen." });
    const training = await makeTraining(officer);
    await makeCourse(officer, training, { title: "Potoroo course" });
    expect(await idsOf("numbat")).toEqual({ meeting: [meeting] });
    expect(await idsOf("bilby bilbies")).toEqual({ meeting: [meeting] });
    expect(await idsOf("quoll")).toEqual({ commitment: [commitment] });
    expect(await idsOf("potoroo")).toEqual({ training: [training] });
  });

  test("by every name of an agency, and a person by their post", async () => {
    const agency = await makeAgency(officer, {
      name: "National Situation Centre",
      acronym: "NSC",
      nameUr: "قومی صورتحال مرکز",
    });
    await makeAlias(officer, agency, "Situation Room of the Cabinet");
    const person = await makePerson(officer, { name: "Robin Example" });
    const post = await makePost(officer, { agencyId: agency, title: "Director of Watches" });
    await makeTenure(officer, person, post);
    for (const name of ["nsc", "situation room", "قومي صورتحال", "National Situation Centre"]) {
      expect((await idsOf(name)).agency?.[0]).toBe(agency);
    }
    const [group] = (await find("director of watches")).filter(({ kind }) => kind === "person");
    expect(group?.hits).toMatchObject([
      { recordId: person, title: "Robin Example", detail: "Director of Watches, NSC" },
    ]);
    expect((await idsOf("NSC")).person).toEqual([person]);
  });

  test("a partner by its name in either language, and home is none", async () => {
    expect((await idsOf("turkiye")).partner).toEqual(["TR"]);
    expect((await idsOf("اٹلی")).partner).toEqual(["IT"]);
    expect((await idsOf("Pakistan")).partner).toBeUndefined();
  });
});

describe("what was meant comes first", () => {
  test("a reference, however it is typed", async () => {
    const id = await makeCommitment(officer, { partner: "ES", title: "Referred to" });
    const [hit] = (await find("Referred to")).flatMap(({ hits }) => hits);
    const ref = hit?.ref ?? "";
    await makeCommitment(officer, { partner: "ES", text: `It follows ${ref}.` });
    const short = ref.toLowerCase().replace("-000", "-");
    for (const typed of [ref, short, ref.slice(4)]) {
      expect((await idsOf(typed)).commitment?.[0]).toBe(id);
    }
  });

  test("an acronym before names that contain it, and names before texts", async () => {
    const inText = await makeSource(officer, {
      text: "The QRST was there, said the QRST of the QRST.",
    });
    const inName = await makeAgency(officer, { name: "School of the QRST" });
    const exact = await makeAgency(officer, { name: "Quiet River Safety Trust", acronym: "QRST" });
    expect(await idsOf("qrst")).toEqual({ agency: [exact, inName], source: [inText] });
  });

  test("a hyphen, an accent or a capital makes no difference", async () => {
    const id = await makeTopic(administrator, "Counter-terrorism of Zürich");
    for (const typed of ["counter terrorism zurich", "COUNTER-TERRORISM Zürich", "zurich"]) {
      expect((await idsOf(typed)).topic?.[0]).toBe(id);
    }
  });

  test("what is written in the files beside a record", async () => {
    const commitment = await makeCommitment(officer);
    await report(officer, commitment, { file: docx("Evidence.docx", "Numbers of the pademelon") });
    const source = await makeSource(officer, {
      text: null,
      file: docx("Minutes.docx", "They spoke of the pademelon."),
    });
    const scan = new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])], "Pademelon scan.pdf");
    const scanned = await makeCommitment(officer);
    await report(officer, scanned, { file: scan });
    const found = await find("pademelon");
    const commitments = found.find(({ kind }) => kind === "commitment");
    expect(commitments?.hits.map(({ recordId, knownAs }) => [recordId, knownAs])).toEqual([
      [scanned, "Pademelon scan.pdf"],
      [commitment, "Evidence.docx"],
    ]);
    expect(commitments?.hits[1]?.snippet).toContainEqual({ text: "pademelon", isHit: true });
    expect((await idsOf("pademelon")).source).toEqual([source]);
    expect(await idsOf("pademelon", outsider)).toEqual({});
  });

  test("words in quotes as they stand, in a long text, too", async () => {
    const filler = "Delegates of both sides discussed the agenda of the day at length. ".repeat(
      2500,
    );
    const close = await makeSource(officer, { text: "They will hold numbat\npatrols at sea." });
    const apart = await makeSource(officer, { text: "Numbat and other patrols were seen." });
    const late = await makeSource(officer, { text: `${filler}Numbat patrols begin in May.` });
    const lateApart = await makeSource(officer, { text: `${filler}Numbat and patrols of May.` });
    const inTitle = await makeMeeting(officer, { title: "Talks on numbat patrols" });
    expect((await idsOf("numbat patrols")).source?.toSorted()).toEqual(
      [close, apart, late, lateApart].toSorted(),
    );
    const found = await idsOf('"numbat patrols"');
    expect(found.source?.toSorted()).toEqual([close, late].toSorted());
    expect(found.meeting).toEqual([inTitle]);
    expect(await idsOf('"patrols numbat"')).toEqual({});
    const hits = (await find('"numbat patrols"')).flatMap((group) => group.hits);
    const snippet = hits.find(({ recordId }) => recordId === close)?.snippet;
    expect(snippet?.filter(({ isHit }) => isHit).length).toBeGreaterThan(0);
  });

  test("nothing that has a word with a minus before it, wherever the record has it", async () => {
    const plain = await makeAgency(officer, { name: "Bettong Bureau" });
    const alias = await makeAgency(officer, { name: "Bettong Directorate" });
    await makeAlias(officer, alias, "Bandicoot Office");
    const text = await makeMeeting(officer, { title: "Bettong talks", summary: "Of bandicoots." });
    expect(await idsOf("bettong")).toEqual({
      agency: expect.arrayContaining([plain, alias]),
      meeting: [text],
    });
    expect(await idsOf("bettong -bandicoot -bandicoots")).toEqual({ agency: [plain] });
    expect(await idsOf('bettong -"of bandicoots"')).toEqual({
      agency: expect.arrayContaining([plain, alias]),
    });
    expect(await idsOf("-bettong")).toEqual({});
  });

  test("a name that is misspelt is found where nothing is nearer, and is said to be only alike", async () => {
    const id = await makePerson(officer, { name: "Octavia Marchbanks" });
    const [group] = await find("Marchbank Oktavia");
    expect(group?.hits[0]).toMatchObject({ recordId: id, isAlike: true });
    const [exact] = await find("Octavia");
    expect(exact?.hits[0]).toMatchObject({ recordId: id, isAlike: false });
  });

  test("wildcards and operators are letters like any others", async () => {
    const id = await makeTraining(officer, { title: "100% attendance_of officers (all)" });
    expect(await idsOf("100%")).toEqual({ training: [id] });
    for (const typed of [...Array.from("%_\\(*':&|!<>-"), "<->", "%%%", "'':*"]) {
      const titles = (await find(typed)).flatMap(({ hits }) => hits.map(({ title }) => title));
      expect(titles.filter((title) => !title.includes(typed))).toEqual([]);
    }
    expect(await idsOf("officers | nothing that is written anywhere")).toEqual({});
    expect(await idsOf("officers & !attendance")).toEqual({ training: [id] });
  });

  test("the number of results is the whole, a page of one kind goes on", async () => {
    for (let index = 0; index < 7; index += 1) {
      await makeSource(officer, { title: `Capybara ${index}`, text: `Capybara number ${index}` });
    }
    const [all] = await find("capybara");
    expect([all?.total, all?.hits.length]).toEqual([7, 5]);
    const [page] = await find("capybara", officer, { kind: "source", from: "5" });
    expect([page?.total, page?.hits.length]).toEqual([7, 2]);
    const [none] = await find("capybara", officer, { partner: "US" });
    expect(none).toBeUndefined();
    const [few] = await withViewer(officer, (tx) => searchNames(tx, "capyb", 3));
    expect([few?.total, few?.hits.length, few?.hits[0]?.snippet]).toEqual([7, 3, []]);
  });

  test("a snippet shows the words in their place, with no markup of its own", async () => {
    await makeSource(officer, {
      text: `${"before it ".repeat(60)}the kookaburra <script>laughs()</script>. ${"after it ".repeat(60)}`,
    });
    const [group] = await find("Kookaburra");
    const snippet = group?.hits[0]?.snippet ?? [];
    expect(snippet.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(["kookaburra"]);
    expect(snippet.map(({ text }) => text).join("")).toContain("the kookaburra");
    expect(snippet.map(({ text }) => text).join("").length).toBeLessThan(500);
  });
});

const canary = "zorilla";
const named = (over: object) => ({ ...over, title: `Hidden ${canary}` });

describe("nobody finds what they may not see", () => {
  beforeAll(async () => {
    const secret = { marking: "secret", partner: "GB" };
    const foreign = { marking: "official", partner: "US" };
    for (const hidden of [secret, foreign]) {
      const { marking, partner: country } = hidden;
      await makeSource(officer, { ...hidden, text: `The ${canary} of ${country} ${marking}` });
      await makeCommitment(officer, named(hidden));
      await makeAgreement(officer, named(hidden));
      await makeMeeting(officer, named(hidden));
      await makeTraining(officer, named(hidden));
      await makeDelivery(officer, { ...hidden, item: canary } as object);
      await makeAgency(officer, {
        country,
        marking,
        name: `${canary} office ${country}`,
      } as object);
      await makePerson(officer, { country, marking, name: `${canary} ${country}` } as object);
    }
    await makeSource(officer, { title: "Open source", text: "Nothing of the kind." });
  });

  test("neither a hit, nor a count, nor a snippet, nor a similar name", async () => {
    const seen = await find(canary);
    expect(seen.reduce((sum, { total }) => sum + total, 0)).toBe(16);
    for (const typed of [canary, "zorila", "hidden", "zor", "office"]) {
      expect(JSON.stringify(await find(typed, forBritain))).not.toContain(canary);
    }
    expect(await find(canary, forBritain)).toEqual([]);
    expect(await withViewer(forBritain, (tx) => searchNames(tx, canary, 5))).toEqual([]);
  });

  test("a name that a hidden source brought in, and a post in a hidden agency, stay hidden", async () => {
    const agency = await makeAgency(officer, { name: "Plain Office", country: "PK" });
    const sourceId = await makeSource(officer, { partner: "US" });
    await addAlias(contextFor(officer), {
      agencyId: agency,
      name: "Fossa Bureau",
      language: "en",
      sourceId,
    });
    const hiddenAgency = await makeAgency(officer, { name: "Tenrec Service", marking: "secret" });
    const person = await makePerson(officer, { name: "Pat Plain" });
    const post = await makePost(officer, { agencyId: hiddenAgency, title: "Keeper of the Tenrec" });
    await makeTenure(officer, person, post);
    expect((await idsOf("fossa bureau")).agency).toEqual([agency]);
    expect((await find("fossa"))[0]?.hits[0]).toMatchObject({
      title: "Plain Office",
      knownAs: "Fossa Bureau",
    });
    expect((await idsOf("keeper of the tenrec")).person).toEqual([person]);
    expect(await find("fossa", forBritain)).toEqual([]);
    expect(await find("tenrec", forBritain)).toEqual([]);
    const [plain] = await find("Pat Plain", forBritain);
    expect(plain?.hits[0]).toMatchObject({ recordId: person, detail: null });
  });

  test("a marking that is raised or lowered counts with the same change", async () => {
    const id = await makeCommitment(officer, { title: "The pangolin promise" });
    await report(officer, id, { note: "Aardwolf seen" });
    expect((await idsOf("aardwolf", forBritain)).commitment).toEqual([id]);
    const { partner: _, ...fields } = commitmentFields;
    const update = { ...fields, id, version: 1, title: "The pangolin promise", marking: "secret" };
    await reviseCommitment(contextFor(officer), update);
    expect(await find("pangolin", forBritain)).toEqual([]);
    expect(await find("aardwolf", forBritain)).toEqual([]);
    expect((await idsOf("aardwolf")).commitment).toEqual([id]);
  });

  test("the entries of a record have no reader that the record does not have", async () => {
    const rows = await asOwner(async (client) => {
      const { rows: found } = await client.query(`
        select d.kind, d.record_id from search_doc d
        left join (
          select id::text, partner, marking from source union all select id::text, partner, marking from meeting
          union all select id::text, partner, marking from commitment union all select id::text, partner, marking from agreement
          union all select id::text, partner, marking from training union all select id::text, partner, marking from delivery
          union all select id::text, country, marking from agency union all select id::text, country, marking from person
          union all select id::text, null, 'official' from topic union all select code, code, 'official' from country
        ) r on r.id = d.record_id
        where r.id is null or d.marking < r.marking or (r.partner is not null and not d.partners @> array[r.partner]::bpchar[])`);
      return found as unknown[];
    });
    expect(rows).toEqual([]);
  });
});

test("what is taken away is found no longer", async () => {
  const id = await makePerson(officer, { name: "Gone Tomorrow" });
  expect((await idsOf("Gone Tomorrow")).person).toEqual([id]);
  await asOwner((client) => client.query("delete from person where id = $1", [id]));
  expect(await idsOf("Gone Tomorrow")).toEqual({});
});
