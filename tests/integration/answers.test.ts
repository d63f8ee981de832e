import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicActor } from "#domain/actor.ts";
import {
  acceptAnswer,
  askFocalPoint,
  returnAnswer,
  revokeQuestion,
} from "#features/answers/commands.ts";
import { questionOf, receiveAnswer } from "#features/answers/door.ts";
import { listProposals, listQuestions } from "#features/answers/queries.ts";
import { composeQuestion } from "#features/answers/question-mail.ts";
import { reviseCommitment } from "#features/commitments/commands.ts";
import { composeDigest } from "#features/notifications/jobs.ts";
import { withViewer } from "#server/db.ts";
import { closeJobsPool } from "#server/jobs/pool.ts";
import { sendDueMails } from "#server/mail/outbox.ts";
import { idOfLink, linkFor } from "#server/signed-link.ts";
import { contextFor } from "../database.ts";
import { mailServer, type MailServer } from "../harness/mail-server.ts";
import { daysAgo } from "../make/agreement.ts";
import { commitmentFields, dueOn, makeCommitment } from "../make/commitment.ts";
import { asOwner, makeUser } from "../make/user.ts";

type Person = Awaited<ReturnType<typeof makeUser>>;
let officer: Person;
let colleague: Person;
let server: MailServer;
const CANARY = "Zebrafinch";

beforeAll(async () => {
  server = await mailServer();
  // Read when mail is first asked for.
  process.env["ACCORD_SMTP_URL"] = server.url;
  officer = await makeUser("officer");
  colleague = await makeUser("officer");
});
afterAll(async () => {
  await server.stop();
  await closeJobsPool();
});

const sql = <Row>(text: string, values: unknown[] = []) =>
  asOwner(async (client) => (await client.query(text, values)).rows as Row[]);

const asked = { address: null, language: "en", shows: ["title"], days: "14" };

/** A question about a new commitment, and its link. */
async function ask(over: object = {}, of: object = {}, asker: Person = officer) {
  const commitmentId = await makeCommitment(officer, { title: "Train examiners", ...of });
  await askFocalPoint(contextFor(asker), { ...asked, ...over, commitmentId });
  const [question] = await withViewer(asker, (tx) => listQuestions(tx, asker, commitmentId));
  if (question === undefined) throw new Error("Nobody was asked.");
  return { commitmentId, id: question.id, link: linkFor(question.id) };
}

const answer = (link: string, over: object = {}) =>
  receiveAnswer(contextFor(publicActor), { link, answer: "on_track", note: "As planned", ...over });
const proposalsOf = (commitmentId: string) =>
  withViewer(officer, (tx) => listProposals(tx, commitmentId));
const updatesOf = (commitmentId: string) =>
  sql<{ status: string; attachment_id: string | null }>(
    "select status, attachment_id from status_update where commitment_id = $1",
    [commitmentId],
  );
const file = () => new File(["What was done."], "proof.txt", { type: "text/plain" });

async function accepted(commitmentId: string, over: object = {}) {
  const [proposal] = await proposalsOf(commitmentId);
  const input = {
    id: proposal?.id,
    version: proposal?.version,
    status: "limited",
    effectiveOn: daysAgo(0),
    note: null,
    ...over,
  };
  return acceptAnswer(contextFor(officer), input);
}

