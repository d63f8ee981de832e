import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { freezeBrief, reviseBrief, startBrief } from "#features/briefs/commands.ts";
import { briefOf } from "#features/briefs/drafting/brief-of.ts";
import { readChanges, readFacts } from "#features/briefs/facts/read.ts";
import { docxOf } from "#features/briefs/rendering/docx.ts";
import { paperOf } from "#features/briefs/rendering/paper.ts";
import { pdfOf } from "#features/briefs/rendering/pdf.ts";
import type { Brief } from "#features/briefs/views.ts";
import { wordsOf } from "#features/briefs/words.ts";
import { reviseCommitment } from "#features/commitments/commands.ts";
import { attachCitation } from "#features/sources/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makePendingMou } from "../make/agreement.ts";
import {
  asSent,
  briefFor,
  daysFrom,
  linesFor,
  makeBrief,
  NOW,
  revise,
  sectionFor,
  TODAY,
} from "../make/brief.ts";
import { readDocx, readPdf } from "../make/brief-files.ts";
import { commitmentFields, dueOn, makeCommitment, report } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeSource } from "../make/source.ts";
import { asOwner, makeUser } from "../make/user.ts";

/** In the records that low readers may not see, and nowhere else. */
const SECRET_WORD = "Kingfisher";

type User = Awaited<ReturnType<typeof makeUser>>;
let officer: User;
let low: User;
let american: User;
let lateTheirs: string;
let hiddenLate: string;

beforeAll(async () => {
  officer = await makeUser("officer");
  low = await makeUser("officer", { clearance: "official" });
  american = await makeUser("officer", { partners: ["US"] });
  await makeMeeting(officer, { title: "The last talks", heldOn: daysFrom(-60) });
  await makeMeeting(officer, { title: "The coming talks", life: "planned", heldOn: daysFrom(20) });
  lateTheirs = await makeCommitment(officer, {
    title: "Send the curriculum",
    ...dueOn(daysFrom(-30)),
  });
  const ours = { obligor: "home", beneficiary: "partner" };
  const lateOurs = await makeCommitment(officer, {
    ...ours,
    title: "Name the focal points",
    ...dueOn(daysFrom(-20)),
  });
  await report(officer, lateOurs, { note: "Three of five are named." });
  hiddenLate = await makeCommitment(officer, {
    title: `${SECRET_WORD} is delivered`,
    marking: "secret",
    ...dueOn(daysFrom(-90)),
  });
  await makePendingMou(officer, 50, { title: `MoU on ${SECRET_WORD}`, marking: "confidential" });
  await makePendingMou(officer, 40, { title: "MoU on prisoners" });
  const source = await makeSource(officer, {
    marking: "restricted",
    title: `Note on ${SECRET_WORD}`,
    text: `The partner promised ${SECRET_WORD} with the curriculum.`,
  });
  await attachCitation(contextFor(officer), {
    sourceId: source,
    quote: `promised ${SECRET_WORD}`,
    targetKind: "commitment",
    targetId: lateTheirs,
  });
});
afterAll(disconnect);

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "nothing refused it",
    (error: unknown) => (error instanceof AppError ? error.messageKey : String(error)),
  );

const liveFor = async (actor: User): Promise<Brief> => {
  const facts = await withViewer(actor, (tx) => readFacts(tx, "GB", NOW));
  return briefOf(facts, "full", TODAY, wordsOf("en"));
};

const textOf = (brief: Brief) => JSON.stringify(brief.sections);

async function filesOf(brief: Brief) {
  const paper = paperOf(brief, wordsOf("en"), { origin: "https://accord.example.org", by: null });
  return { pdf: await readPdf(pdfOf(paper)), docx: await readDocx(await docxOf(paper)) };
}

