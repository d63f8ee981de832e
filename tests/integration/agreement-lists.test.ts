import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { listCommitmentsUnder } from "#features/agreements/queries/commitments-under.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { countMous } from "#features/agreements/queries/mou-figures.ts";
import { listUnnamedMous } from "#features/agreements/queries/unnamed-mous.ts";
import {
  boardOfMous,
  countPendingMous,
  listMous,
  listPendingMous,
} from "#features/agreements/queries/mous.ts";
import { recordRoute } from "#features/routes/commands/record.ts";
import { reviseAgreement } from "#features/agreements/commands/record.ts";
import { countAgreementFacets } from "#features/agreements/queries/register-facets.ts";
import { listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter, mouFilter } from "#features/agreements/views.ts";
import { attachCitation } from "#features/sources/commands.ts";
import { disconnect, type Tx, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import {
  actionFields,
  agreementFields,
  daysAgo,
  makeAgreement,
  makePendingMou,
  stageFields,
} from "../make/agreement.ts";
import { makeSource } from "../make/source.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const today = daysAgo(0);
const officer = await makeUser("officer");
const administrator = await makeUser("administrator");

/** Reads as a page does, and counts the statements. */
async function seen<T>(actor: Actor, work: (tx: Tx) => Promise<T>) {
  let statements = 0;
  const result = await withViewer(actor, work, {
    onStatements: (count) => {
      statements = count;
    },
  });
  return { result, statements };
}
const register = (over: object = {}, actor: Actor = officer) =>
  seen(actor, (tx) => listAgreements(tx, agreementFilter.parse(over), today)).then(
    ({ result }) => result.rows,
  );
const facets = (over: object = {}) =>
  seen(officer, (tx) => countAgreementFacets(tx, agreementFilter.parse(over), today)).then(
    ({ result }) => result,
  );
const mous = (over: object = {}, actor: Actor = officer) =>
  seen(actor, (tx) => listMous(tx, mouFilter.parse(over), today)).then(({ result }) => result.rows);

/** Of the treaty. */
const stateOn = async (asOf: string) =>
  (await register({ asOf, q: "extradition" }))[0]?.state ?? null;

beforeAll(async () => {
  await recordRoute(contextFor(administrator), { name: "Default", validFrom: daysAgo(4000) });
  await makeAgreement(officer, {
    title: "Extradition treaty",
    instrument: "treaty",
    binding: "binding",
    actions: [
      actionFields("signed", "2007-08-24"),
      actionFields("in_force", "2008-08"),
      actionFields("suspended", "2015-05-01"),
      actionFields("revived", "2019-01-01"),
    ],
  });
  await makeAgreement(officer, { partner: "US", actions: [actionFields("signed", "2024-03-01")] });
  await makePendingMou(officer, 96, { title: "MoU that waits longest" });
  await makePendingMou(officer, 4, { partner: "US" });
  await makeAgreement(officer, { title: "MoU without a stage" });
  await makeAgreement(officer, {
    title: "MoU withdrawn",
    firstStage: stageFields("withdrawn", daysAgo(30)),
  });
});

describe("the register", () => {
  test("shows the states of the day that is asked about", async () => {
    expect(await stateOn("2007-01-01")).toBeNull();
    expect(await stateOn("2007-09-01")).toBe("signed");
    expect(await stateOn("2010-01-01")).toBe("in_force");
    expect(await stateOn("2016-01-01")).toBe("suspended");
    expect(await stateOn(today)).toBe("in_force");
  });

  test("finds what was in force on a day", async () => {
    expect((await register({ inForceOn: "2010-01-01" })).map(({ title }) => title)).toEqual([
      "Extradition treaty",
    ]);
    expect(await register({ inForceOn: "2016-01-01" })).toEqual([]);
  });

  test("takes any words, also with the signs that a search gives a meaning", async () => {
    expect(await register({ q: "TREATY extrad" })).toHaveLength(1);
    expect(await register({ q: "%" })).toEqual([]);
    expect(await register({ q: "_" })).toEqual([]);
  });

  test("shows behind each value as many as the count beside it says", async () => {
    const counts = await facets({ partner: ["GB", "US"] });
    for (const name of ["partner", "instrument", "binding", "state", "stage", "year"] as const) {
      expect(counts[name].length).toBeGreaterThan(0);
      for (const { value, count } of counts[name]) {
        const rows = await register({ partner: ["GB", "US"], [name]: value });
        expect([name, value, rows.length]).toEqual([name, value, count]);
      }
    }
    expect(counts.total).toBe((await register()).length);
  });

  test("is narrowed by stages, whose counts obey the other filters", async () => {
    const partner = "PT";
    const at = (stage: string, over: object = {}) =>
      makeAgreement(officer, {
        partner,
        instrument: "protocol",
        firstStage: stageFields(stage, daysAgo(9)),
        ...over,
      });
    const vetted = await at("law_vetting");
    const treaty = await at("law_vetting", { instrument: "treaty", binding: "binding" });
    const held = await at("on_hold_them");
    await makeAgreement(officer, {
      partner,
      instrument: "protocol",
      actions: [actionFields("signed", "2024-03-01")],
    });
    const found = async (over: object) =>
      new Set((await register({ partner, ...over })).map(({ id }) => id));
    expect(await found({ stage: "law_vetting" })).toEqual(new Set([vetted, treaty]));
    expect(await found({ stage: ["law_vetting", "on_hold_them"] })).toEqual(
      new Set([vetted, treaty, held]),
    );
    expect(await found({ stage: "drafting" })).toEqual(new Set());
    // Before they entered it they were in none.
    expect(await found({ stage: "law_vetting", asOf: daysAgo(20) })).toEqual(new Set());
    const stages = async (over: object) =>
      Object.fromEntries(
        (await facets({ partner, ...over })).stage.map(({ value, count }) => [value, count]),
      );
    expect(await stages({})).toEqual({ law_vetting: 2, on_hold_them: 1 });
    expect(await stages({ asOf: today })).toEqual({ law_vetting: 2, on_hold_them: 1 });
    expect(await stages({ binding: "binding" })).toEqual({ law_vetting: 1 });
    expect(await stages({ stage: "on_hold_them" })).toEqual({ law_vetting: 2, on_hold_them: 1 });
    expect(await stages({ asOf: daysAgo(20) })).toEqual({});
  });

  test("names the earliest date of a treaty as exactly as it is known", async () => {
    const [treaty] = await register({ q: "extradition", asOf: "2010-01-01" });
    expect(treaty?.lastAction).toEqual({
      type: "in_force",
      happened: { on: "2008-08-01", precision: "month" },
    });
  });
});

describe("pending MoUs", () => {
  test("come by days in stage, those without a stage last", async () => {
    const rows = await mous();
    expect(rows.map(({ daysInStage }) => daysInStage)).toEqual([96, 4, null]);
    expect(rows[0]).toMatchObject({
      title: "MoU that waits longest",
      isOverTarget: true,
      targetDays: 21,
      nextStage: "foreign_ministry_concurrence",
    });
  });

  test("are the same ones on the board, in the table, in the figures and on the manager's home", async () => {
    const { result } = await seen(officer, async (tx) => ({
      board: await boardOfMous(tx, mouFilter.parse({}), today),
      figures: await countMous(tx, mouFilter.parse({}), today),
      pending: await countPendingMous(tx, today),
      home: await listPendingMous(tx, today, 2),
    }));
    const rows = await mous();
    const cards = result.board.flatMap(({ items }) => items.map(({ id }) => id));
    expect(cards.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    expect(result.board.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    expect(result.figures).toMatchObject({ total: rows.length, overTarget: 1, longestDays: 96 });
    expect(result.pending).toBe(rows.length);
    expect(result.home.map(({ id }) => id)).toEqual(rows.slice(0, 2).map(({ id }) => id));
  });

  test("leave out what is signed or withdrawn, which another view shows", async () => {
    expect((await mous({ show: "ended" })).map(({ title }) => title)).toEqual(["MoU withdrawn"]);
    expect(await mous({ show: "concluded" })).toHaveLength(1);
    expect(await mous({ show: "all" })).toHaveLength(5);
  });

  test("are told by stage, partner and target", async () => {
    expect(await mous({ stage: "law_vetting" })).toHaveLength(2);
    expect(await mous({ stage: "none" })).toHaveLength(1);
    expect(await mous({ over: "target" })).toHaveLength(1);
    expect(await mous({ partner: "US" })).toHaveLength(1);
    expect(await mous({ waiting: "them" })).toEqual([]);
  });

  test("are as old on the record as in the list", async () => {
    for (const { id, ...row } of await mous()) {
      const { result } = await seen(officer, (tx) => getAgreement(tx, id, today));
      const open = result.stages.at(-1);
      expect(open?.days ?? null).toBe(row.daysInStage);
      expect(open?.targetDays ?? null).toBe(row.targetDays);
      expect(open?.isOverTarget ?? false).toBe(row.isOverTarget);
      expect(result.totalDays).toBe(row.totalDays);
      expect(result.state).toBe(row.state);
      expect(result.isPendingMou).toBe(true);
    }
  });
});

describe("hidden records", () => {
  test("of another partner or a higher marking are in no list and no count", async () => {
    await makePendingMou(officer, 200, { title: "Secret MoU", marking: "secret" });
    const confined = await makeUser("officer", { partners: ["US"], clearance: "official" });
    expect((await register({}, confined)).every(({ partner }) => partner.code === "US")).toBe(true);
    expect((await mous({}, confined)).map(({ partner }) => partner.code)).toEqual(["US"]);
    const { result } = await seen(confined, async (tx) => ({
      figures: await countMous(tx, mouFilter.parse({}), today),
      pending: await countPendingMous(tx, today),
    }));
    expect(result).toMatchObject({ pending: 1, figures: { total: 1, longestDays: 4 } });
    const uncleared = await makeUser("officer", { clearance: "official" });
    expect((await mous({}, uncleared)).map(({ title }) => title)).not.toContain("Secret MoU");
    expect((await mous()).map(({ title }) => title)).toContain("Secret MoU");
  });
});

describe("MoUs that a source counts and does not name", () => {
  test("are one group, however many passages count them, and say how many are identified", async () => {
    const text = "Five MoUs are pending. None of the five is named.";
    const sourceId = await makeSource(officer, { partner: "AE", text });
    const quotes = ["Five MoUs are pending", "None of the five is named"];
    const ids: string[] = [];
    for (let number = 1; number <= 5; number += 1) {
      const unnamed = { partner: "AE", title: `MoU ${number} of 5`, isPlaceholder: true };
      const id = await makeAgreement(officer, unnamed);
      ids.push(id);
      for (const quote of quotes) {
        const passage = { sourceId, quote, field: null, note: null };
        const target = { targetKind: "agreement", targetId: id };
        await attachCitation(contextFor(officer), { ...passage, ...target });
      }
    }
    const groups = async () =>
      (await seen(officer, (tx) => listUnnamedMous(tx, []))).result.filter(
        ({ partner }) => partner.code === "AE",
      );
    expect(await groups()).toMatchObject([
      { counted: 5, identified: 0, passage: { sourceId, quote: quotes[0] } },
    ]);
    const { partner: _, ...fields } = agreementFields;
    await reviseAgreement(contextFor(officer), { ...fields, id: ids[0], version: 1 });
    await reviseAgreement(contextFor(officer), { ...fields, id: ids[3], version: 1 });
    expect(await groups()).toMatchObject([{ counted: 5, identified: 2 }]);
    expect((await groups())[0]?.members.toSorted()).toEqual(ids.toSorted());
  });
});

describe("pages", () => {
  test("walk forward and back over a long register without a gap", async () => {
    for (let number = 0; number < 57; number += 1) {
      await makeAgreement(officer, { partner: "TR", title: `Agreement ${number % 7}` });
    }
    for (const sort of ["date", "title"]) {
      const page = (place: object) =>
        seen(officer, (tx) =>
          listAgreements(tx, agreementFilter.parse({ partner: "TR", sort, ...place }), today),
        ).then(({ result }) => result);
      const first = await page({});
      const second = await page({ after: first.after });
      const ids = [...first.rows, ...second.rows].map(({ id }) => id);
      expect(new Set(ids).size).toBe(57);
      expect([first.rows.length, second.rows.length, second.after]).toEqual([50, 7, null]);
      const back = await page({ before: second.before });
      expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
      expect(back.before).toBeNull();
    }
  });

  test("take at most six statements", async () => {
    const [row] = await mous();
    const id = row?.id ?? "";
    const reads: ((tx: Tx) => Promise<unknown>)[] = [
      async (tx) => {
        await listAgreements(tx, agreementFilter.parse({}), today);
        await countAgreementFacets(tx, agreementFilter.parse({}), today);
      },
      async (tx) => {
        await boardOfMous(tx, mouFilter.parse({}), today);
        await countMous(tx, mouFilter.parse({}), today);
        await listUnnamedMous(tx, []);
      },
      async (tx) => {
        await getAgreement(tx, id, today);
        await listCommitmentsUnder(tx, id, today);
      },
    ];
    for (const read of reads) {
      const { statements } = await seen(officer, read);
      expect(statements).toBeGreaterThan(0);
      expect(statements).toBeLessThanOrEqual(5);
    }
  });
});