describe("a link", () => {
  test("shows the reference and what the asker chose, and nothing of what is marked", async () => {
    const open = await ask({ shows: ["title"] }, { text: CANARY });
    expect(await questionOf(open.link)).toMatchObject({
      state: "open",
      ref: expect.stringMatching(/^COM-GB-/),
      title: "Train examiners",
      text: null,
      due: null,
    });
    const all = ["title", "text", "due"];
    const of = { title: CANARY, text: CANARY, dueWords: CANARY, ...dueOn(daysAgo(-9)) };
    const marked = await ask({ shows: all }, { ...of, marking: "restricted" });
    expect(JSON.stringify(await questionOf(marked.link))).not.toContain(CANARY);
    expect(await questionOf(marked.link)).toMatchObject({ state: "open", due: null });
    await expect(ask({}, { marking: "confidential" })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("tells less when the commitment is marked later, and nothing when it is marked high", async () => {
    const { commitmentId, link } = await ask({}, { title: CANARY });
    const { partner: _, ...details } = commitmentFields;
    const input = {
      ...details,
      id: commitmentId,
      title: CANARY,
      supportingAgencyIds: [],
      topicIds: [],
    };
    await reviseCommitment(contextFor(officer), { ...input, version: 1, marking: "restricted" });
    expect(await questionOf(link)).toMatchObject({ state: "open", title: null });
    await reviseCommitment(contextFor(officer), { ...input, version: 2, marking: "secret" });
    expect(await questionOf(link)).toEqual({ state: "revoked" });
    await expect(answer(link)).rejects.toMatchObject({ code: "not_found" });
  });

  test("that is changed anywhere, or guessed, opens nothing", async () => {
    const { link, id } = await ask();
    const other = await ask();
    expect(idOfLink(link)).toBe(id);
    for (let place = 0; place < link.length; place += 1) {
      const changed = `${link.slice(0, place)}${link[place] === "0" ? "1" : "0"}${link.slice(place + 1)}`;
      expect(await questionOf(changed)).toEqual({ state: "unknown" });
    }
    const crossed = other.link.slice(0, 32) + link.slice(32);
    expect(await questionOf(crossed)).toEqual({ state: "unknown" });
    for (const guess of ["", "x", link.slice(0, -1), `${link}0`, "../", id]) {
      expect(await questionOf(guess)).toEqual({ state: "unknown" });
      await expect(answer(guess)).rejects.toMatchObject({ messageKey: "answers.error.unknown" });
    }
  });

  test("is not used up by looking, and takes one answer, also of two at once", async () => {
    const { commitmentId, link } = await ask();
    for (let looks = 0; looks < 5; looks += 1) await questionOf(link);
    const results = await Promise.allSettled([answer(link), answer(link), answer(link)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await proposalsOf(commitmentId)).toHaveLength(1);
    expect(await questionOf(link)).toEqual({ state: "used" });
    await expect(answer(link)).rejects.toMatchObject({ messageKey: "answers.error.used" });
  });

  test("ends with its day, with its revocation, and with the rights of whoever gave it", async () => {
    const late = await ask();
    await sql(
      "update answer_request set created_at = now() - interval '9 days', expires_at = now() - interval '1 second' where id = $1",
      [late.id],
    );
    expect(await questionOf(late.link)).toEqual({ state: "expired" });
    await expect(answer(late.link)).rejects.toMatchObject({ code: "not_found" });

    const revoked = await ask();
    await revokeQuestion(contextFor(colleague), { id: revoked.id });
    expect(await questionOf(revoked.link)).toEqual({ state: "revoked" });
    await expect(answer(revoked.link)).rejects.toMatchObject({ code: "not_found" });
    await expect(revokeQuestion(contextFor(officer), { id: revoked.id })).rejects.toMatchObject({
      code: "stale",
    });

    const leaver = await makeUser("officer");
    const left = await ask({}, {}, leaver);
    await sql("update user_account set is_confined = true where id = $1", [leaver.id]);
    expect(await questionOf(left.link)).toEqual({ state: "revoked" });
    await sql("update user_account set is_confined = false, disabled_at = now() where id = $1", [
      leaver.id,
    ]);
    expect(await questionOf(left.link)).toEqual({ state: "revoked" });
    await expect(answer(left.link)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is not tried without end", async () => {
    const { link } = await ask();
    const visits = Array.from({ length: 40 }, () => questionOf(link));
    const results = await Promise.allSettled(visits);
    const refused = results.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ reason: { code: "rate_limited" } });
  });
});

describe("an answer", () => {
  test("is a proposal: nothing changes, and asker and owner are told", async () => {
    const { commitmentId, link } = await ask({}, {}, colleague);
    await answer(link, { answer: "done", note: "All trained", file: file() });
    expect(await updatesOf(commitmentId)).toEqual([]);
    expect(await proposalsOf(commitmentId)).toMatchObject([
      { answer: "done", note: "All trained", fileName: "proof.txt", decidedAt: null },
    ]);
    const told = await sql<{ user_id: string }>(
      "select user_id from notice where kind = 'answered' and record_id = $1",
      [commitmentId],
    );
    expect(told.map(({ user_id }) => user_id).toSorted()).toEqual(
      [officer.id, colleague.id].toSorted(),
    );
  });

  test("of more than three fields, in many lines, or with a bad file is refused and may be tried again", async () => {
    const { link } = await ask();
    const name = "ZodError";
    await expect(answer(link, { status: "complete" })).rejects.toMatchObject({ name });
    await expect(answer(link, { answer: "kept" })).rejects.toMatchObject({ name });
    await expect(answer(link, { note: "x".repeat(301) })).rejects.toMatchObject({ name });
    const program = new File([new Uint8Array([0x4d, 0x5a, 0, 0])], "proof.pdf");
    await expect(answer(link, { file: program })).rejects.toMatchObject({ name });
    expect(await questionOf(link)).toMatchObject({ state: "open" });
    await answer(link);
  });

  test("is accepted as a report: complete needs evidence, and the file counts", async () => {
    const bare = await ask();
    await answer(bare.link, { answer: "done" });
    await expect(accepted(bare.commitmentId, { status: "complete" })).rejects.toMatchObject({
      name: "ZodError",
    });
    expect(await updatesOf(bare.commitmentId)).toEqual([]);

    const proven = await ask();
    await answer(proven.link, { answer: "done", file: file() });
    await accepted(proven.commitmentId, { status: "complete" });
    const [proposal] = await proposalsOf(proven.commitmentId);
    expect(await updatesOf(proven.commitmentId)).toEqual([
      { status: "complete", attachment_id: proposal?.attachmentId },
    ]);
    expect(proposal).toMatchObject({ isAccepted: true, decidedBy: expect.any(String) });
  });

  test("is decided once, by one of two managers at the same time", async () => {
    const { commitmentId, link } = await ask();
    await answer(link);
    const [proposal] = await proposalsOf(commitmentId);
    const decisions = await Promise.allSettled([
      accepted(commitmentId),
      accepted(commitmentId),
      returnAnswer(contextFor(colleague), {
        id: proposal?.id,
        version: proposal?.version,
        reasonKind: "unclear",
        reason: "Which ones?",
      }),
    ]);
    expect(decisions.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await updatesOf(commitmentId)).length).toBeLessThanOrEqual(1);
    await expect(accepted(commitmentId)).rejects.toMatchObject({ code: "stale" });
  });

  test("that is returned is asked for again, with the reason, by mail to the same address", async () => {
    const { commitmentId, link } = await ask({ address: "focal@example.org" });
    await answer(link);
    const [proposal] = await proposalsOf(commitmentId);
    await returnAnswer(contextFor(officer), {
      id: proposal?.id,
      version: proposal?.version,
      reasonKind: "unclear",
      reason: "Which ones?",
    });
    const [again] = await withViewer(officer, (tx) => listQuestions(tx, officer, commitmentId));
    expect(again?.id).not.toBe(idOfLink(link));
    expect(await questionOf(linkFor(again?.id ?? ""))).toMatchObject({
      state: "open",
      reason: "Which ones?",
    });
    await answer(linkFor(again?.id ?? ""), { note: "The first two" });
    expect(await proposalsOf(commitmentId)).toMatchObject([
      { note: "The first two", decidedAt: null },
      { isAccepted: false, reason: "Which ones?" },
    ]);
  });

  test("is none of the business of who may not see the commitment", async () => {
    const { commitmentId, link } = await ask();
    await answer(link);
    const stranger = await makeUser("officer", { partners: ["TR"] });
    const [proposal] = await proposalsOf(commitmentId);
    const input = { id: proposal?.id, version: 1, reasonKind: "other", reason: "No" };
    await expect(returnAnswer(contextFor(stranger), input)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await withViewer(stranger, (tx) => listProposals(tx, commitmentId))).toEqual([]);
  });
});

const send = () =>
  sendDueMails(
    { digest: composeDigest, question: composeQuestion },
    { now: new Date(), signal: new AbortController().signal },
  );

describe("a question by mail", () => {
  test("holds the link, in the language that was chosen, and nothing of what is marked", async () => {
    await sql("delete from mail");
    const plain = await ask({ address: "one@example.org" });
    const marked = await ask(
      { address: "two@example.org", language: "ur" },
      { title: CANARY, text: CANARY, marking: "restricted" },
    );
    const revoked = await ask({ address: "three@example.org" });
    await revokeQuestion(contextFor(officer), { id: revoked.id });
    expect(await send()).toEqual({ sent: 2, dropped: 1, failed: 0 });
    const [first, second] = server.mails.toSorted((a, b) => (String(a.to) < String(b.to) ? -1 : 1));
    expect(first?.parsed.text).toContain("Train examiners");
    expect(first?.parsed.text).toContain(`/answers/${plain.link}?lang=en`);
    expect(second?.parsed.html).toContain('dir="rtl"');
    expect(second?.parsed.html).toContain(`/answers/${marked.link}?lang=ur`);
    expect(`${second?.raw}${second?.parsed.html}${second?.parsed.text}`).not.toContain(CANARY);
    const kept = await sql<{ whole: string }>("select json_agg(m)::text as whole from mail m");
    expect(kept[0]?.whole).not.toContain(plain.link);
  });

  test("goes to one address: no list, no line break, no name", async () => {
    for (const address of ["a@b, c@d", "a@b\r\nBcc: c@d", "A <a@b>", "a b@c", "a"]) {
      await expect(ask({ address })).rejects.toMatchObject({ name: "ZodError" });
    }
  });

  test("is not sent by the hundred", async () => {
    const busy = await makeUser("officer");
    const commitmentId = await makeCommitment(officer);
    const once = () => askFocalPoint(contextFor(busy), { ...asked, commitmentId });
    for (let times = 0; times < 30; times += 1) await once();
    await expect(once()).rejects.toMatchObject({ code: "rate_limited" });
  });
});
