import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { composeQuestion } from "#features/answers/question-mail.ts";
import { recordAction } from "#features/agreements/commands/act.ts";
import { acknowledgeHandover, openHandover } from "#features/handovers/commands.ts";
import { digestOf, listOfPost } from "#features/handovers/list.ts";
import { submitMeeting } from "#features/meetings/commands/review.ts";
import { followRecord, readNotices } from "#features/notifications/commands.ts";
import { composeDigest, digestsJob, noticesJob } from "#features/notifications/jobs.ts";
import { countUnread, listNotices } from "#features/notifications/queries.ts";
import { clockAt } from "#features/notifications/rules.ts";
import { noticeFilter } from "#features/notifications/schema.ts";
import { tellPerson } from "#features/notifications/telling.ts";
import { reviseCommitment } from "#features/commitments/commands.ts";
import { withViewer } from "#server/db.ts";
import { closeJobsPool } from "#server/jobs/pool.ts";
import { sendDueMails } from "#server/mail/outbox.ts";
import { contextFor } from "../database.ts";
import { mailServer, type MailServer } from "../harness/mail-server.ts";
import { actionFields, daysAgo, makeAgreement } from "../make/agreement.ts";
import { commitmentFields, dueOn, makeCommitment } from "../make/commitment.ts";
import { makeAgency } from "../make/agency.ts";
import { makePost } from "../make/person.ts";
import { makeMeeting } from "../make/meeting.ts";
import { asOwner, makeUser } from "../make/user.ts";

type Person = Awaited<ReturnType<typeof makeUser>>;

let server: MailServer;
let officer: Person;
let manager: Person;

beforeAll(async () => {
  server = await mailServer();
  // Read when mail is first asked for.
  process.env["ACCORD_SMTP_URL"] = server.url;
  await makeUser("administrator");
});
afterAll(async () => {
  await server.stop();
  await closeJobsPool();
});

beforeEach(async () => {
  await asOwner(async (client) => {
    await client.query("update user_account set disabled_at = now() where disabled_at is null");
    // What is kept of promises is written by triggers, which a truncation does not call.
    await client.query(
      "truncate app.commitment_now, app.commitment_was, commitment, meeting, agreement, handover cascade; delete from mail; delete from notice; delete from follow",
    );
  });
  officer = await makeUser("officer");
  manager = await makeUser("manager");
  // Who has chosen nothing gets mail on Mondays; these tests do not ask which day it is.
  for (const person of [officer, manager]) await wantsMail(person, "off");
  server.mails.length = 0;
});

const now = () => ({ now: new Date(), signal: new AbortController().signal });
const tellAll = () => noticesJob.run(now());
const send = () => sendDueMails({ digest: composeDigest, question: composeQuestion }, now());

const wantsMail = (person: Person, rhythm: "daily" | "off", language = "en") =>
  asOwner((client) =>
    client.query(
      `insert into notice_setting (user_id, rhythm, hour, weekday, language, without, updated_at)
       values ($1, $2, $3, 1, $4, '{}', now())
       on conflict (user_id) do update set rhythm = excluded.rhythm, language = excluded.language`,
      [person.id, rhythm, clockAt("Asia/Karachi", new Date()).hour, language],
    ),
  );
/** Mail every day, at this hour. */
const wantsMailNow = (person: Person, language = "en") => wantsMail(person, "daily", language);

const noticesOf = (person: Person & Actor) =>
  withViewer(person, async (tx) => {
    const { rows } = await listNotices(tx, person.id, noticeFilter.parse({}));
    return rows.map(({ kind, title, count, on }) => ({ kind, title, count, on }));
  });
/** What a form sends to correct a commitment: its partner stays. */
const revision = (over: object) => {
  const { partner: _, ...details } = commitmentFields;
  return { ...details, supportingAgencyIds: [], topicIds: [], ...over };
};
const kindsOf = async (person: Person) => (await noticesOf(person)).map(({ kind }) => kind);

const sql = <Row>(text: string, values: unknown[] = []) =>
  asOwner(async (client) => (await client.query(text, values)).rows as Row[]);

const unread = (person: Person) => withViewer(person, (tx) => countUnread(tx, person.id));

/** A post of ours. */
const makeOwnPost = async () =>
  makePost(manager, { agencyId: await makeAgency(manager, { country: "PK" }) });