describe("the brief of today", () => {
  test("says to a cleared reader what is late, of theirs and of ours, with the last word on it", async () => {
    const brief = await liveFor(officer);
    const text = textOf(brief);
    expect(text).toContain("Ask when “Send the curriculum” will be done");
    expect(text).toContain("“Name the focal points” was due");
    expect(text).toContain("Three of five are named.");
    expect(text).toContain("The coming talks");
    expect(brief.marking).toBe("secret");
    expect(brief.isWithheld).toBe(false);
  });

  test("leaves out for another what is marked above the clearance, counts included, and says that something is withheld", async () => {
    const brief = await liveFor(low);
    expect(textOf(brief)).not.toContain(SECRET_WORD);
    expect(textOf(brief)).toContain("Send the curriculum");
    expect(brief.marking).toBe("official");
    expect(brief.isWithheld).toBe(true);
    const more = brief.sections.flatMap(({ lines }) =>
      lines.filter(({ shape }) => shape === "more"),
    );
    expect(more).toEqual([]);
  });

  test("is not there for who may not see the partner, nor tells that anything is withheld", async () => {
    for (const code of ["GB", "PK", "ZZ", "null", "x".repeat(3000)]) {
      const refused = await refusalOf(withViewer(american, (tx) => readFacts(tx, code, NOW)));
      expect(refused, code.slice(0, 9)).toBe("errors.notFound");
    }
    const [told] = await withViewer(
      american,
      (tx) => tx.$queryRaw<[{ it: boolean }]>`
      select app.partner_withholds('GB') as it`,
    );
    expect(told.it).toBe(false);
  });

  test("of an earlier day knows nothing of later ones", async () => {
    const moment = { asOf: daysFrom(-25), knownAt: null, isOfDay: true };
    const facts = await withViewer(officer, (tx) => readFacts(tx, "GB", moment));
    const titles = facts.overdue.rows.map(({ title }) => title);
    expect(titles).toContain("Send the curriculum");
    expect(titles).not.toContain("Name the focal points");
  });

  test("names the desk that is missing, since when it was asked, and no longer once it agreed", async () => {
    const mou = await makePendingMou(officer, 30, { title: "MoU on forensics" });
    const missing = async () => {
      const facts = await withViewer(officer, (tx) => readFacts(tx, "GB", NOW));
      return facts.mous.rows.find(({ id }) => id === mou)?.missing;
    };
    await asOwner((client) =>
      client.query(
        `insert into concurrence (id, partner, marking, agreement_id, desk, requested_on)
         values (gen_random_uuid(), 'GB', 'official', $1, 'Law Division', $2)`,
        [mou, daysFrom(-12)],
      ),
    );
    expect(await missing()).toContainEqual(
      expect.objectContaining({ desk: "Law Division", days: 12 }),
    );
    await asOwner((client) =>
      client.query(
        "update concurrence set decided_on = current_date - 1, decision = 'granted' where agreement_id = $1",
        [mou],
      ),
    );
    expect((await missing())?.map(({ desk }) => desk)).not.toContain("Law Division");
  });

  test("a hidden meeting cannot be prepared, and is as missing as none", async () => {
    const hidden = await makeMeeting(officer, {
      title: SECRET_WORD,
      marking: "secret",
      life: "planned",
      heldOn: daysFrom(5),
    });
    const refused = await refusalOf(withViewer(low, (tx) => readFacts(tx, "GB", NOW, hidden)));
    expect(refused).toBe("errors.notFound");
    expect(textOf(await liveFor(low))).not.toContain(SECRET_WORD);
  });
});

describe("a kept brief", () => {
  test("is read by a low reader without the restricted lines, in files and their facts too", async () => {
    const id = await makeBrief(officer);
    const whole = await briefFor(officer, id);
    const part = await briefFor(low, id);
    expect(JSON.stringify(whole.brief)).toContain(SECRET_WORD);
    expect(whole.brief.isWithheld).toBe(false);
    expect(whole.brief.marking).toBe("secret");
    expect(JSON.stringify(part)).not.toContain(SECRET_WORD);
    expect(part.brief.isWithheld).toBe(true);
    expect(part.brief.marking).toBe("official");

    const files = await filesOf(part.brief);
    expect(files.pdf.whole).not.toContain(SECRET_WORD);
    expect(JSON.stringify(files.pdf.info)).not.toContain(SECRET_WORD);
    expect(files.pdf.whole).toContain("Something is withheld");
    expect(files.docx.whole).not.toContain(SECRET_WORD);
    expect(files.docx.words).toContain("Something is withheld");
    const cleared = await filesOf(whole.brief);
    expect(cleared.docx.words).toContain(SECRET_WORD);
    expect(cleared.docx.words).not.toContain("Something is withheld");
  });

  test("is hidden from who may not see the partner", async () => {
    const id = await makeBrief(officer);
    expect(await refusalOf(briefFor(american, id))).toBe("errors.notFound");
    for (const never of [uuidv7(), "1", "null", "{}", "x".repeat(3000)]) {
      expect(await refusalOf(briefFor(officer, never)), never.slice(0, 9)).toBe("errors.notFound");
    }
    expect(await refusalOf(revise(american, id, "points", []))).toBe("errors.notFound");
    const [told] = await withViewer(
      american,
      (tx) => tx.$queryRaw<[{ it: boolean }]>`
      select app.brief_withholds(${id}::uuid, array[]::uuid[]) as it`,
    );
    expect(told.it).toBe(false);
  });

  test("a line goes with its record, when that is marked higher later on", async () => {
    const title = "A promise that grows secret";
    const growing = await makeCommitment(officer, { title, ...dueOn(daysFrom(-10)) });
    const id = await makeBrief(officer);
    expect(JSON.stringify(await linesFor(low, id))).toContain(title);
    const { partner: _, ...fields } = commitmentFields;
    await reviseCommitment(contextFor(officer), {
      ...fields,
      id: growing,
      version: 1,
      title,
      ...dueOn(daysFrom(-10)),
      marking: "confidential",
    });
    const part = await briefFor(low, id);
    expect(JSON.stringify(part)).not.toContain(title);
    expect(part.brief.isWithheld).toBe(true);
  });
});

