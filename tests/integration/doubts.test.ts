import { Client } from "pg";
import { afterAll, describe, expect, inject, test } from "vitest";
import { markingsOf } from "#domain/evidence.ts";
import { commitmentList } from "#features/commitments/columns.ts";
import { listCommitments } from "#features/commitments/queries.ts";
import { getCommitment } from "#features/commitments/queries/record.ts";
import { listPartnerEvents, listPartnerHeads } from "#features/countries/queries.ts";
import { firstRows, sumUp } from "#features/export/queries.ts";
import { REGISTERS } from "#features/export/registers.ts";
import { getMeeting } from "#features/meetings/queries/record.ts";
import { listMeetings } from "#features/meetings/queries.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { search } from "#features/search/queries.ts";
import { searchFilter } from "#features/search/schema.ts";
import { chooseClaim, recordClaim, recordFigure } from "#features/sources/commands.ts";
import { listSources } from "#features/sources/queries/list.ts";
import { sourceFilter } from "#features/sources/schema.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makeSource } from "../make/source.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const reader = await makeUser("analyst", { clearance: "official" });
const cleared = await makeUser("analyst", { clearance: "restricted" });
const { today } = contextFor(officer);

type Viewer = typeof officer;

/** What each of some sources says about a field of a record. */
async function claim(
  target: { targetKind: string; targetId: string; field: string },
  values: readonly (readonly [value: string, marking: string])[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [value, marking] of values) {
    // oxlint-disable-next-line no-await-in-loop -- in the order in which they were claimed
    const sourceId = await makeSource(officer, { marking });
    // oxlint-disable-next-line no-await-in-loop -- as above
    ids.push((await recordClaim(contextFor(officer), { ...target, sourceId, value })).id);
  }
  return ids;
}

const figureOf = async (commitmentId: string, over: object = {}) =>
  recordFigure(contextFor(officer), {
    sourceId: await makeSource(officer),
    quantity: "Officers trained",
    qualifier: null,
    value: "300",
    unit: "people",
    period: null,
    saidBy: null,
    isDocumentSeen: false,
    topicId: null,
    agencyId: null,
    commitmentId,
    ...over,
  });

const commitmentOf = async (viewer: Viewer, id: string, params: object = {}) => {
  const filter = commitmentList.parse(params);
  const { rows } = await withViewer(viewer, (tx) => listCommitments(tx, filter, today));
  return rows.find((row) => row.id === id);
};

const sum = (viewer: Viewer) =>
  withViewer(viewer, (tx) => sumUp(tx, REGISTERS.commitments.read({}, { today, locale: "en" })));

