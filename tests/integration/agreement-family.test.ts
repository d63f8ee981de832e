import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { linkAgreements } from "#features/agreements/commands/act.ts";
import { getFamily } from "#features/agreements/queries/family.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { momentOf } from "#server/moment.ts";
import { contextFor } from "../database.ts";
import { actionFields, daysAgo, makeAgreement } from "../make/agreement.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const today = daysAgo(0);
const officer = await makeUser("officer");
const cleared = await makeUser("officer", { clearance: "official" });
const elsewhere = await makeUser("officer", { partners: ["US"] });

const family = (actor: Actor, id: string, asOf: string | null = null) =>
  withViewer(actor, (tx) =>
    getFamily(tx, id, momentOf({ asOf: asOf as never, knownOn: null }, today)),
  );
const link = (fromId: string, type: string, toId: string, effectiveOn: string | null) =>
  linkAgreements(contextFor(officer), {
    fromId,
    toId,
    type,
    effectiveOn,
    effectivePrecision: effectiveOn === null ? "unknown" : "day",
    note: null,
  });
const binding = { instrument: "agreement", binding: "binding" };
const ids = { treaty: "", protocol: "", secret: "", behind: "", alone: "" };

beforeAll(async () => {
  ids.treaty = await makeAgreement(officer, {
    ...binding,
    title: "Treaty",
    actions: [actionFields("in_force", "2008-01-01"), actionFields("suspended", "2015-01-01")],
  });
  ids.protocol = await makeAgreement(officer, {
    ...binding,
    title: "Protocol",
    actions: [actionFields("signed", "2018-12-27"), actionFields("in_force", "2020-01-01")],
  });
  ids.secret = await makeAgreement(officer, {
    ...binding,
    title: "Secret annex",
    marking: "secret",
    actions: [actionFields("in_force", "2021-01-01")],
  });
  ids.behind = await makeAgreement(officer, {
    ...binding,
    title: "Behind the annex",
    actions: [actionFields("in_force", "2022-01-01")],
  });
  ids.alone = await makeAgreement(officer, { ...binding, title: "Alone" });
  await link(ids.protocol, "amends", ids.treaty, "2018-12-27");
  await link(ids.protocol, "revives", ids.treaty, "2020-01-01");
  await link(ids.secret, "supplements", ids.treaty, null);
  await link(ids.behind, "implements", ids.secret, "2022-01-01");
});

const standings = async (actor: Actor, id: string, asOf: string | null = null) =>
  (await family(actor, id, asOf)).members.map(({ title, standing }) => [title, standing]);

test("the family is all that is joined, and says which governs", async () => {
  expect(await standings(officer, ids.protocol)).toEqual([
    ["Treaty", "governs"],
    ["Protocol", "governs"],
    ["Secret annex", "governs"],
    ["Behind the annex", "governs"],
  ]);
  expect((await family(officer, ids.treaty)).links).toHaveLength(4);
});

test("on another day it is what it was", async () => {
  expect(await standings(officer, ids.treaty, "2014-06-01")).toEqual([["Treaty", "governs"]]);
  expect(await standings(officer, ids.treaty, "2019-01-01")).toEqual([
    ["Treaty", "suspended"],
    ["Protocol", "pending"],
  ]);
});

test("what a reader may not see joins nothing", async () => {
  expect(await standings(cleared, ids.treaty)).toEqual([
    ["Treaty", "governs"],
    ["Protocol", "governs"],
  ]);
  expect(await standings(cleared, ids.behind)).toEqual([["Behind the annex", "governs"]]);
  expect((await family(cleared, ids.treaty)).links).toHaveLength(2);
  await expect(family(elsewhere, ids.treaty)).rejects.toMatchObject({ code: "not_found" });
});

test("one without links is alone", async () => {
  const { members, links } = await family(officer, ids.alone);
  expect(members.map(({ title }) => title)).toEqual(["Alone"]);
  expect(links).toEqual([]);
});
