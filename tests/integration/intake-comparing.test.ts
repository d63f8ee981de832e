import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { compare } from "#features/intake/comparing/compare.ts";
import { NOTHING_KNOWN } from "#features/intake/comparing/known.ts";
import { draftFrom } from "#features/intake/draft.ts";
import { knownOf } from "#features/intake/queries/known.ts";
import { registerOf } from "#features/intake/queries/register.ts";
import { attachCitation, recordFigure } from "#features/sources/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import texts from "#messages/en/intake.json" with { type: "json" };
import { contextFor } from "../database.ts";
import { argumentsOf } from "../icu.ts";
import { makeAgency, makeAlias, makeSuccession } from "../make/agency.ts";
import { actionFields, makeAgreement, makePendingMou } from "../make/agreement.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makePerson, makePost, makeTenure } from "../make/person.ts";
import { makeSource } from "../make/source.ts";
import { makeTopic } from "../make/topic.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const TODAY = "2026-11-22" as CalendarDate;
const officer = await makeUser("officer");
const administrator = await makeUser("administrator");
const uncleared = await makeUser("officer", { clearance: "official" });
const turk = await makeUser("officer", { partners: ["TR"] });

const TEXT = `Pakistan and the United Kingdom hold talks on cybercrime

The Interior Secretary of Pakistan, Mr Kamran Yusufzai, met the Director General of the Harbour Crime Agency, Ms Ellen Marsh, in London on 4 May 2026.
The two sides agreed to train 60 forensic examiners of the Cyber Wing by the end of 2026. They agreed to fast-track four pending Memoranda of Understanding.
The United Kingdom will share threat indicators with the Cyber Wing within 90 days. The agency reported that illegal crossings had fallen by 32 percent.
Both sides signed a prisoner transfer agreement.`;

/** All that a viewer is shown of what is known of the text. */
async function comparisonFor(viewer: Actor, text = TEXT) {
  const publishedOn = "2026-05-05" as CalendarDate;
  return withViewer(viewer, async (tx) => {
    const register = await registerOf(tx);
    const drafts = draftFrom(text, register, { home: "PK", partner: "GB", publishedOn });
    const known = await knownOf(tx, "GB", text, drafts, TODAY);
    const context = { text, home: "PK", partner: "GB", publishedOn, today: TODAY, register };
    return { register, drafts, known, comparison: compare(drafts, known, context) };
  });
}

const wing = await makeAgency(officer, { country: "PK", name: "Cyber Wing" });
await makePerson(officer, { country: "PK", name: "Kamran Yousufzai" });

/** Records of the United Kingdom that the text has something to do with, in a marking. */
async function plantRecords(marking: "official" | "secret") {
  const over = { marking } as const;
  const agency = await makeAgency(officer, {
    ...over,
    name: "Harbour Crime Agency",
    acronym: "HCA",
  });
  const post = await makePost(officer, {
    agencyId: agency,
    title: "Director General",
    isHead: true,
  });
  const head = await makePerson(officer, { ...over, name: "Robert Alder" });
  await makeTenure(officer, head, post, { fromOn: "2024-01-01" });
  const training = await makeCommitment(officer, {
    ...over,
    title: "Train forensic examiners of the Cyber Wing",
    text: "The sides agreed to train 40 forensic examiners of the Cyber Wing.",
    leadAgencyId: wing,
    madeOn: "2025-02-01",
    madePrecision: "day",
  });
  await report(officer, training, { effectiveOn: "2025-06-01" });
  const meeting = await makeMeeting(officer, {
    ...over,
    type: "delegation_talks",
    heldOn: "2026-05-04",
  });
  const source = await makeSource(officer, {
    ...over,
    text: `${TEXT}\nIt counted five pending Memoranda of Understanding (${marking}).`,
    publishedOn: "2026-05-06",
    publishedPrecision: "day",
  });
  const agreements = [
    await makePendingMou(officer, 20, { ...over, title: "MoU on cyber threat indicators" }),
    await makePendingMou(officer, 20, { ...over, title: "MoU on visas" }),
    await makeAgreement(officer, {
      ...over,
      title: "Agreement on prisoner transfer",
      instrument: "agreement",
      binding: "binding",
    }),
  ];
  const quote = "five pending Memoranda of Understanding";
  for (const targetId of agreements.slice(0, 2)) {
    const input = { sourceId: source, targetKind: "agreement", targetId, quote };
    await attachCitation(contextFor(officer), input);
  }
  await attachCitation(contextFor(officer), {
    sourceId: source,
    targetKind: "meeting",
    targetId: meeting,
    quote: "in London on 4 May 2026",
  });
  await recordFigure(contextFor(officer), {
    sourceId: source,
    quantity: "Decline in illegal crossings reported by the agency",
    value: 23,
    qualifier: null,
    unit: "percent",
    period: null,
    saidBy: null,
    isDocumentSeen: false,
    topicId: null,
    agencyId: null,
    commitmentId: null,
  });
  return { agency, head, training, meeting, source, agreements };
}

