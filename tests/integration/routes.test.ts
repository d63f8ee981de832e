import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays, calendarDate } from "#domain/calendar-date.ts";
import { reviseAgreement } from "#features/agreements/commands/record.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { listHistory } from "#features/audit/queries.ts";
import { assignRoute } from "#features/routes/commands/assign.ts";
import { beginRoute, reviseRoute, reviseRouteStage } from "#features/routes/commands/draft.ts";
import { addStandardRoutes, recordRoute } from "#features/routes/commands/record.ts";
import { saveRoute } from "#features/routes/commands/save.ts";
import { deskKey } from "#features/routes/desks.ts";
import { previewRoute } from "#features/routes/queries/preview.ts";
import { getRoute, listRoutes } from "#features/routes/queries/routes.ts";
import { withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { agreementFields, daysAgo, makeAgreement, move, stageFields } from "../make/agreement.ts";
import { asOwner, makeUser } from "../make/user.ts";

let administrator: Awaited<ReturnType<typeof makeUser>>;
let officer: Awaited<ReturnType<typeof makeUser>>;
const today = daysAgo(0);
const admin = () => contextFor(administrator);

beforeAll(async () => {
  administrator = await makeUser("administrator", { clearance: "restricted" });
  officer = await makeUser("officer", { clearance: "secret" });
});

const STAGES = [
  { stage: "proposal", targetDays: 10 },
  { stage: "law_vetting", targetDays: 20, concurrences: [{ desk: "Law Division" }] },
  { stage: "signing", targetDays: 30 },
];
const route = (name: string, validFrom: string, validUntil: string | null, more: object = {}) =>
  recordRoute(admin(), { name, validFrom, validUntil, stages: STAGES, ...more }).then(
    ({ id }) => id,
  );
const look = (id: string) =>
  withViewer(administrator, (tx) => getRoute(tx, id, today, "Asia/Karachi"));
const preview = (id: string) => withViewer(administrator, (tx) => previewRoute(tx, id, today));
const record = (id: string) => withViewer(officer, (tx) => getAgreement(tx, id, today));
const begin = (routeId: string | null, fromId: string | null = null) =>
  beginRoute(admin(), { routeId, fromId }).then(({ id }) => id);

/** What the form of a whole route sends, with some of it typed otherwise. */
async function revise(draftId: string, more: object = {}) {
  const { draft } = await preview(draftId);
  const { stages, ...head } = draft.route;
  return reviseRoute(admin(), {
    id: draftId,
    version: draft.version,
    ...head,
    stages: stages.map(({ stage, targetDays, ownerPost }) => ({ stage, targetDays, ownerPost })),
    ...more,
  });
}
const save = async (id: string, more: object = {}) =>
  saveRoute(admin(), { id, version: (await preview(id)).draft.version, ...more });

describe("a route without an end", () => {
  test("is fine as the last one; the next begins when it has been given an end, in one go", async () => {
    const open = await route("Open", "1990-01-01", null);
    await expect(route("Beside it", "1991-01-01", null)).rejects.toMatchObject({
      code: "conflict",
      messageKey: "routes.error.open",
    });
    const draft = await begin(null, open);
    await revise(draft, { name: "Next", validFrom: "1992-01-01", validUntil: "1992-12-31" });
    expect((await preview(draft)).problem).toMatchObject({ kind: "open", other: { name: "Open" } });
    await expect(save(draft)).rejects.toMatchObject({ messageKey: "routes.error.open" });
    const { id } = await save(draft, { endsFormer: true });
    expect((await look(open)).route.validUntil).toBe("1991-12-31");
    expect((await look(id)).route).toMatchObject({ name: "Next", isExample: false });
  });

  test("does not begin before one that is there already, and overlaps none", async () => {
    for (const [from, until] of [
      ["1989-01-01", null],
      ["1991-06-01", "1993-01-01"],
      ["1992-12-31", "1993-01-01"],
    ] as const) {
      await expect(route("Overlapping", from, until)).rejects.toMatchObject({
        messageKey: "routes.error.overlap",
      });
    }
    await route("For money alone", "1991-06-01", "1993-01-01", { forMoney: ["yes"] });
  });

  test("two at once: one of them is there in the end", async () => {
    const both = await Promise.allSettled([
      route("One of two", "1995-01-01", "1995-12-31"),
      route("Two of two", "1995-06-01", "1996-12-31"),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("an instrument", () => {
  test("keeps the route that was valid when it entered, and goes past what its facts rule out", async () => {
    const id = await route("With money", daysAgo(900), daysAgo(800), {
      stages: [
        { stage: "proposal" },
        { stage: "clearance", forMoney: ["yes"], concurrences: [{ desk: "Finance Division" }] },
        { stage: "signing" },
      ],
    });
    const agreement = await makeAgreement(officer, { instrument: "mou" });
    await move(officer, agreement, 1, stageFields("proposal", daysAgo(850)));
    const unsure = await record(agreement);
    expect(unsure.route).toMatchObject({ id, stages: ["proposal", "clearance", "signing"] });
    expect(unsure.required).toMatchObject([{ desk: "Finance Division", isCertain: false }]);
    const { partner: _partner, ...fields } = agreementFields;
    await reviseAgreement(contextFor(officer), {
      ...fields,
      id: agreement,
      version: unsure.version,
      money: "no",
    });
    const sure = await record(agreement);
    expect(sure).toMatchObject({ money: "no", required: [] });
    expect(sure.route).toMatchObject({ id, stages: ["proposal", "signing"] });
  });
});

/** A route of its own days with an instrument in the law division, 30 days. */
async function inUse(name: string, year: number, more: object = {}) {
  const from = calendarDate.parse(`${year}-01-01`);
  const id = await route(name, from, `${year}-12-31`);
  const agreement = await makeAgreement(officer, {
    title: `On ${name}`,
    firstStage: stageFields("proposal", addDays(from, 10)),
    ...more,
  });
  // Past the commands: before a move it would have to be looked over beside its neighbours.
  await asOwner((client) =>
    client.query(
      `insert into stage_entry (id, partner, marking, agreement_id, stage, entered_on, by_id)
        select gen_random_uuid(), partner, marking, id, 'law_vetting', $2, created_by_id from agreement where id = $1`,
      [agreement, daysAgo(15)],
    ),
  );
  return { id, agreement };
}

const assign = (id: string, shown: string, reason = "The rule says so.") =>
  assignRoute(admin(), { id, version: 1, agreements: [shown], reason });

describe("a change", () => {
  test("is shown on the instruments before it is saved, and then holds for them", async () => {
    const { id, agreement } = await inUse("Previewed", 2001);
    const draft = await begin(id);
    expect(await begin(id)).toBe(draft);
    const { draft: begun } = await preview(draft);
    await revise(draft, {
      stages: begun.route.stages.map(({ stage, ownerPost }) => ({
        stage,
        ownerPost,
        targetDays: 5,
      })),
    });
    const version = (await preview(draft)).draft.version;
    await reviseRouteStage(admin(), {
      id: draft,
      version,
      stage: "law_vetting",
      targetDays: 5,
      ownerPost: null,
      concurrences: [{ desk: "Law Division" }, { desk: "Finance Division" }],
    });
    const { touched } = await preview(draft);
    expect(touched).toMatchObject([
      {
        id: agreement,
        now: { targetDays: 20, isOverTarget: false, missing: ["Law Division"] },
        after: { targetDays: 5, isOverTarget: true, missing: ["Law Division", "Finance Division"] },
      },
    ]);
    expect((await look(id)).route.stages[1]?.targetDays).toBe(20);
    await save(draft);
    expect((await look(id)).instruments).toMatchObject([
      { id: agreement, effect: { isOverTarget: true } },
    ]);
    const { stageIds } = await look(id);
    const trail = await withViewer(administrator, (tx) =>
      listHistory(tx, "route", id, {
        childKey: "route_id",
        children: ["route_stage", "route_concurrence"],
        below: { key: "route_stage_id", ids: stageIds },
      }),
    );
    expect(new Set(trail.map(({ table }) => table))).toEqual(
      new Set(["route", "route_stage", "route_concurrence"]),
    );
  });

  test("moves a stage and takes one away without a script, and keeps what was typed with it", async () => {
    const id = await route("Ordered", "2002-01-01", "2002-12-31");
    const draft = await begin(id);
    await revise(draft, { intent: "up:signing", basis: "A rule" });
    await revise(draft, { intent: "remove:proposal", newStage: "initialling" });
    const { draft: now } = await preview(draft);
    expect(now.route.basis).toBe("A rule");
    expect(now.route.stages.map(({ stage }) => stage)).toEqual([
      "initialling",
      "signing",
      "law_vetting",
    ]);
    expect(now.route.stages[2]?.concurrences).toMatchObject([{ desk: "Law Division" }]);
    await save(draft);
    expect((await look(id)).route.stages.map(({ stage }) => stage)).toEqual([
      "initialling",
      "signing",
      "law_vetting",
    ]);
  });

  test("does not take away a stage in which an instrument stands, and names those that may be seen", async () => {
    const { id, agreement } = await inUse("Used", 2003);
    const hidden = await inUse("Used by a secret", 2004, { marking: "secret" });
    for (const [routeId, names] of [
      [id, (await record(agreement)).ref],
      [hidden.id, ""],
    ] as const) {
      const draft = await begin(routeId);
      await revise(draft, { intent: "remove:law_vetting" });
      const { inUse: used } = await preview(draft);
      expect(used).toMatchObject([{ stage: "law_vetting", hidden: names === "" ? 1 : 0 }]);
      await expect(save(draft)).rejects.toMatchObject({
        messageKey: "routes.error.stageInUse",
        params: { names, hidden: names === "" ? "1" : "0" },
      });
    }
  });

  test("is refused when the route has been changed since it was begun", async () => {
    const id = await route("Changed by two", "2005-01-01", "2005-12-31");
    const other = await makeUser("administrator");
    const [mine, theirs] = [
      await begin(id),
      (await beginRoute(contextFor(other), { routeId: id, fromId: null })).id,
    ];
    await saveRoute(contextFor(other), { id: theirs, version: 1 });
    expect((await preview(mine)).isStale).toBe(true);
    await expect(save(mine)).rejects.toMatchObject({ code: "stale" });
    await expect(saveRoute(admin(), { id: theirs, version: 1 })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("leaves instruments where they are until they are moved, with a reason on their record", async () => {
    const { agreement } = await inUse("Left", 2006);
    const to = await route("Gone to", "2007-01-01", "2007-12-31");
    const lacking = await route("Without the stage", "2008-01-01", "2008-12-31", {
      stages: [{ stage: "signing" }],
    });
    const { version } = await record(agreement);
    await expect(assign(lacking, `${agreement}:${version}`)).rejects.toMatchObject({
      messageKey: "routes.error.cannotTake",
    });
    await expect(assign(to, `${agreement}:${version + 1}`)).rejects.toMatchObject({
      code: "stale",
    });
    await expect(assign(to, `${agreement}:${version}`, " ")).rejects.toThrow("validation.required");
    await assign(to, `${agreement}:${version}`);
    expect((await record(agreement)).route?.name).toBe("Gone to");
    expect((await look(to)).changes).toMatchObject([
      { isTo: true, other: { name: "Left" }, reason: "The rule says so." },
    ]);
    await expect(assign(to, `${agreement}:${version + 1}`)).rejects.toMatchObject({
      code: "stale",
    });
  });
});

test("the standard routes come once, also when they are added again", async () => {
  await asOwner((client) => client.query("update agreement set route_id = null"));
  await asOwner((client) => client.query("alter table route_change disable trigger user"));
  await asOwner((client) => client.query("delete from route_change"));
  await asOwner((client) => client.query("delete from route"));
  await addStandardRoutes(admin(), { list: "standard" });
  await addStandardRoutes(admin(), { list: "standard" });
  const routes = await withViewer(officer, (tx) => listRoutes(tx));
  expect(routes.length).toBe(6);
  expect(routes.every(({ isExample }) => isExample)).toBe(true);
});

test("the database has the same form of a desk's name as the application", async () => {
  const names = fc
    .sample(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.string({
          unit: fc.constantFrom("a", "B", "&", " ", "'", "’", "-", "the ", "é", "و", "."),
        }),
      ),
      400,
    )
    .filter((name) => !name.includes("\0") && name.isWellFormed());
  const keys = await asOwner(async (client) => {
    const { rows } = await client.query<{ key: string }>(
      "select app.desk_key(name) as key from unnest($1::text[]) with ordinality as n(name, at) order by at",
      [names],
    );
    return rows.map(({ key }) => key);
  });
  expect(keys).toEqual(names.map(deskKey));
});
