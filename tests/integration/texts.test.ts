import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { getAttachment } from "#features/attachments/queries.ts";
import { recordAfterSignature } from "#features/texts/commands/after-signature.ts";
import { answerComment, commentOnText } from "#features/texts/commands/comments.ts";
import { freezeText, reopenText } from "#features/texts/commands/decisions.ts";
import { attachSignedText, recordDraftText } from "#features/texts/commands/versions.ts";
import { getAfterSignature } from "#features/texts/queries/after-signature.ts";
import { getCompared } from "#features/texts/queries/compared.ts";
import { getTexts } from "#features/texts/queries/texts.ts";
import { getVersion } from "#features/texts/queries/version.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { actionFields, daysAgo, makeAgreement } from "../make/agreement.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const analyst = await makeUser("analyst");

const FIRST = "1. Each side names one office.\n2. Requests are answered within ninety days.";
const SECOND = "1. Each side names one office.\n\n2. Requests are answered within sixty days.";

const textFile = (text: string, name = "draft.txt") =>
  new File([text], name, { type: "text/plain" });
const add = (agreementId: string, input: object, actor: Actor = officer) =>
  recordDraftText(contextFor(actor), { agreementId, ...input });
const texts = (id: string, actor: Actor = officer) => withViewer(actor, (tx) => getTexts(tx, id));
const version = (id: string, number: number) =>
  withViewer(officer, (tx) => getVersion(tx, id, number));
const freeze = (agreementId: string, number: number, last: number, actor: Actor = officer) =>
  freezeText(contextFor(actor), {
    agreementId,
    number,
    last,
    happenedOn: daysAgo(0),
    happenedPrecision: "day",
  });

async function makeTexts(...all: string[]): Promise<string> {
  const id = await makeAgreement(officer);
  for (const text of all) await add(id, { text });
  return id;
}

const sign = (agreementId: string, text: string) =>
  attachSignedText(contextFor(officer), { agreementId, file: textFile(text, "signed.txt") });

const checklist = (id: string) => withViewer(officer, (tx) => getAfterSignature(tx, id));
const say = (agreementId: string, input: object) =>
  recordAfterSignature(contextFor(officer), { agreementId, item: "publish", ...input });

describe("versions", () => {
  test("keep whose they are, and the file they were read from with its checksum", async () => {
    const id = await makeAgreement(officer);
    await add(id, { text: FIRST, side: "theirs", note: "As received" });
    await add(id, { file: textFile(SECOND), last: 1 });
    const [second, first] = (await texts(id)).versions;
    expect(first).toMatchObject({ number: 1, side: "theirs", note: "As received", file: null });
    expect(second?.file).toMatchObject({
      name: "draft.txt",
      sha256: createHash("sha256").update(SECOND).digest("hex"),
    });
    expect((await version(id, 2)).version.text).toBe(SECOND);
  });

  test("are pasted or sent as a file, one of the two; an empty file is told", async () => {
    const id = await makeAgreement(officer);
    await expect(add(id, { text: null })).rejects.toThrow("validation.textOrFile");
    await expect(add(id, { text: FIRST, file: textFile(FIRST) })).rejects.toThrow(
      "validation.textOrFile",
    );
    await expect(add(id, { file: textFile(" \n ") })).rejects.toThrow("documents.");
  });

  test("of two people who work on the same one the second is told of the first's", async () => {
    const id = await makeTexts(FIRST);
    const both = await Promise.allSettled([
      add(id, { text: SECOND, last: 1 }),
      add(id, { text: `${SECOND} And more.`, last: 1 }, manager),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "stale", messageKey: "errors.textMovedOn", params: { number: 2 } },
    });
    expect((await texts(id)).versions).toHaveLength(2);
  });

  test("any two are compared; a number that is not there is no text", async () => {
    const id = await makeTexts(FIRST, SECOND);
    const compared = (from: number | null, to: number | null) =>
      withViewer(officer, (tx) => getCompared(tx, id, { from, to }));
    expect(await compared(null, null)).toMatchObject({ from: { name: 1 }, to: { name: 2 } });
    expect(await compared(2, 1)).toMatchObject({ from: { text: SECOND }, to: { text: FIRST } });
    expect((await compared(1, 9)).to).toBeNull();
  });
});