describe("an editor", () => {
  test("changes what a line says; what was drafted stays on file", async () => {
    const id = await makeBrief(officer);
    const [line] = await sectionFor(officer, id, "points");
    if (line === undefined) throw new Error("The brief has no point to make.");
    await revise(officer, id, "points", [asSent(line, { cell0: "Ask kindly." })]);
    const [changed] = await sectionFor(officer, id, "points");
    expect(changed).toMatchObject({ cells: ["Ask kindly."], number: 2, refs: line.refs });
    const texts = await withViewer(officer, (tx) =>
      tx.briefText.findMany({ where: { lineId: line.id }, orderBy: { number: "asc" } }),
    );
    expect(texts.map(({ cells }) => cells)).toEqual([line.cells, ["Ask kindly."]]);
  });

  test("is told when somebody else changed the line, and changes nothing", async () => {
    const id = await makeBrief(officer);
    const [line] = await sectionFor(officer, id, "points");
    if (line === undefined) throw new Error("The brief has no point to make.");
    const change = (cell0: string) => revise(officer, id, "points", [asSent(line, { cell0 })]);
    const both = await Promise.all([refusalOf(change("One")), refusalOf(change("Two"))]);
    expect(both.toSorted()).toEqual(["briefs.error.stale", "nothing refused it"]);
    const [after] = await sectionFor(officer, id, "points");
    expect(after?.number).toBe(2);
  });

  test("without clearance leaves the hidden lines as they are", async () => {
    const id = await makeBrief(officer);
    const before = await sectionFor(officer, id, "overdue");
    const seen = await sectionFor(low, id, "overdue");
    expect(seen.length).toBeLessThan(before.length);
    await revise(
      low,
      id,
      "overdue",
      seen.map((line) => asSent(line, { isLeftOut: true })),
    );
    const after = await sectionFor(officer, id, "overdue");
    const hidden = after.filter(({ id: one }) => !seen.some((line) => line.id === one));
    expect(hidden.map(({ isLeftOut }) => isLeftOut)).toEqual(hidden.map(() => false));
    expect(
      await linesFor(low, id).then((lines) => lines.map(({ section }) => section)),
    ).not.toContain("overdue");
  });

  test("marks a line higher, with all it ever said, and never lower", async () => {
    const id = await makeBrief(officer);
    const [line] = await sectionFor(low, id, "points");
    if (line === undefined) throw new Error("The brief has no point to make.");
    await revise(officer, id, "points", [asSent(line, { marking: "secret" })]);
    expect((await sectionFor(low, id, "points")).map((one) => one.id)).not.toContain(line.id);
    const again = asSent({ ...line, number: 1 }, { marking: "official" });
    expect(await refusalOf(revise(officer, id, "points", [again]))).toBe("briefs.error.lower");
  });

  test("adds nothing that rests on no record, and marks it at least as that is", async () => {
    const id = await makeBrief(officer);
    const added = (ref: string) =>
      revise(officer, id, "points", [], [{ text: "Mind this.", ref, _marking: "official" }]);
    expect(await refusalOf(added("COM-GB-1999-0001"))).toContain("briefs.error.noRef");
    const { ref } = await withViewer(officer, (tx) =>
      tx.commitment.findUniqueOrThrow({ where: { id: hiddenLate }, select: { ref: true } }),
    );
    await added(ref.toLowerCase());
    const own = (await sectionFor(officer, id, "points")).find(({ by }) => by !== null);
    expect(own).toMatchObject({ marking: "secret", cells: ["Mind this."] });
    expect(JSON.stringify(await linesFor(low, id))).not.toContain("Mind this.");
    // A reference that is there and hidden is refused like one that is not.
    const guessed = revise(low, id, "points", [], [{ text: "?", ref, _marking: "official" }]);
    expect(await refusalOf(guessed)).toContain("briefs.error.noRef");
  });
});

