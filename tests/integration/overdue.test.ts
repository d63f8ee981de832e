import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { addDays, addMonths, type CalendarDate, todayIn } from "#domain/calendar-date.ts";
import { countryCode } from "#domain/country-code.ts";
import { momentFrom } from "#domain/moment.ts";
import { countSilentRounds, listExpectedRounds } from "#features/meetings/queries/expected.ts";
import { expectedRound } from "#features/meetings/rules.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { anyFuzzyDate } from "../make/histories.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const forTurkey = await makeUser("officer", { clearance: "official", partners: ["TR"] });
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
