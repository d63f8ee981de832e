import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { addDays, type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import { currentTermEnd, lastDayToGiveNotice } from "#features/agreements/rules.ts";
import { countAgreementFacets } from "#features/agreements/queries/register-facets.ts";
import { listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter } from "#features/agreements/views.ts";
import { countDesk } from "#features/home/queries.ts";
import { recordAfterSignature } from "#features/texts/commands/after-signature.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { actionFields, daysAgo, makeAgreement } from "../make/agreement.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const today = daysAgo(0);
const day = (text: string) => calendarDate.parse(text);
const register = (query: object) =>
  withViewer(officer, async (tx) => {
    const filter = agreementFilter.parse({ partner: "NZ", ...query });
    return {
      titles: (await listAgreements(tx, filter, today)).rows.map(({ title }) => title).toSorted(),
      facets: await countAgreementFacets(tx, filter, today),
    };
  });

test("SQL and rules know the same end of a term, and the same last day to give notice", async () => {
  const someDay = fc.integer({ min: 0, max: 8000 }).map((days) => addDays(day("2004-01-29"), days));
  const anyTerm = fc.record({
    endsOn: fc.option(someDay),
    termMonths: fc.option(fc.integer({ min: 1, max: 80 })),
    renewal: fc.constantFrom("none", "automatic", "by_notice", "new_text", "unknown"),
    noticeDays: fc.option(fc.integer({ min: 0, max: 400 })),
    begun: fc.option(someDay),
    renewed: fc.option(someDay),
  });
  const terms = fc.sample(anyTerm, { numRuns: 60, seed: 20261122 });
  const ids: string[] = [];
  for (const { begun, renewed, ...term } of terms) {
    const actions = [
      ...(begun ? [actionFields("in_force", begun)] : []),
      ...(renewed ? [actionFields("renewed", renewed)] : []),
    ];
    ids.push(await makeAgreement(officer, { partner: "FJ", ...term, actions }));
  }
  type Row = { id: string; ends_on: CalendarDate | null; notice_on: CalendarDate | null };
  for (const asOf of [day("2012-02-29"), day("2020-12-31"), today]) {
    const rows = await withViewer(
      officer,
      (tx) => tx.$queryRaw<Row[]>`
        select agreement_id as id, ends_on::text, notice_on::text from app.agreement_term(${asOf}::date)
        where agreement_id = any (${ids}::uuid[])`,
    );
    const expected = terms.map(({ begun, renewed, ...term }, index) => {
      const actions = (["in_force", "renewed"] as const).flatMap((type) => {
        const happenedOn = type === "in_force" ? begun : renewed;
        return happenedOn === null ? [] : [{ id: type, recordedAt: new Date(0), type, happenedOn }];
      });
      const endsOn = currentTermEnd({ ...term, actions }, asOf);
      const notice_on = lastDayToGiveNotice(endsOn, term.noticeDays, term.renewal);
      return { id: ids[index], ends_on: endsOn, notice_on };
    });
    expect(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      expected.toSorted((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1)),
    );
  }
});

const signed = (title: string, days: number) =>
  makeAgreement(officer, {
    partner: "NZ",
    title,
    actions: [actionFields("signed", daysAgo(days))],
  });
const say = (agreementId: string, item: string, input: object) =>
  recordAfterSignature(contextFor(officer), { agreementId, item, ...input });

describe("the register", () => {
  test("lists what ends or must be noticed within so many days", async () => {
    const running = { partner: "NZ", actions: [actionFields("in_force", daysAgo(900))] };
    const make = (title: string, over: object) =>
      makeAgreement(officer, { ...running, title, ...over });
    await make("Ends in 20 days", { endsOn: daysAgo(-20), renewal: "none" });
    await make("Notice in 60 days", {
      endsOn: daysAgo(-240),
      noticeDays: 180,
      renewal: "automatic",
    });
    await make("Ends in 200 days", { endsOn: daysAgo(-200), renewal: "none" });
    await make("Has ended", { endsOn: daysAgo(1), renewal: "none" });
    await make("Terminated", {
      endsOn: daysAgo(-20),
      actions: [...running.actions, actionFields("terminated", daysAgo(3))],
    });
    expect((await register({ within: "30" })).titles).toEqual(["Ends in 20 days"]);
    const { titles, facets } = await register({ within: "180" });
    expect(titles).toEqual(["Ends in 20 days", "Notice in 60 days"]);
    expect(facets.within.map(({ value, count }) => [value, count])).toEqual([
      ["30", 1],
      ["90", 2],
      ["180", 2],
    ]);
    const { ending } = await withViewer(officer, (tx) => countDesk(tx, manager, today));
    expect(ending.filter(({ partner }) => partner === "NZ")).toMatchObject([
      { title: "Ends in 20 days", noticeOn: null, endsOn: daysAgo(-20) },
      { title: "Notice in 60 days", noticeOn: daysAgo(-60), endsOn: daysAgo(-240) },
    ]);
  });

  test("lists where something is open after the signature, and where it is late", async () => {
    await signed("Signed today", 0);
    await signed("Signed thirty days ago", 30);
    const late = await signed("Signed thirty-one days ago", 31);
    const old = await signed("Signed long before it came on record", 9000);
    const all = ["register", "publish", "notify", "distribute"] as const;
    expect((await register({ owed: "overdue" })).titles).toEqual(["Signed thirty-one days ago"]);
    const { titles, facets } = await register({ owed: "open" });
    expect(titles).not.toContain("Signed long before it came on record");
    expect(titles).toContain("Signed thirty days ago");
    expect(facets.owed).toMatchObject([
      { value: "open", count: 3 },
      { value: "overdue", count: 1 },
    ]);
    for (const item of all) {
      await say(late, item, { state: "not_applicable", note: "A joint statement" });
    }
    await say(old, "publish", { state: "done", doneOn: today });
    expect((await register({ owed: "overdue" })).titles).toEqual([
      "Signed long before it came on record",
    ]);
    await say(late, "notify", { state: "open", note: "It is needed after all" });
    expect((await register({ owed: "overdue" })).titles).toHaveLength(2);
  });
});