describe("a post that changes hands", () => {
  test("is told to its new holder, by mail too, until they acknowledge its list", async () => {
    const analyst = await makeUser("analyst");
    await wantsMailNow(analyst);
    const postId = await makeOwnPost();
    await openHandover(contextFor(manager), { postId, toId: officer.id });
    expect(await kindsOf(officer)).toEqual(["handover"]);
    // Given to somebody else, it waits for the first no longer.
    await openHandover(contextFor(manager), { postId, toId: analyst.id });
    expect([await unread(officer), await unread(analyst)]).toEqual([0, 1]);
    await digestsJob.run(now());
    await send();
    expect(server.mails.map(({ parsed }) => parsed.text).join()).toContain(`/handover/${postId}`);
    const lines = await withViewer(analyst, (tx) => listOfPost(tx, postId, daysAgo(0)));
    const [handover] = await sql<{ id: string }>("select id from handover where to_id = $1", [
      analyst.id,
    ]);
    await acknowledgeHandover(contextFor(analyst), {
      handoverId: handover?.id,
      digest: digestOf(lines),
    });
    expect(await unread(analyst)).toBe(0);
  });

  test("and whose list nobody acknowledges in time is told to the managers", async () => {
    const postId = await makeOwnPost();
    const sixDaysAgo = new Date(Date.now() - 6 * 86_400_000);
    await sql(
      `insert into handover (id, post_id, to_id, by_id, recorded_at) values (gen_random_uuid(), $1, $2, $3, $4)`,
      [postId, officer.id, manager.id, sixDaysAgo],
    );
    await tellAll();
    await tellAll();
    expect(await kindsOf(manager)).toEqual(["escalated"]);
    expect(await kindsOf(officer)).toEqual([]);
  });
});