describe("registerOf", () => {
  test("has every name of a country, in English and Urdu", async () => {
    const { countries } = await withViewer(officer, registerOf);
    expect(countries.length).toBeGreaterThan(200);
    const names = countries.find(({ code }) => code === "GB")?.names;
    expect(names).toEqual(expect.arrayContaining(["United Kingdom", "UK", "برطانیہ"]));
  });

  test("finds the agency of today by any name, also by those of what it was before", async () => {
    const old = await makeAgency(officer, { name: "Lantern Office", acronym: "LANO" });
    const heir = await makeAgency(officer, { name: "Lantern Agency", nameUr: "لالٹین ایجنسی" });
    await makeAlias(officer, old, "Office of Lanterns");
    await makeSuccession(officer, old, heir, "2024-01-01");
    const { agencies } = await withViewer(officer, registerOf);
    expect(agencies.filter(({ id }) => id === old)).toEqual([]);
    expect(agencies.find(({ id }) => id === heir)).toEqual({
      id: heir,
      country: "GB",
      names: ["Lantern Agency", "لالٹین ایجنسی", "Lantern Office", "LANO", "Office of Lanterns"],
    });
  });

  test("knows a topic of the standard taxonomy by its words, any other by its name", async () => {
    const standard = await makeTopic(administrator, "Forensics");
    const own = await makeTopic(administrator, "Cattle and timber smuggling");
    const { topics } = await withViewer(officer, registerOf);
    expect(topics.find(({ id }) => id === standard)?.words).toContain("biometric*");
    expect(topics.find(({ id }) => id === own)?.words).toEqual([
      "cattle smuggl*",
      "timber smuggl*",
    ]);
  });

  test("takes four statements, and says the same again", async () => {
    let statements = 0;
    const first = await withViewer(officer, registerOf, {
      onStatements: (count) => {
        statements = count;
      },
    });
    // One more opens the transaction and names the viewer, one ends it.
    expect(statements).toBeLessThanOrEqual(7);
    expect(await withViewer(officer, registerOf)).toEqual(first);
  });
});

describe("what is hidden", () => {
  let before: Awaited<ReturnType<typeof comparisonFor>>[];
  const viewers = [uncleared, turk];

  beforeAll(async () => {
    before = await Promise.all(viewers.map((viewer) => comparisonFor(viewer)));
    await plantRecords("secret");
  });

  test("shows in no part of the comparison, of a marking or of a partner", async () => {
    const after = await Promise.all(viewers.map((viewer) => comparisonFor(viewer)));
    expect(after).toEqual(before);
    expect(before.map(({ known }) => known)).toEqual([NOTHING_KNOWN, NOTHING_KNOWN]);
  });

  test("is there for those who may see it", async () => {
    const { comparison } = await comparisonFor(officer);
    expect(comparison.twins).toHaveLength(1);
    expect(comparison.commitments.flat().length).toBeGreaterThan(0);
    expect(comparison.meetings).toHaveLength(1);
  });

  test("of another partner is not compared with", async () => {
    await makeCommitment(officer, { partner: "TR", title: "Train forensic examiners", text: TEXT });
    const { known } = await comparisonFor(officer);
    const { known: again } = await comparisonFor(administrator);
    expect(again.commitments).toEqual(known.commitments);
    expect(known.commitments.every(({ ref }) => ref.startsWith("COM-GB-"))).toBe(true);
  });
});

describe("the comparison of a text", () => {
  test("says what is on file already, and what does not fit it", async () => {
    const made = await plantRecords("official");
    const { comparison } = await comparisonFor(uncleared);
    expect((await comparisonFor(turk)).known).toEqual(NOTHING_KNOWN);
    const kinds = comparison.notes.map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining([
        "nearlySameText",
        "meetingOnFile",
        "instrumentStillPending",
        "countIdentified",
        "countDiffers",
        "nearPerson",
        "headDiffers",
        "figureContradicts",
      ]),
    );
    for (const { kind, params } of comparison.notes) {
      expect(Object.keys(params)).toEqual(expect.arrayContaining(argumentsOf(texts.note[kind])));
    }
    const count = comparison.notes.find(({ kind }) => kind === "countDiffers");
    expect(count?.params).toMatchObject({ count: 4, earlier: 2, earlierOn: "2026-05-06" });
    const restated = comparison.commitments.flat().find(({ id }) => id === made.training);
    expect(restated).toMatchObject({
      drift: "hardened",
      isOnFile: false,
      status: "limited",
      daysOpen: 659,
      changes: [
        { what: "obligor", change: "widened" },
        { what: "due", change: "added" },
        { what: "quantity", change: "more", from: 40, to: 60 },
      ],
    });
  });

  test("knows the very text again, however its lines end", async () => {
    const text = "The two sides agreed to open a hotline.\nNothing else was said.";
    const id = await makeSource(officer, { text });
    const { comparison } = await comparisonFor(officer, text.replace("\n", "\r\n"));
    expect(comparison.twins[0]).toMatchObject({ id, isSame: true, share: 1 });
    expect(comparison.notes[0]).toMatchObject({ kind: "sameText", passage: null });
  });

  test("takes as many statements for one draft as for thirty", async () => {
    const many = `${TEXT}\n${Array.from({ length: 30 }, (_, n) => `The United Kingdom will train ${n + 2} forensic examiners in port ${n}.`).join(" ")}`;
    const counts = await Promise.all(
      [TEXT, many].map(async (text) => {
        let statements = 0;
        await withViewer(
          officer,
          async (tx) => {
            const register = await registerOf(tx);
            const context = { home: "PK", partner: "GB", publishedOn: null };
            await knownOf(tx, "GB", text, draftFrom(text, register, context), TODAY);
          },
          { onStatements: (count) => (statements = count) },
        );
        return statements;
      }),
    );
    expect(counts[1]).toBe(counts[0]);
  });

  test("tells a signed agreement that is spoken of as still to come", async () => {
    await makeAgreement(officer, {
      title: "Treaty on extradition",
      instrument: "treaty",
      binding: "binding",
      actions: [actionFields("signed", "2020-01-01")],
    });
    const text = "The two sides proposed to finalise the extradition treaty at an early date.";
    const { comparison } = await comparisonFor(officer, text);
    expect(comparison.notes.map(({ kind }) => kind)).toContain("instrumentAlreadySigned");
  });
});
