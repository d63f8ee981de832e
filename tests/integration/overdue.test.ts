import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { addDays, addMonths, type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { listRestated } from "#features/countries/queries/balance.ts";
import { momentFrom } from "#domain/moment.ts";
import { countCommitmentsBy, listCommitments } from "#features/commitments/queries.ts";
import { raiseAtMeeting } from "#features/meetings/commands/raise.ts";
import { listExpectedRounds } from "#features/meetings/queries/expected.ts";
import { countSilentRounds } from "#features/meetings/where.ts";
import { expectedRound } from "#features/meetings/rules.ts";
import { listStandings } from "#features/overdue/queries/standing.ts";
import { overdueCommitments, overdueFilter } from "#features/overdue/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { anyFuzzyDate } from "../make/histories.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const forTurkey = await makeUser("officer", { clearance: "official", partners: ["TR"] });
const manager = await makeUser("manager");
const colleague = await makeUser("officer");
const today = todayIn("Asia/Karachi", new Date());
const ago = (days: number) => addDays(today, -days);

const roundsOf = (partner: "TR" | "DE" | "FR", viewer = officer, asOf: CalendarDate = today) =>
  withViewer(viewer, (tx) =>
    listExpectedRounds(tx, [countryCode.parse(partner)], {
      ...momentFrom(asOf),
      isOfDay: asOf !== today,
    }),
  );

describe("a round that was promised", () => {
  test("is expected in SQL when the rule expects it", async () => {
    const anyCase = fc.record({
      held: anyFuzzyDate,
      next: fc.option(anyFuzzyDate),
      words: fc.option(fc.constant("soon")),
      cadence: fc.option(fc.integer({ min: 1, max: 120 })),
    });
    const cases = fc.sample(anyCase, { numRuns: 2000, seed: 20261122 });
    const rows = await withViewer(
      officer,
      (tx) => tx.$queryRaw<{ due: string | null; precision: string; basis: string }[]>`
        select r.due_on::text as due, r.due_precision as precision, r.basis
        from jsonb_to_recordset(${JSON.stringify(
          cases.map(({ held, next, words, cadence }, n) => ({
            n,
            held: held.on,
            next: next?.on ?? null,
            precision: next?.precision ?? "unknown",
            words,
            cadence,
          })),
        )}::jsonb) as c(n int, held date, next date, precision date_precision, words text, cadence int)
        cross join lateral app.expected_round(c.held, c.next, c.precision, c.words, c.cadence) r order by c.n`,
    );
    const expected = cases.map(({ held, next, words, cadence }) => {
      const round = expectedRound({ on: held.on, nextRound: next, words }, cadence);
      return {
        due: round?.due.on ?? null,
        precision: round?.due.precision ?? null,
        basis: round?.basis ?? null,
      };
    });
    expect(rows).toEqual(expected);
  });

  test("is silent once its time is over and nobody has planned it, the longest silent first", async () => {
    const vague = await makeMeeting(officer, {
      partner: "TR",
      heldOn: ago(400),
      title: "Talks that were to go on soon",
      nextRoundWords: "soon",
    });
    const dated = await makeMeeting(officer, {
      partner: "TR",
      type: "delegation_talks",
      heldOn: ago(300),
      nextRoundOn: ago(100),
      nextRoundPrecision: "day",
      nextRoundWords: "in a hundred days",
    });
    const rounds = await roundsOf("TR");
    expect(rounds.map(({ id, isSilent }) => ({ id, isSilent }))).toEqual([
      { id: vague, isSilent: true },
      { id: dated, isSilent: true },
    ]);
    expect(rounds[1]).toMatchObject({ daysSilent: 100, basis: "promised", planned: null });
    expect(rounds[0]).toMatchObject({
      basis: "assumed",
      dueOn: addMonths(ago(400), 6),
      duePrecision: "about",
    });

    const planned = await makeMeeting(officer, {
      partner: "TR",
      type: "delegation_talks",
      life: "planned",
      heldOn: addDays(today, 20),
      title: "The talks go on",
    });
    const after = await roundsOf("TR");
    expect(after.map(({ id, isSilent }) => ({ id, isSilent }))).toEqual([
      { id: vague, isSilent: true },
      { id: dated, isSilent: false },
    ]);
    expect(after[1]?.planned).toMatchObject({ id: planned, title: "The talks go on" });
  });

  test("was not silent on a day before its time was over, and ends with the next meeting of its kind", async () => {
    const first = await makeMeeting(officer, {
      partner: "DE",
      heldOn: ago(300),
      nextRoundOn: ago(50),
      nextRoundPrecision: "day",
      nextRoundWords: "a day",
    });
    expect(await roundsOf("DE", officer, ago(60))).toMatchObject([{ id: first, isSilent: false }]);
    expect(await roundsOf("DE")).toMatchObject([{ id: first, isSilent: true, daysSilent: 50 }]);
    await makeMeeting(officer, { partner: "DE", heldOn: ago(10), title: "They met again" });
    expect(await roundsOf("DE")).toEqual([]);
  });

  test("of a series follows its last round, whatever else the two sides met for", async () => {
    const series = { newSeries: "Dialogue of the test", type: "dialogue_round", partner: "FR" };
    const first = await makeMeeting(officer, {
      ...series,
      heldOn: ago(500),
      round: 1,
      nextRoundOn: ago(200),
      nextRoundPrecision: "day",
      nextRoundWords: "then",
    });
    await makeMeeting(officer, { partner: "FR", type: "dialogue_round", heldOn: ago(30) });
    expect(await roundsOf("FR")).toMatchObject([
      { id: first, series: "Dialogue of the test", isSilent: true },
    ]);
  });

  test("is hidden with the meeting that it follows, and from the count", async () => {
    await makeMeeting(officer, {
      partner: "TR",
      type: "visit",
      marking: "secret",
      heldOn: ago(700),
      nextRoundWords: "before long",
    });
    const count = async (viewer: typeof officer) =>
      withViewer(viewer, async (tx) => {
        const [row] = await tx.$queryRaw<{ count: number }[]>`
          select (${countSilentRounds(momentFrom(today))}) as count`;
        return row?.count;
      });
    expect((await roundsOf("TR")).length).toBe(3);
    expect((await roundsOf("TR", forTurkey)).length).toBe(2);
    expect(await roundsOf("DE", forTurkey)).toEqual([]);
    expect(await count(forTurkey)).toBe(1);
  });
});

const overdue = (params: object, viewer = officer) =>
  withViewer(viewer, async (tx) => {
    const filter = overdueFilter.parse({ partner: "IT", ...params });
    const { rows } = await listCommitments(tx, overdueCommitments(filter), today);
    return rows.map(({ id }) => id);
  });
const standingOf = async (id: string, viewer = officer, asOf = today) =>
  (
    await withViewer(viewer, (tx) =>
      listStandings(tx, [id], { ...momentFrom(asOf), isOfDay: asOf !== today }, viewer),
    )
  )[0];
const due = (days: number) => ({ dueOn: ago(days), duePrecision: "day" });

const promisedRound = (partner: string) =>
  makeMeeting(officer, { partner, heldOn: ago(500), nextRoundWords: "soon" });
async function promisedAgain(partner: string): Promise<string> {
  const first = await makeCommitment(officer, { partner, madeOn: ago(90) });
  const restates = [{ commitmentId: first, drift: null }];
  await makeCommitment(officer, { partner, madeOn: ago(20), restates });
  return first;
}
const roundsAndRestated = (partners: readonly string[], viewer = officer) =>
  withViewer(viewer, async (tx) => {
    const codes = partners.map((code) => countryCode.parse(code));
    const rounds = await listExpectedRounds(tx, codes, momentFrom(today));
    const restated = await listRestated(tx, codes, momentFrom(today), "times");
    return [...rounds, ...restated].map(({ id }) => id);
  });

test("a promised round and a promise made again are those of the partners asked for", async () => {
  const [nepal, laos] = [await promisedRound("NP"), await promisedRound("LA")];
  const [promised, elsewhere] = [await promisedAgain("NP"), await promisedAgain("LA")];
  expect(await roundsAndRestated(["NP"])).toEqual([nepal, promised]);
  expect(new Set(await roundsAndRestated(["NP", "LA"]))).toEqual(
    new Set([nepal, laos, promised, elsewhere]),
  );
  expect(await roundsAndRestated(["BT"])).toEqual([]);
  expect(await roundsAndRestated(["NP", "LA"], forTurkey)).toEqual([]);
});

describe("what is overdue", () => {
  const late = { partner: "IT", madeOn: ago(100), madePrecision: "day" };

  test("is listed by who owes it, a promise of both under either", async () => {
    const ours = await makeCommitment(officer, { ...late, ...due(9), obligor: "home" });
    const theirs = await makeCommitment(officer, { ...late, ...due(5), obligor: "partner" });
    const both = await makeCommitment(officer, { ...late, ...due(7), obligor: "both" });
    expect(await overdue({})).toEqual([ours, both, theirs]);
    expect(await overdue({ owed: "ours" })).toEqual([ours, both]);
    expect(await overdue({ owed: "theirs" })).toEqual([both, theirs]);
  });

  test("is that of the partners asked for, and to a confined reader of no other", async () => {
    const of = (partner: string) => makeCommitment(officer, { ...late, partner, ...due(6) });
    const [lebanon, jordan, turkey] = [await of("LB"), await of("JO"), await of("TR")];
    expect(await overdue({ partner: "LB" })).toEqual([lebanon]);
    expect(new Set(await overdue({ partner: ["LB", "JO"] }))).toEqual(new Set([lebanon, jordan]));
    expect(await overdue({ partner: "BT" })).toEqual([]);
    expect(await overdue({ partner: ["LB", "TR"] }, forTurkey)).toEqual([turkey]);
    expect(await overdue({ partner: "LB" }, forTurkey)).toEqual([]);
    const counted = await withViewer(officer, (tx) =>
      countCommitmentsBy(
        tx,
        { one: overdueCommitments(overdueFilter.parse({ partner: ["LB", "JO"] })) },
        today,
      ),
    );
    expect(counted).toEqual({ one: 2 });
  });

  test("carries the last word on it as of the day, and where it can be raised next", async () => {
    const id = await makeCommitment(officer, {
      ...late,
      partner: "SA",
      dueOn: ago(30),
      duePrecision: "day",
    });
    expect(await standingOf(id)).toMatchObject({ word: null, next: null });
    for (const [days, note] of [
      [20, "We asked them."],
      [10, "They answered."],
    ] as const) {
      await report(officer, id, { effectiveOn: ago(days), note });
    }
    expect((await standingOf(id))?.word).toMatchObject({ on: ago(10), note: "They answered." });
    expect((await standingOf(id, officer, ago(15)))?.word).toMatchObject({
      note: "We asked them.",
    });

    const planned = { partner: "SA", life: "planned", title: "Next talks" };
    await makeMeeting(officer, { ...planned, heldOn: addDays(today, 40) });
    const nearest = await makeMeeting(officer, { ...planned, heldOn: addDays(today, 4) });
    await makeMeeting(officer, { ...planned, heldOn: ago(3), title: "To be logged" });
    const next = { id: nearest, isRaised: false, isOpen: true };
    expect((await standingOf(id))?.next).toMatchObject(next);
    expect((await standingOf(id, manager))?.next).toMatchObject(next);
    expect((await standingOf(id, colleague))?.next).toMatchObject({ ...next, isOpen: false });
  });

  test("goes on the agenda of a planned meeting once, also when two raise it together", async () => {
    const id = await makeCommitment(officer, { ...late, partner: "AE", title: "Send the list" });
    const sealed = await makeCommitment(officer, {
      ...late,
      partner: "AE",
      title: "What nobody may read",
      marking: "confidential",
    });
    const meeting = await makeMeeting(officer, {
      partner: "AE",
      life: "planned",
      heldOn: addDays(today, 4),
      agenda: [{ title: "Opening", notes: null }],
    });
    const raise = (commitmentId: string, actor = officer) =>
      raiseAtMeeting(contextFor(actor), { id: meeting, commitmentId });
    await Promise.all([raise(id), raise(id, manager), raise(sealed)]);
    await raise(id);
    const titles = await withViewer(officer, (tx) =>
      tx.agendaItem.findMany({ where: { meetingId: meeting }, orderBy: { position: "asc" } }),
    );
    expect(titles.map(({ title }) => title).toSorted()).toEqual([
      expect.stringMatching(/^COM-AE-\d{4}-0001: Send the list$/),
      expect.stringMatching(/^COM-AE-\d{4}-0002$/),
      "Opening",
    ]);
    expect(new Set(titles.map(({ position }) => position)).size).toBe(3);
    expect((await standingOf(id))?.next).toMatchObject({ id: meeting, isRaised: true });
    await expect(raise(id, colleague)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is not raised at a meeting with somebody else, or one that is over", async () => {
    const id = await makeCommitment(officer, { ...late, partner: "QA" });
    const elsewhere = await makeMeeting(officer, {
      partner: "KW",
      life: "planned",
      heldOn: addDays(today, 4),
    });
    const over = await makeMeeting(officer, { partner: "QA", heldOn: ago(4) });
    for (const meeting of [elsewhere, over]) {
      const raised = raiseAtMeeting(contextFor(manager), { id: meeting, commitmentId: id });
      await expect(raised).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