describe("what the days bring", () => {
  test("is told to whom it concerns, once, and to managers when nobody moves it", async () => {
    await makeCommitment(officer, { title: "Late by a month", ...dueOn(daysAgo(30)) });
    await makeCommitment(officer, { title: "Late by a day", ...dueOn(daysAgo(1)) });
    await makeCommitment(officer, { title: "Due soon", ...dueOn(daysAgo(-30)) });
    await makeCommitment(officer, { title: "Due later", ...dueOn(daysAgo(-31)) });
    await makeCommitment(officer, { title: "A wish", strength: "discussed", ...dueOn(daysAgo(9)) });
    await tellAll();
    const told = await noticesOf(officer);
    expect(told.map(({ kind, title, on }) => `${kind}: ${title}, ${on}`).toSorted()).toEqual([
      `due_soon: Due soon, ${daysAgo(-30)}`,
      `overdue: Late by a day, ${daysAgo(1)}`,
      `overdue: Late by a month, ${daysAgo(30)}`,
    ]);
    expect((await noticesOf(manager)).map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      "escalated: Late by a month",
    ]);
    await tellAll();
    expect(await noticesOf(officer)).toHaveLength(3);
    expect(await noticesOf(manager)).toHaveLength(1);
  });

  test("of more than is looked at in one go, the older ones are told portion by portion, and none twice", async () => {
    const names = Array.from({ length: 9 }, (_, index) => `Late by ${index + 1}`);
    const ids: string[] = [];
    for (const [index, title] of names.entries()) {
      ids.push(await makeCommitment(officer, { title, ...dueOn(daysAgo(index + 1)) }));
    }
    const day = { today: daysAgo(0), escalateDays: 1000, portion: { looked: 2, told: 9 } };
    const tell = () =>
      withViewer(officer, (tx) => tellPerson(tx, officer, day), {
        mode: "write",
        action: "notice.tell",
      });
    // So far nothing was told to this reader, and no place kept: the two latest, and the two before them.
    const told = [await tell(), await tell(), await tell(), await tell()];
    expect(told).toEqual([4, 0, 2, 2]);
    expect((await noticesOf(officer)).map(({ title }) => title).toSorted()).toEqual(
      names.slice(0, 8),
    );
    // What comes while the older ones are gone through is told with the latest.
    await makeCommitment(officer, { title: "Late by none", ...dueOn(daysAgo(1)) });
    expect(await tell()).toBe(2);
    expect(await noticesOf(officer)).toHaveLength(10);
    // Then from the beginning: an older one with a new date is found on the next way through.
    const [, , , fourth] = ids;
    await reviseCommitment(
      contextFor(officer),
      revision({ title: "Late by 4", ...dueOn(daysAgo(6)), id: fourth, version: 1 }),
    );
    const again = [await tell(), await tell(), await tell(), await tell(), await tell()];
    expect(again.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await noticesOf(officer)).toHaveLength(11);
  });

  test("a portion of which only some could be told is looked at again before the next one", async () => {
    for (let late = 1; late <= 7; late += 1) {
      await makeCommitment(officer, { title: `Late by ${late}`, ...dueOn(daysAgo(late)) });
    }
    const day = { today: daysAgo(0), escalateDays: 1000, portion: { looked: 3, told: 1 } };
    const told: number[] = [];
    for (let time = 0; time < 9; time += 1) {
      told.push(
        await withViewer(officer, (tx) => tellPerson(tx, officer, day), {
          mode: "write",
          action: "notice.tell",
        }),
      );
    }
    expect(Math.max(...told)).toBe(2);
    expect(await noticesOf(officer)).toHaveLength(7);
  });

  test("a new date is a new occasion", async () => {
    const id = await makeCommitment(officer, dueOn(daysAgo(3)));
    await tellAll();
    await reviseCommitment(contextFor(officer), revision({ ...dueOn(daysAgo(2)), id, version: 1 }));
    await tellAll();
    expect(await kindsOf(officer)).toEqual(["overdue", "overdue"]);
  });

  test("nothing is told of what its reader may not see", async () => {
    const plain = await makeUser("manager", { clearance: "official" });
    const elsewhere = await makeUser("manager", { partners: ["TR"] });
    await makeCommitment(officer, { marking: "restricted", ...dueOn(daysAgo(60)) });
    await tellAll();
    expect(await kindsOf(manager)).toEqual(["escalated"]);
    expect(await kindsOf(plain)).toEqual([]);
    expect(await kindsOf(elsewhere)).toEqual([]);
    const rows = await sql<{ user_id: string }>("select distinct user_id from notice");
    expect(rows.map(({ user_id }) => user_id).toSorted()).toEqual(
      [officer.id, manager.id].toSorted(),
    );
  });

  test("a right that is taken away takes the notices along, and their number", async () => {
    await makeCommitment(officer, { marking: "restricted", ...dueOn(daysAgo(60)) });
    await tellAll();
    await sql("update user_account set clearance = 'official' where id = $1", [manager.id]);
    expect(await kindsOf(manager)).toEqual([]);
    expect(await withViewer(manager, (tx) => countUnread(tx, manager.id))).toBe(0);
  });

  test("the last day to give notice is told at 180, 90 and 30 days, each once", async () => {
    const id = await makeAgreement(officer, { title: "MoU with a term" });
    await recordAction(contextFor(officer), { id, ...actionFields("in_force", "2020-01-01") });
    const endsIn = (days: number) =>
      sql(
        "update agreement set ends_on = $2::date, notice_days = 0, renewal = 'by_notice' where id = $1",
        [id, daysAgo(-days)],
      );
    for (const days of [200, 179, 170, 89, 30, 29, 1]) {
      await endsIn(days);
      // The same term seen on another day: its last day stays.
      await sql(
        "update notice set occurrence = $1 || substr(occurrence, 11) where kind = 'notice_date'",
        [daysAgo(-days)],
      );
      await tellAll();
    }
    const alerts = async () => (await kindsOf(officer)).filter((kind) => kind === "notice_date");
    expect(await alerts()).toHaveLength(3);
    await endsIn(-1);
    await tellAll();
    expect(await alerts()).toHaveLength(3);
  });

  test("a promised round rings when it has not come", async () => {
    const over = { nextRoundOn: daysAgo(20), nextRoundPrecision: "day", nextRoundWords: "soon" };
    const heldOn = daysAgo(200);
    await makeMeeting(officer, { title: "Silent", heldOn, ...over });
    await makeMeeting(officer, { title: "Went on", heldOn, type: "dialogue_round", ...over });
    await makeMeeting(officer, { title: "Next", heldOn: daysAgo(30), type: "dialogue_round" });
    await tellAll();
    const told = await noticesOf(manager);
    expect(told.map(({ kind, title }) => `${kind}: ${title}`)).toEqual(["round_expected: Silent"]);
  });
});