describe("comments", () => {
  test("stand at their passage, and follow it into later versions until it is gone", async () => {
    const id = await makeTexts(FIRST, SECOND, "3. Something else.");
    const said = { agreementId: id, number: 1, quote: "names  one\noffice", text: "Which one?" };
    await commentOnText(contextFor(analyst), said);
    const places = [];
    for (const number of [1, 2, 3]) {
      const { version: read, comments } = await version(id, number);
      const place = comments[0]?.place ?? null;
      places.push(place && read.text.slice(place.start, place.end));
    }
    expect(places).toEqual(["names one office", "names one office", null]);
  });

  test("refuse a passage that is not there", async () => {
    const id = await makeTexts(FIRST);
    const said = { agreementId: id, number: 1, quote: "two offices", text: "Why?" };
    await expect(commentOnText(contextFor(analyst), said)).rejects.toThrow(
      "validation.quoteNotInVersion",
    );
  });

  test("are answered, and settled once", async () => {
    const id = await makeTexts(FIRST);
    const said = { agreementId: id, number: 1, quote: "ninety days", text: "Too long" };
    const { id: parentId } = await commentOnText(contextFor(analyst), said);
    await answerComment(contextFor(officer), { parentId, text: "Sixty, then?" });
    const settle = { parentId, text: "Agreed", isSettling: true };
    const both = await Promise.allSettled([
      answerComment(contextFor(analyst), settle),
      answerComment(contextFor(manager), settle),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [comment] = (await version(id, 1)).comments;
    expect(comment).toMatchObject({ isSettled: true, answers: [{}, { isSettling: true }] });
    expect((await texts(id)).versions[0]?.openComments).toBe(0);
  });
});

describe("the initialling", () => {
  test("names a version; then none is added until a manager opens the text again, with a reason", async () => {
    const id = await makeTexts(FIRST, SECOND);
    await freeze(id, 2, 2);
    await expect(add(id, { text: "More" })).rejects.toMatchObject({
      messageKey: "errors.textFrozen",
    });
    await expect(freeze(id, 1, 2)).rejects.toMatchObject({ messageKey: "errors.textFrozen" });
    const reopen = { agreementId: id, number: 2, reason: "Their lawyers found a slip" };
    await expect(reopenText(contextFor(officer), reopen)).rejects.toMatchObject({
      code: "forbidden",
    });
    await reopenText(contextFor(manager), reopen);
    await expect(reopenText(contextFor(manager), reopen)).rejects.toMatchObject({ code: "stale" });
    await add(id, { text: "More", last: 2 });
    const { frozen, decisions } = await texts(id);
    expect(frozen).toBeNull();
    expect(decisions).toMatchObject([
      { kind: "reopened", reason: "Their lawyers found a slip" },
      { kind: "frozen", number: 2, initialled: { on: daysAgo(0), precision: "day" } },
    ]);
  });

  test("is refused for a text that has meanwhile moved on", async () => {
    const id = await makeTexts(FIRST);
    await add(id, { text: SECOND }, manager);
    await expect(freeze(id, 1, 1)).rejects.toMatchObject({
      code: "stale",
      messageKey: "errors.textMovedOn",
    });
    expect((await texts(id)).frozen).toBeNull();
  });

  test("and a version that is added at the same moment never both succeed", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await makeTexts(FIRST);
      const initialling = {
        agreementId: id,
        number: 1,
        last: 1,
        happenedOn: daysAgo(0),
        happenedPrecision: "day",
      };
      const both = await Promise.allSettled([
        freezeText(contextFor(officer), initialling),
        add(id, { text: SECOND, last: 1 }, manager),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      const after = await texts(id);
      expect(after.frozen === null).toBe(after.versions.length === 2);
    }
  });

  test("takes the one that is on record for that day", async () => {
    const id = await makeAgreement(officer, { actions: [actionFields("initialled", daysAgo(0))] });
    await add(id, { text: FIRST });
    expect((await texts(id)).isInitialledUnnamed).toBe(true);
    await freeze(id, 1, 1);
    const rows = await withViewer(officer, (tx) =>
      tx.agreementAction.count({ where: { agreementId: id } }),
    );
    expect(rows).toBe(1);
  });
});

describe("the signed text", () => {
  test.each([
    ["equal", FIRST],
    ["formatting", FIRST.replaceAll("\n", " ")],
    ["different", SECOND],
  ])("is told to be %s to what was initialled", async (likeness, text) => {
    const id = await makeTexts(FIRST);
    await freeze(id, 1, 1);
    await sign(id, text);
    const { signed, likeness: told } = await texts(id);
    expect(told).toBe(likeness);
    expect(signed[0]?.file.sha256).toBe(createHash("sha256").update(text).digest("hex"));
  });

  test("is not handed out when it is no longer what was kept", async () => {
    const id = await makeTexts(FIRST);
    await sign(id, FIRST);
    const { file } = (await texts(id)).signed[0] ?? {};
    const read = () => withViewer(officer, (tx) => getAttachment(tx, file?.id ?? ""));
    expect((await read()).name).toBe("signed.txt");
    await asOwner((client) =>
      client.query(
        "update attachment set content = convert_to(repeat('x', size_bytes), 'UTF8') where id = $1",
        [file?.id],
      ),
    );
    await expect(read()).rejects.toMatchObject({ messageKey: "errors.fileDamaged" });
  });
});

describe("after the signature", () => {
  test("each item is done on a day, not needed for a reason, or open", async () => {
    const id = await makeAgreement(officer, { actions: [actionFields("signed", daysAgo(40))] });
    await expect(say(id, { state: "done" })).rejects.toThrow("validation.doneWithDay");
    await expect(say(id, { state: "not_applicable" })).rejects.toThrow("validation.reasonRequired");
    await expect(say(id, { state: "done", doneOn: daysAgo(41) })).rejects.toThrow(
      "validation.beforeSignature",
    );
    await expect(say(id, { state: "done", doneOn: daysAgo(-1) })).rejects.toThrow(
      "validation.inFuture",
    );
    await say(id, { state: "done", doneOn: daysAgo(3), referenceNo: "S.R.O. 12" });
    expect(await checklist(id)).toMatchObject({
      dueOn: daysAgo(10),
      entries: [{ item: "publish", state: "done", referenceNo: "S.R.O. 12" }],
    });
  });

  test("is not asked for before the signature", async () => {
    const id = await makeAgreement(officer);
    await expect(say(id, { state: "done", doneOn: daysAgo(0) })).rejects.toMatchObject({
      messageKey: "errors.notSigned",
    });
  });
});

test("the texts of a partner that is not one's own are not found, and nobody writes to them", async () => {
  const id = await makeTexts(FIRST);
  const stranger = await makeUser("officer", { partners: ["US"] });
  await expect(texts(id, stranger)).rejects.toMatchObject({ code: "not_found" });
  await expect(add(id, { text: "x" }, stranger)).rejects.toMatchObject({ code: "not_found" });
  const said = { agreementId: id, number: 1, quote: "one office", text: "x" };
  await expect(commentOnText(contextFor(stranger), said)).rejects.toMatchObject({
    code: "not_found",
  });
});
