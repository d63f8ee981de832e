import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { findDraft, listMyDrafts, recordOfDraft } from "#features/drafts/queries.ts";
import { keepIntake, keepProposals, startIntake } from "#features/intake/commands/work.ts";
import { saveIntake } from "#features/intake/commands.ts";
import { registerOf } from "#features/intake/queries/register.ts";
import { readAgain } from "#features/intake/reading-again.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeAgency } from "../make/agency.ts";
import { makeCommitment } from "../make/commitment.ts";
import {
  ADA,
  type Begun,
  TEXT,
  AGAIN,
  begin as beginFor,
  commitment,
  COUNT,
  everything,
  FELL,
  MET,
  SHARE,
  TRAIN,
  unique,
} from "../make/intake.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makePerson } from "../make/person.ts";
import { makeSource } from "../make/source.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const other = await makeUser("officer");
const manager = await makeUser("manager");
const forFrance = await makeUser("officer", { partners: ["FR"] });

const begin = (actor: Actor = officer, over: object = {}) => beginFor(actor, over);

const read = <T>(work: Parameters<typeof withViewer<T>>[1], viewer: Actor = officer) =>
  withViewer(viewer, work);

const kept = async (id: string) => (await read((tx) => findDraft(tx, id)))?.values;

const save = (input: { draftId: string } & Record<string, unknown>, actor = officer) =>
  saveIntake(contextFor(actor, { requestKey: input.draftId }), input);

const recordsOf = (sourceId: string) =>
  read((tx) =>
    tx.source.findUniqueOrThrow({
      where: { id: sourceId },
      include: {
        citations: true,
        figures: true,
        origins: {
          include: { commitment: { include: { outcomes: true, citations: true, origins: true } } },
        },
      },
    }),
  );