describe("a record about which sources differ", () => {
  test("says so in its list, with the fields", async () => {
    const targetId = await makeCommitment(officer, { title: "Doubted promise" });
    await claim({ targetKind: "commitment", targetId, field: "strength" }, [
      ["agreed", "official"],
      ["discussed", "official"],
    ]);
    await claim({ targetKind: "commitment", targetId, field: "title" }, [["One", "official"]]);
    const row = await commitmentOf(reader, targetId);
    expect(row?.doubts).toEqual({ fields: ["strength"], figures: 0, marking: "official" });
  });

  test("is in no doubt where sources say the same in other letters, or one alone speaks", async () => {
    const targetId = await makeCommitment(officer);
    await claim({ targetKind: "commitment", targetId, field: "title" }, [
      ["Train examiners", "official"],
      [" train Examiners ", "official"],
    ]);
    expect((await commitmentOf(reader, targetId))?.doubts).toBeNull();
  });

  test("tells nobody what the reader may not see, and marks the page as high as what it tells", async () => {
    const targetId = await makeCommitment(officer);
    await claim({ targetKind: "commitment", targetId, field: "obligor" }, [
      ["home", "official"],
      ["partner", "restricted"],
    ]);
    const hidden = await commitmentOf(reader, targetId);
    const shown = await commitmentOf(cleared, targetId);
    expect(hidden?.doubts).toBeNull();
    expect(shown?.doubts).toEqual({ fields: ["obligor"], figures: 0, marking: "restricted" });
    expect(shown && markingsOf(shown)).toEqual(["official", "restricted"]);
    expect((await sum(reader)).marking).toBe("official");
    expect((await sum(cleared)).marking).toBe("restricted");
  });

  test("was in no doubt as known before the second source spoke", async () => {
    const targetId = await makeCommitment(officer);
    const [, second] = await claim({ targetKind: "commitment", targetId, field: "kind" }, [
      ["training", "official"],
      ["review", "official"],
    ]);
    // Behind the rules that keep what was recorded when.
    const url = new URL(inject("adminUrl"));
    url.pathname = new URL(process.env["DATABASE_URL_OWNER"] ?? "").pathname;
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query(`set session_replication_role = replica;
      update commitment set created_at = '2025-01-01' where id = '${targetId}';
      update claim set recorded_at = '2025-01-01' where commitment_id = '${targetId}';
      update claim set recorded_at = '2025-03-01' where id = '${second}'`);
    await client.end();
    const at = async (knownOn: string) =>
      (await commitmentOf(reader, targetId, { knownOn }))?.doubts?.fields;
    expect(await at("2025-02-01")).toBeUndefined();
    expect(await at("2025-03-02")).toEqual(["kind"]);
  });

  test("is marked on the partner's page, in the search and in files, too", async () => {
    const targetId = await makeMeeting(officer, {
      title: "Zanzibar dialogue",
      heldOn: today,
      heldPrecision: "day",
    });
    await claim({ targetKind: "meeting", targetId, field: "heldOn" }, [
      ["1 June", "official"],
      ["last June", "official"],
    ]);
    const told = await withViewer(reader, async (tx) => ({
      list: (await listMeetings(tx, meetingFilter.parse({}), today)).rows,
      heads: (await listPartnerHeads(tx, "GB", today)).meetings,
      events: await listPartnerEvents(tx, "GB", today, 200),
      hits: (await search(tx, searchFilter.parse({ q: "Zanzibar" }))).flatMap(({ hits }) => hits),
      files: await firstRows(tx, REGISTERS.meetings.read({}, { today, locale: "en" }), 1000),
      record: await getMeeting(tx, targetId, today),
    }));
    const doubts = { fields: ["heldOn"], figures: 0, marking: "official" };
    expect(told.list.find(({ id }) => id === targetId)).toMatchObject({ doubts });
    expect(told.heads.find(({ id }) => id === targetId)).toMatchObject({ doubts });
    expect(told.events.find(({ id }) => id === targetId)).toMatchObject({ doubts });
    expect(told.hits.find(({ recordId }) => recordId === targetId)).toMatchObject({ doubts });
    const row = told.files.find((one) => one["record_id"] === targetId);
    expect(row).toMatchObject({ disputed: ["heldOn"], unverified_figures: null });
    expect(told.record.claims).toMatchObject([
      { field: "heldOn", values: [{ value: "1 June" }, { value: "last June" }] },
    ]);
  });
});

describe("an unverified figure", () => {
  test("is counted beside its record and its source until its document was seen", async () => {
    const id = await makeCommitment(officer);
    await figureOf(id);
    await figureOf(id, { isDocumentSeen: true, sourceId: await makeSource(officer) });
    expect((await commitmentOf(reader, id))?.doubts).toEqual({
      fields: [],
      figures: 1,
      marking: "official",
    });
    const { rows } = await withViewer(reader, (tx) => listSources(tx, sourceFilter.parse({})));
    expect(rows.filter(({ doubts }) => doubts?.figures === 1)).not.toEqual([]);
    const files = await withViewer(reader, (tx) =>
      firstRows(tx, REGISTERS.commitments.read({}, { today, locale: "en" }), 1000),
    );
    expect(files.find((row) => row["record_id"] === id)).toMatchObject({
      unverified_figures: 1,
      figures: [{ verified: false }, { verified: true }],
    });
  });
});

test("another value is chosen in the application, with who chose it and why in the audit", async () => {
  const targetId = await makeCommitment(officer);
  const ids = await claim({ targetKind: "commitment", targetId, field: "strength" }, [
    ["agreed", "official"],
    ["discussed", "official"],
  ]);
  const inUse = async () => {
    const when = { asOf: null, knownOn: null };
    const { claims } = await withViewer(reader, (tx) => getCommitment(tx, targetId, when, today));
    return claims[0]?.values.map(({ value, isChosen, reason }) => [value, isChosen, reason]);
  };
  for (const [claimId, reason] of [
    [ids[0], "It was signed"],
    [ids[1], "The other side denies it"],
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one choice after the other
    await chooseClaim(contextFor(manager), { claimId, reason });
  }
  expect(await inUse()).toEqual([
    ["discussed", true, "The other side denies it"],
    ["agreed", false, null],
  ]);
  await asOwner(async (client) => {
    const { rows } = await client.query(
      `select user_id, action from audit_event where table_name = 'claim_choice'
       and record_id in (select id::text from claim_choice where claim_id = any($1::uuid[]))`,
      [ids],
    );
    expect(rows).toEqual([
      { user_id: manager.id, action: "claim.choose" },
      { user_id: manager.id, action: "claim.choose" },
    ]);
  });
  await expect(chooseClaim(contextFor(officer), { claimId: ids[0], reason: null })).rejects.toThrow(
    "errors.forbidden",
  );
});