const freeze = (actor: User, id: string, version = 1) =>
  freezeBrief(contextFor(actor), { id, version, isRead: "true" });

describe("a frozen brief", () => {
  test("says when and by whom, and not a word of it changes, whatever becomes of the records", async () => {
    const id = await makeBrief(officer);
    await freeze(officer, id);
    const before = await linesFor(officer, id);
    await report(officer, lateTheirs, { note: "It came after all.", status: "substantial" });
    expect(await linesFor(officer, id)).toEqual(before);
    const { kept } = await briefFor(officer, id);
    expect(kept.frozenAt).not.toBeNull();
    expect(kept.frozenBy).toContain("officer");
    const [line] = before;
    if (line === undefined) throw new Error("The brief is empty.");
    const refused = revise(officer, id, line.section, [asSent(line, { cell0: "Other" })]);
    expect(await refusalOf(refused)).toBe("briefs.error.frozen");
    expect(await refusalOf(freeze(officer, id, 2))).toBe("briefs.error.frozen");
  });

  test("shows afterwards what the register says otherwise", async () => {
    const id = await makeBrief(officer);
    await freeze(officer, id);
    const { kept } = await briefFor(officer, id);
    const then = { asOf: TODAY, knownAt: kept.frozenAt, isOfDay: true };
    const since = () => withViewer(officer, (tx) => readChanges(tx, "GB", then, TODAY));
    expect((await since()).rows).toEqual([]);
    await report(officer, hiddenLate, { status: "substantial" });
    expect((await since()).rows).toMatchObject([
      { kind: "status", id: hiddenLate, from: "no_evidence", to: "substantial" },
    ]);
    const forLow = await withViewer(low, (tx) => readChanges(tx, "GB", then, TODAY));
    expect(forLow.rows).toEqual([]);
  });

  test("is kept by the database itself, past all commands", async () => {
    const id = await makeBrief(officer);
    const [line] = await linesFor(officer, id);
    await freeze(officer, id);
    const changes = [
      `update brief set form = 'since' where id = '${id}'`,
      `update brief set frozen_at = null where id = '${id}'`,
      `update brief_line set marking = 'secret' where brief_id = '${id}'`,
      `update brief_line set position = 7 where brief_id = '${id}'`,
      `insert into brief_text (id, line_id, number, cells, by_id) values (gen_random_uuid(), '${line?.id}', 9, array['x'], '${officer.id}')`,
      `update brief_text set cells = array['x'] where line_id = '${line?.id}'`,
      `delete from brief_text where line_id = '${line?.id}'`,
    ];
    for (const change of changes) {
      await expect(asOwner((client) => client.query(change))).rejects.toThrow(
        /brief_is_frozen|append_only/,
      );
    }
  });

  test("is frozen only by who sees all of it, and in the version that was read", async () => {
    const id = await makeBrief(officer);
    expect(await refusalOf(freeze(low, id))).toBe("briefs.error.withheld");
    expect(await refusalOf(freeze(officer, id, 4))).toBe("errors.stale");
    const both = await Promise.all([
      refusalOf(freeze(officer, id)),
      refusalOf(freeze(officer, id)),
    ]);
    expect(both.filter((one) => one === "nothing refused it")).toHaveLength(1);
  });

  test("takes no line from an editor who was faster to open than to send", async () => {
    const id = await makeBrief(officer);
    const [line] = await sectionFor(officer, id, "points");
    if (line === undefined) throw new Error("The brief has no point to make.");
    await Promise.all([
      refusalOf(freeze(officer, id)),
      refusalOf(revise(officer, id, "points", [asSent(line, { cell0: "Too late?" })])),
    ]);
    const after = await sectionFor(officer, id, "points");
    const late = revise(officer, id, "points", [asSent(after[0] ?? line, { cell0: "Later" })]);
    expect(await refusalOf(late)).toBe("briefs.error.frozen");
    expect(await sectionFor(officer, id, "points")).toEqual(after);
  });
});

test("analysts read briefs and keep none", async () => {
  const analyst = await makeUser("analyst");
  const input = { partner: "GB", form: "full", locale: "en", meetingId: null };
  expect(await refusalOf(startBrief(contextFor(analyst), input))).toBe("errors.forbidden");
  const id = await makeBrief(officer);
  expect((await briefFor(analyst, id)).brief.sections.length).toBeGreaterThan(0);
  const empty = { id, section: "points", lines: [], added: [] };
  expect(await refusalOf(reviseBrief(contextFor(analyst), empty))).toBe("errors.forbidden");
});
