import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  endTenure,
  recordPerson,
  recordPost,
  reviseTenure,
  revisePerson,
} from "#features/people/commands.ts";
import { overlaps } from "#features/people/rules.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeAgency } from "../make/agency.ts";
import { anyFuzzyDate } from "../make/histories.ts";
import { makePerson, makePost, makeTenure, personFields } from "../make/person.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const analyst = await makeUser("analyst");
const administrator = await makeUser("administrator");
const forBritain = await makeUser("officer", { clearance: "restricted", partners: ["GB"] });

const tenure = (id: string) => withViewer(officer, (tx) => tx.tenure.findUnique({ where: { id } }));

describe("recordPerson", () => {
  test("is open to analysts and shut to administrators", async () => {
    await recordPerson(contextFor(analyst), personFields);
    await expect(recordPerson(contextFor(administrator), personFields)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("knows no person of a partner that the user may not see", async () => {
    const id = await makePerson(officer, { country: "US" });
    await expect(
      revisePerson(contextFor(forBritain), { ...personFields, id, version: 1 }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("refuses to overwrite a newer version", async () => {
    const id = await makePerson(officer);
    const update = { ...personFields, id, version: 1 };
    await revisePerson(contextFor(officer), update);
    await expect(revisePerson(contextFor(officer), update)).rejects.toMatchObject({
      code: "stale",
    });
  });
});

describe("recordPost", () => {
  test("keeps one post of a title in an agency", async () => {
    const agencyId = await makeAgency(officer);
    const input = { agencyId, title: "Director", titleUr: null };
    await recordPost(contextFor(officer), input);
    await expect(recordPost(contextFor(officer), input)).rejects.toMatchObject({
      messageKey: "errors.duplicate",
    });
  });
});

/** "After" a day and without an end, the rule alone is stricter: by now both are in post. */
const anyKnownStart = anyFuzzyDate.filter(
  ({ precision }) => precision !== "after" && precision !== "unknown",
);

describe("recordTenure", () => {
  test("refuses a second holder at the same time, and names the first", async () => {
    const postId = await makePost(officer);
    const [first, second] = [
      await makePerson(officer, { name: "First holder" }),
      await makePerson(officer),
    ];
    await makeTenure(officer, first, postId, { fromOn: "2024-01-10" });
    await expect(
      makeTenure(officer, second, postId, { fromOn: "2025-02-01" }),
    ).rejects.toMatchObject({
      code: "conflict",
      messageKey: "people.error.postIsHeld",
      params: { name: "First holder" },
    });
    await makeTenure(officer, second, postId, { fromOn: "2020", untilOn: "2023-12-31" });
  });

  test("refuses it by the database, too, where the first holder is hidden", async () => {
    const postId = await makePost(officer);
    const hidden = await makePerson(officer, { marking: "secret" });
    await makeTenure(officer, hidden, postId, { fromOn: "2024-01-10" });
    const person = await makePerson(forBritain);
    await expect(
      makeTenure(forBritain, person, postId, { fromOn: "2025-02-01" }),
    ).rejects.toMatchObject({ messageKey: "errors.constraint.tenure_no_overlap" });
  });

  test("lets one follow the other within a month that nobody knows better", async () => {
    const postId = await makePost(officer);
    const [first, second] = [await makePerson(officer), await makePerson(officer)];
    await makeTenure(officer, first, postId, { fromOn: "2022", untilOn: "Mar 2024" });
    const later = await makeTenure(officer, second, postId, { fromOn: "Mar 2024" });
    expect(later).toBeTruthy();
  });

  test("and the database agree on what surely overlaps, whatever the precision", async () => {
    const anyTenure = fc.record({ from: anyKnownStart, until: fc.option(anyFuzzyDate) });
    const pairs = fc.sample(fc.tuple(anyTenure, anyTenure), { numRuns: 2000, seed: 20_261_122 });
    const dates = ({ from, until }: (typeof pairs)[number][number]) => ({
      from: from.on,
      fp: from.precision,
      until: until?.on ?? null,
      up: until?.precision ?? "unknown",
    });
    const { rows } = await asOwner((client) =>
      client.query<{ overlaps: boolean }>(
        `select app.certain_span((a->>'from')::date, (a->>'fp')::date_precision, (a->>'until')::date, (a->>'up')::date_precision)
           && app.certain_span((b->>'from')::date, (b->>'fp')::date_precision, (b->>'until')::date, (b->>'up')::date_precision) as overlaps
         from jsonb_array_elements($1) with ordinality t(pair, place)
         cross join lateral (select pair->0 as a, pair->1 as b) p order by place`,
        [JSON.stringify(pairs.map(([a, b]) => [dates(a), dates(b)]))],
      ),
    );
    const expected = pairs.map(([a, b]) =>
      overlaps({ ...a, isActing: false }, { ...b, isActing: false }),
    );
    const differing = pairs.filter((_, index) => rows[index]?.overlaps !== expected[index]);
    expect(differing).toEqual([]);
    expect(expected.filter(Boolean).length).toBeGreaterThan(100);
  });

  test("refuses a time in post that ends before it begins", async () => {
    const postId = await makePost(officer);
    const person = await makePerson(officer);
    await expect(
      makeTenure(officer, person, postId, { fromOn: "2024-05-02", untilOn: "2024-05-01" }),
    ).rejects.toThrow("validation.endBeforeStart");
  });
});

describe("endTenure and reviseTenure", () => {
  test("ends a tenure with the precision that is known", async () => {
    const id = await makeTenure(officer, await makePerson(officer), await makePost(officer), {
      fromOn: "2024-01-10",
    });
    const end = { id, version: 1, untilOn: "Q3 2026", untilPrecision: null };
    await endTenure(contextFor(officer), end);
    expect(await tenure(id)).toMatchObject({ untilPrecision: "quarter", version: 2 });
    await expect(endTenure(contextFor(officer), end)).rejects.toMatchObject({ code: "stale" });
  });

  test("will not be moved over another holder's time", async () => {
    const postId = await makePost(officer);
    const earlier = await makeTenure(officer, await makePerson(officer), postId, {
      fromOn: "2020-01-01",
      untilOn: "2021-12-31",
    });
    await makeTenure(officer, await makePerson(officer), postId, { fromOn: "2022-01-01" });
    await expect(
      reviseTenure(contextFor(officer), {
        id: earlier,
        version: 1,
        fromOn: "2020-01-01",
        fromPrecision: null,
        untilOn: null,
        untilPrecision: null,
        isActing: false,
        note: null,
      }),
    ).rejects.toMatchObject({ messageKey: "people.error.postIsHeld" });
  });
});