describe("startIntake", () => {
  test("keeps the text word for word in a draft that only its owner sees", async () => {
    const { id, text } = await begin();
    const mine = await read((tx) => findDraft(tx, id));
    expect(mine?.values).toMatchObject({ _text: text, partner: "GB" });
    expect(await read((tx) => findDraft(tx, id), other)).toBeNull();
    expect((await read(listMyDrafts, manager)).map((one) => one.id)).not.toContain(id);
  });

  test("the same text again leads to the intake in work", async () => {
    const { id, text } = await begin();
    expect(await startIntake(contextFor(officer), { text })).toEqual({ id });
    expect((await startIntake(contextFor(other), { text })).id).not.toBe(id);
  });

  test("a text that is a source already leads there", async () => {
    const text = `A source of its own ${unique()}`;
    const sourceId = await makeSource(officer, { text });
    await expect(startIntake(contextFor(officer), { text })).rejects.toMatchObject({
      code: "conflict",
      messageKey: "intake.error.sameText",
      params: { href: `/sources/${sourceId}` },
    });
  });

  test("reads a file, its line ends made alike", async () => {
    const words = `First line ${unique()}\r\nsecond line`;
    const file = new File([words], "note.txt");
    const { id } = await startIntake(contextFor(officer), { file });
    const draft = await read((tx) => findDraft(tx, id));
    expect(draft?.values["_text"]).toBe(words.replace("\r\n", "\n"));
  });

  test.each([
    ["neither text nor file", {}, "intake.error.nothing"],
    ["both", { text: "one", file: new File(["two"], "a.txt") }, "intake.error.textOrFile"],
    ["blanks", { text: " \n " }, "validation.required"],
    ["a text that is too long", { text: "word ".repeat(40_001) }, "intake.error.tooLong"],
    ["an empty file's name with no text", { file: new File(["  "], "a.txt") }, "documents."],
    ["bytes", { file: new File([new Uint8Array([0, 1, 2, 255])], "a.docx") }, "documents."],
  ])("refuses %s with a sentence, and keeps nothing", async (_, input, message) => {
    const before = (await read(listMyDrafts)).length;
    await expect(startIntake(contextFor(officer), input)).rejects.toThrow(message);
    expect((await read(listMyDrafts)).length).toBe(before);
  });

  test("is not for partners that one does not cover", async () => {
    const input = { text: `Of Britain ${unique()}`, partner: "GB" };
    await expect(startIntake(contextFor(forFrance), input)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("keepIntake", () => {
  test("keeps the decisions and never the text that is sent", async () => {
    const { id, text } = await begin();
    const values = {
      "commitments.0-5.decision": "accept",
      _text: "forged",
      "source.title": "Named",
    };
    await keepIntake(contextFor(officer), { draftId: id, version: 1, tab: "a", values });
    const draft = await read((tx) => findDraft(tx, id));
    expect(draft?.title).toBe("Named");
    expect(draft?.values).toMatchObject({ _text: text, "commitments.0-5.decision": "accept" });
  });

  test("of another tab goes into an intake of its own, text included", async () => {
    const { id, text } = await begin();
    const keep = (tab: string, decision: string) =>
      keepIntake(contextFor(officer), { draftId: id, version: 1, tab, values: { decision } });
    expect((await keep("left", "accept")).id).toBe(id);
    const second = (await keep("right", "reject")).id;
    expect(second).not.toBe(id);
    expect(await kept(id)).toMatchObject({ decision: "accept", _text: text });
    expect(await kept(second)).toMatchObject({ decision: "reject", _text: text });
  });

  test("is not there for others", async () => {
    const { id } = await begin();
    const input = { draftId: id, version: 1, tab: null, values: {} };
    await expect(keepIntake(contextFor(other), input)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("keepProposals", () => {
  test("keeps what a model proposed; only words of the text become drafts, and no form changes them", async () => {
    const { id } = await begin();
    const proposal = { strength: "will", obligor: "partner" } as const;
    const proposals = [
      { ...proposal, quote: "A course in forensics was offered" },
      { ...proposal, quote: "Words that stand nowhere in this text" },
    ];
    await keepProposals(contextFor(officer), { draftId: id, proposals });
    const values = { _proposals: "[]", partner: "GB" };
    await keepIntake(contextFor(officer), { draftId: id, version: 2, tab: null, values });
    const stored = (await kept(id)) ?? {};
    const { drafts } = readAgain(stored, await read(registerOf), "PK");
    const proposed = drafts.commitments.filter(({ proposedBy }) => proposedBy === "model");
    expect(proposed).toHaveLength(1);
    await expect(
      keepProposals(contextFor(other), { draftId: id, proposals }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("saveIntake", () => {
  test("makes everything accepted into records, each with its passages, and ends the intake", async () => {
    const begun = await begin();
    const { id: sourceId } = await save(everything(begun));
    const { citations, figures, origins, text } = await recordsOf(sourceId);
    expect(text).toBe(begun.text);
    for (const { quote, startsAt, endsAt } of citations) {
      expect(text.slice(startsAt, endsAt)).toBe(quote);
    }
    expect(figures).toMatchObject([{ quantity: "crossings", isDocumentSeen: false }]);

    const promises = origins.map(({ commitment: one }) => one);
    expect(promises.map(({ title }) => title).toSorted()).toEqual([TRAIN, SHARE].toSorted());
    const train = promises.find(({ title }) => title === TRAIN);
    expect(train?.madeOn?.toISOString().slice(0, 10)).toBe("2025-03-03");
    expect(train?.citations.map(({ field, quote }) => `${field}: ${quote}`).toSorted()).toEqual(
      [`text: ${TRAIN}`, `text: ${AGAIN}`, "dueOn: by the end of 2025"].toSorted(),
    );
    expect(train?.origins.filter(({ meetingId }) => meetingId !== null)).toHaveLength(1);
    expect(train?.outcomes).toHaveLength(1);

    const meetingId = train?.outcomes[0]?.meetingId ?? "";
    const meeting = await read((tx) =>
      tx.meeting.findUniqueOrThrow({
        where: { id: meetingId },
        include: { participants: true, citations: true, outcomes: true },
      }),
    );
    expect(meeting).toMatchObject({
      recordState: "draft",
      life: "held",
      title: "Call on the Minister",
    });
    expect(meeting.outcomes).toHaveLength(2);
    expect(meeting.participants).toMatchObject([
      { titleAsPrinted: "Director", isHead: true, side: "partner" },
    ]);
    expect(new Set(meeting.citations.map(({ field }) => field))).toEqual(
      new Set(["participants", "title"]),
    );
    const agencyId = promises.find(({ title }) => title === SHARE)?.leadAgencyId ?? "";
    expect(meeting.participants[0]?.agencyId).toBe(agencyId);
    expect(citations.some((one) => one.agencyId === agencyId)).toBe(true);
    expect(citations.some((one) => one.personId === meeting.participants[0]?.personId)).toBe(true);

    const agreementIds = citations.flatMap((one) => one.agreementId ?? []);
    expect(new Set(agreementIds).size).toBe(5);
    const mous = await read((tx) => tx.agreement.findMany({ where: { id: { in: agreementIds } } }));
    expect(
      mous.every(({ isPlaceholder, instrument }) => isPlaceholder && instrument === "mou"),
    ).toBe(true);
    expect(citations.filter(({ trainingId }) => trainingId !== null)).toHaveLength(1);

    expect(await read((tx) => findDraft(tx, begun.id))).toBeNull();
    expect(await read((tx) => recordOfDraft(tx, begun.id))).toBe(sourceId);
  });

  test("counts the same MoUs again instead of adding others, and adds what is beyond them", async () => {
    const partner = "AL";
    const counted = async (count: string) => {
      const begun = await begin(officer, { partner });
      const { key, quote } = begun.at(COUNT);
      const base = everything(begun, {
        partner,
        participants: {},
        agencies: {},
        commitments: {},
        trainings: {},
        figures: {},
      });
      const [draft] = Object.values(base.instruments);
      const { id } = await save({ ...base, instruments: { [key]: { ...draft, quote, count } } });
      const citations = await read((tx) =>
        tx.citation.findMany({ where: { sourceId: id, agreementId: { not: null } } }),
      );
      return citations.map(({ agreementId }) => agreementId);
    };
    const first = await counted("5");
    expect(first).toHaveLength(5);
    const fewer = await counted("4");
    expect(fewer).toHaveLength(4);
    expect(first).toEqual(expect.arrayContaining(fewer));
    const more = await counted("6");
    expect(more).toHaveLength(6);
    expect(more).toEqual(expect.arrayContaining(first));
    const all = await read((tx) => tx.agreement.count({ where: { partner, instrument: "mou" } }));
    expect(all).toBe(6);
  });

  test("twice does nothing twice", async () => {
    const input = everything(await begin());
    const [first, second] = await Promise.all([save(input), save(input)]);
    expect(second).toEqual(first);
    expect(await save(input)).toEqual(first);
    expect((await recordsOf(first.id)).origins).toHaveLength(2);
  });

  test("hands the minutes in when asked to", async () => {
    const { id } = await save(everything(await begin(), { thenSubmit: true }));
    const { citations } = await recordsOf(id);
    const meetingId = citations.find((one) => one.meetingId !== null)?.meetingId ?? "";
    const meeting = await read((tx) => tx.meeting.findUniqueOrThrow({ where: { id: meetingId } }));
    expect(meeting.recordState).toBe("submitted");
  });

  test("leaves nothing behind when one part fails", async () => {
    const begun = await begin();
    const { key, quote } = begun.at(FELL);
    const broken = { decision: "accept", quote, quantity: "crossings", value: "many", unit: "%" };
    const count = () =>
      read(async (tx) => [
        await tx.source.count(),
        await tx.commitment.count(),
        await tx.meeting.count(),
        await tx.agency.count(),
        await tx.person.count(),
        await tx.citation.count(),
      ]);
    const before = await count();
    await expect(save(everything(begun, { figures: { [key]: broken } }))).rejects.toThrow(
      "validation.number",
    );
    expect(await count()).toEqual(before);
    expect(await read((tx) => findDraft(tx, begun.id))).not.toBeNull();
    // And it can be sent again once that is put right.
    await save(everything(begun));
  });

  test.each([
    [
      "other words than the text has there",
      (begun: Begun) => [begun.at(SHARE).key, "will pay ten millions"],
    ],
    ["a passage behind the end of the text", () => ["90000-90020", "will pay"]],
    [
      "a passage that ends before it begins",
      (begun: Begun) => [begun.at(SHARE).key.split("-").toReversed().join("-"), SHARE],
    ],
    [
      "blanks",
      (begun: Begun) => {
        const at = begun.text.indexOf("\n\n");
        return [`${at}-${at + 2}`, ""];
      },
    ],
  ])("refuses a draft with %s", async (_, forge) => {
    const begun = await begin();
    const [key = "", quote = ""] = forge(begun);
    const input = everything(begun, {
      commitments: { [key]: commitment(quote, { title: "Forged" }) },
    });
    await expect(save(input)).rejects.toThrow("validation.quoteNotFound");
    expect(await read((tx) => tx.commitment.count({ where: { title: "Forged" } }))).toBe(0);
  });

  test("refuses a further passage that is not in the text", async () => {
    const begun = await begin();
    const { key, quote } = begun.at(SHARE);
    const forged = commitment(quote, { further: "strength:99990-99999" });
    await expect(save(everything(begun, { commitments: { [key]: forged } }))).rejects.toThrow(
      "validation.quoteNotFound",
    );
  });

  test("asks about what is undecided, and leaves it out when told to", async () => {
    const begun = await begin();
    const { key, quote } = begun.at(SHARE);
    const commitments = { [key]: commitment(quote, { decision: null }) };
    await expect(save(everything(begun, { commitments }))).rejects.toThrow(
      "intake.error.undecided",
    );
    const { id } = await save(everything(begun, { commitments, leaveUndecided: "true" }));
    expect((await recordsOf(id)).origins).toHaveLength(0);
  });

  test("leaves out a talking point that nobody has decided about, without asking", async () => {
    const begun = await begin();
    const { key, quote } = begun.at(SHARE);
    const weak = commitment(quote, { decision: null, strength: "discussed" });
    const { id } = await save(everything(begun, { commitments: { [key]: weak } }));
    expect((await recordsOf(id)).origins).toHaveLength(0);
  });

  test("refuses to make a draft a part of one that is not accepted", async () => {
    const begun = await begin();
    const commitments = {
      [begun.at(TRAIN).key]: { decision: "reject" },
      [begun.at(AGAIN).key]: { decision: "accept", into: begun.at(TRAIN).key, quote: AGAIN },
    };
    await expect(save(everything(begun, { commitments }))).rejects.toThrow("intake.error.into");
  });

  test("links what is on record instead of doubling it", async () => {
    const begun = await begin();
    const meetingId = await makeMeeting(officer, { title: "Held already", partner: "GB" });
    const earlier = await makeCommitment(officer, { partner: "GB" });
    const same = await makeCommitment(officer, { partner: "GB" });
    const agencyId = await makeAgency(officer, { country: "GB", name: `River Police ${unique()}` });
    const { name } = await read((tx) => tx.agency.findUniqueOrThrow({ where: { id: agencyId } }));
    const personId = await makePerson(officer, { country: "GB" });
    const input = everything(begun, {
      meeting: { as: `known:${meetingId}`, quote: MET, at: begun.at(MET).key },
      participants: {
        [begun.at(ADA).key]: {
          decision: "accept",
          quote: ADA,
          name: "Ada Thornbury",
          side: "partner",
          as: `same:${personId}`,
        },
      },
      agencies: {
        [begun.at("the Harbour Police").key]: {
          decision: "accept",
          quote: "the Harbour Police",
          name: "Harbour Police of old",
          side: "partner",
          isReally: name,
        },
      },
      commitments: {
        [begun.at(TRAIN).key]: commitment(TRAIN, { as: `restates:${earlier}` }),
        [begun.at(SHARE).key]: commitment(SHARE, { as: `same:${same}` }),
      },
    });
    const { id: sourceId } = await save(input);
    const { citations, origins } = await recordsOf(sourceId);
    expect(citations.some((one) => one.meetingId === meetingId)).toBe(true);
    expect(citations.some((one) => one.personId === personId)).toBe(true);
    expect(citations.some((one) => one.commitmentId === same)).toBe(true);
    expect(origins.map(({ commitmentId }) => commitmentId)).toContain(same);
    const made = origins.find(({ commitmentId }) => commitmentId !== same)?.commitment;
    expect(made?.origins.some((one) => one.meetingId === meetingId)).toBe(true);
    const links = await read((tx) =>
      tx.commitmentRestatement.findMany({ where: { laterId: made?.id ?? "" } }),
    );
    expect(links.map(({ earlierId }) => earlierId)).toEqual([earlier]);
    const aliases = await read((tx) => tx.agencyAlias.findMany({ where: { agencyId } }));
    expect(aliases).toMatchObject([{ name: "Harbour Police of old", sourceId }]);
  });

  test("drafts from a source on record without making a second one", async () => {
    const text = `${TEXT} (${unique()})`;
    const sourceId = await makeSource(officer, { text, partner: "GB" });
    const { id } = await startIntake(contextFor(officer), { sourceId });
    const start = text.indexOf(SHARE);
    const key = `${start}-${start + SHARE.length}`;
    const input = { draftId: id, partner: "GB", commitments: { [key]: commitment(SHARE) } };
    await expect(save({ ...input, partner: "FR" })).rejects.toMatchObject({ code: "conflict" });
    expect(await save(input)).toEqual({ id: sourceId });
    expect((await recordsOf(sourceId)).citations).toHaveLength(1);
  });

  test("brings in no agency that was rejected", async () => {
    const begun = await begin();
    const name = `Unwanted ${unique()}`;
    const { key } = begun.at("the Harbour Police");
    const commitments = { [begun.at(SHARE).key]: commitment(SHARE, { leadAgency: name }) };
    const agencies = { [key]: { decision: "reject", quote: "the Harbour Police", name } };
    await save(everything(begun, { agencies, commitments, participants: {} }));
    expect(await read((tx) => tx.agency.count({ where: { name } }))).toBe(0);
  });

  test("is for those who may record with that partner, up to their clearance", async () => {
    const begun = await begin(forFrance, { partner: null });
    await expect(save(everything(begun), forFrance)).rejects.toMatchObject({ code: "forbidden" });
    const cleared = await makeUser("officer", { clearance: "restricted" });
    const high = await begin(cleared);
    await expect(save(everything(high, { marking: "secret" }), cleared)).rejects.toMatchObject({
      code: "forbidden",
    });
    const mine = await begin();
    await expect(save(everything(mine), other)).rejects.toMatchObject({ code: "not_found" });
  });

  test("a later tab cannot bring back what was saved", async () => {
    const begun = await begin();
    await save(everything(begun));
    const late = { draftId: begun.id, version: 1, tab: "late", values: {} };
    await expect(keepIntake(contextFor(officer), late)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