describe("following", () => {
  test("tells every manager once when a submission is past its deadline, but not who handed it in", async () => {
    const second = await makeUser("manager");
    const meeting = await makeMeeting(second, { thenSubmit: true, title: "Waits too long" });
    const fresh = await makeMeeting(second, { thenSubmit: true, title: "Handed in today" });
    await asOwner((client) =>
      client.query(
        `alter table meeting_review disable trigger user;
         update meeting_review set recorded_at = now() - interval '7 days' where meeting_id = '${meeting}';
         alter table meeting_review enable trigger user`,
      ),
    );
    await tellAll();
    await tellAll();
    const escalated = async (person: typeof manager) =>
      (await noticesOf(person))
        .filter(({ kind }) => kind === "escalated")
        .map(({ title }) => title);
    expect(await escalated(manager)).toEqual(["Waits too long"]);
    expect(await escalated(second)).toEqual([]);
    expect(fresh).not.toBe(meeting);
  });

  test("tells of changes by others, several in one, and of nothing before", async () => {
    const id = await makeCommitment(manager, { title: "Followed" });
    await followRecord(contextFor(officer), { kind: "commitment", recordId: id, isFollowed: true });
    await tellAll();
    const over = revision({ title: "Followed" });
    await reviseCommitment(contextFor(manager), { ...over, text: "One", id, version: 1 });
    await reviseCommitment(contextFor(manager), { ...over, text: "Two", id, version: 2 });
    await reviseCommitment(contextFor(officer), { ...over, text: "Mine", id, version: 3 });
    await tellAll();
    await reviseCommitment(contextFor(manager), { ...over, text: "Three", id, version: 4 });
    await tellAll();
    await tellAll();
    expect(await noticesOf(officer)).toEqual([
      { kind: "changed", title: "Followed", count: 3, on: null },
    ]);
    // What was read is over; the next change is new.
    await readNotices(contextFor(officer), { id: "all" });
    await reviseCommitment(contextFor(manager), { ...over, text: "Four", id, version: 5 });
    await tellAll();
    expect((await noticesOf(officer)).map(({ count }) => count)).toEqual([1, 3]);
  });

  test("a partner brings its days; one's own record can be muted", async () => {
    const own = await makeCommitment(officer, { title: "Own", ...dueOn(daysAgo(2)) });
    await followRecord(contextFor(officer), {
      kind: "commitment",
      recordId: own,
      isFollowed: false,
    });
    await makeCommitment(manager, { title: "Of the partner", ...dueOn(daysAgo(2)) });
    await followRecord(contextFor(officer), { kind: "partner", recordId: "GB", isFollowed: true });
    await tellAll();
    expect((await noticesOf(officer)).map(({ title }) => title)).toEqual(["Of the partner"]);
  });

  test("a hidden record cannot be followed, and answers as one that is not there", async () => {
    const plain = await makeUser("analyst", { clearance: "official" });
    const id = await makeCommitment(officer, { marking: "secret" });
    for (const recordId of [id, uuidv7()]) {
      const input = { kind: "commitment", recordId, isFollowed: true };
      await expect(followRecord(contextFor(plain), input)).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  test("minutes that are handed in are told to the managers at once", async () => {
    const id = await makeMeeting(officer, { title: "Handed in" });
    await submitMeeting(contextFor(officer), { id, version: 1 });
    expect((await noticesOf(manager)).map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      "submitted: Handed in",
    ]);
    expect(await kindsOf(officer)).toEqual([]);
  });
});

describe("a digest", () => {
  const CANARY = "Zebrafinch";

  test("tells what is new in one mail, and of what is marked only how much", async () => {
    await wantsMailNow(officer);
    await makeCommitment(officer, { title: "Train <b>examiners</b> & more", ...dueOn(daysAgo(5)) });
    await makeCommitment(officer, { title: CANARY, marking: "restricted", ...dueOn(daysAgo(6)) });
    await makeCommitment(officer, { title: CANARY, marking: "secret", ...dueOn(daysAgo(7)) });
    await digestsJob.run(now());
    await digestsJob.run(now());
    expect(await send()).toMatchObject({ sent: 1, failed: 0 });
    expect(await send()).toMatchObject({ sent: 0 });
    const [mail, ...others] = server.mails;
    expect(others).toEqual([]);
    expect(mail?.to).toEqual([`${officer.id}@test`]);
    expect(mail?.parsed.subject).toBe("Accord: 3 overdue");
    for (const body of [mail?.parsed.text, mail?.parsed.html]) {
      expect(body).toContain("2 restricted items: open Accord");
      expect(body).toContain("5 days late");
    }
    expect(mail?.parsed.text).toContain("Train <b>examiners</b> & more");
    expect(mail?.parsed.html).toContain("Train &lt;b&gt;examiners&lt;/b&gt; &amp; more");
    expect(`${mail?.raw}${mail?.parsed.html}${mail?.parsed.text}`).not.toContain(CANARY);
    const headers = new Map(mail?.parsed.headers.map(({ key, value }) => [key, value]));
    expect(headers.get("list-unsubscribe")).toMatch(/^<http.*\/profile#mail>$/);
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    // What was told is not told again; what comes later is.
    expect(await sql("select from notice where mailed_at is null")).toEqual([]);
  });

  test("is written from right to left in Urdu", async () => {
    await wantsMailNow(officer, "ur");
    await makeCommitment(officer, dueOn(daysAgo(5)));
    expect(await digestsJob.run(now())).toEqual({ queued: 1 });
    expect(await send()).toMatchObject({ sent: 1 });
    const [mail] = server.mails;
    expect(mail?.parsed.html).toContain('<html lang="ur" dir="rtl">');
    expect(mail?.parsed.text).toContain("مدت گزر چکی");
  });

  test("is made as its reader may see things when it is sent", async () => {
    for (const person of [officer, manager]) await wantsMailNow(person);
    const gone = await makeUser("manager");
    await wantsMailNow(gone);
    await makeCommitment(officer, { title: CANARY, ...dueOn(daysAgo(50)) });
    expect(await digestsJob.run(now())).toEqual({ queued: 3 });
    await sql("update user_account set is_confined = true where id = $1", [manager.id]);
    await sql("update user_account set disabled_at = now() where id = $1", [gone.id]);
    expect(await send()).toEqual({ sent: 1, dropped: 2, failed: 0 });
    expect(server.mails.map(({ to }) => to)).toEqual([[`${officer.id}@test`]]);
  });

  test("is not sent with nothing in it, nor to who wants none", async () => {
    await wantsMailNow(manager);
    await makeCommitment(officer, dueOn(daysAgo(5)));
    expect(await digestsJob.run(now())).toEqual({ queued: 0 });
  });

  test("waits while the mail server is down: told, nothing lost, nothing twice", async () => {
    for (const person of [officer, manager]) await wantsMailNow(person);
    await makeCommitment(officer, dueOn(daysAgo(50)));
    await digestsJob.run(now());
    await server.stop();
    await expect(send()).rejects.toMatchObject({ code: expect.stringMatching(/ECONN|ESOCKET/) });
    const waiting = await sql<{ tries: number; reason: string; later: boolean }>(
      "select tries, reason, due_at > now() as later from mail",
    );
    expect(waiting.map(({ tries, later }) => ({ tries, later }))).toEqual([
      { tries: 1, later: true },
      { tries: 1, later: true },
    ]);
    expect(waiting[0]?.reason).toMatch(/^(ECONN|ESOCKET)/);
    await server.start();
    await sql("update mail set due_at = now()");
    // Two senders at once, as with two workers.
    const [one, two] = await Promise.all([send(), send()]);
    expect((one["sent"] ?? 0) + (two["sent"] ?? 0)).toBe(2);
    expect(server.mails.map(({ to }) => String(to[0])).toSorted()).toEqual(
      [`${officer.id}@test`, `${manager.id}@test`].toSorted(),
    );
  });

  test("an address that would add a header or another recipient gets nothing", async () => {
    await wantsMailNow(officer);
    await makeCommitment(officer, dueOn(daysAgo(5)));
    await tellAll();
    await sql("update user_account set email = $2 where id = $1", [
      officer.id,
      `${officer.id}@test>\r\nBcc: <x@test`,
    ]);
    expect(await digestsJob.run(now())).toEqual({ queued: 0 });
    await sql(
      "insert into mail (id, template, user_id, key) values (gen_random_uuid(), 'digest', $1, 'forced')",
      [officer.id],
    );
    await expect(send()).rejects.toMatchObject({ code: "EADDRESS" });
    expect(server.mails).toEqual([]);
  });
});
