import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { todayIn } from "#domain/calendar-date.ts";
import { listCommitments } from "#features/commitments/queries.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import { filterOf } from "#features/commitments/schema.ts";
import { withText } from "#features/search/text.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { makeCommitment, report } from "../make/commitment.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const reader = await makeUser("analyst", { clearance: "official", partners: ["GB"] });
const today = todayIn("Asia/Karachi", new Date());

beforeAll(async () => {
  const make = (title: string, over: object = {}) => makeCommitment(officer, { title, ...over });
  const wombat = await make("Count the wombats");
  await report(officer, wombat, { status: "no_evidence", note: "Only a numbat was seen." });
  await make("Fence for wombat burrows", { marking: "secret" });
  await make("Wombat hotline", { partner: "US" });
  await make("Quokka register");
  // More than are named, so that each is looked at; of one that the reader does not see.
  await asOwner((client) =>
    client.query(
      `insert into commitment (id, ref, partner, marking, releasable_to, title, text, kind, obligor, beneficiary, strength, created_by_id, updated_at)
       select gen_random_uuid(), format('COM-TR-2020-%s', n), 'TR', 'official', '{}', format('Kowari %s', n), 'Kowari', 'review', 'home', 'both', 'agreed', $1, now()
       from generate_series(10001, 12100) n`,
      [officer.id],
    ),
  );
});

const titlesOf = (rows: readonly { title: string }[]) => rows.map(({ title }) => title);

/** By the records that were named beforehand, by looking at each, by the statement itself, and by the counts beside the list. */
async function found(q: string, viewer = officer) {
  const filter = filterOf({ q });
  return withViewer(viewer, async (tx) => {
    const named = await withText(tx, "commitment", filter);
    const byName = await listCommitments(tx, named, today);
    const byLooking = await listCommitments(tx, { ...filter, among: null }, today);
    const byItself = await listCommitments(tx, filter, today);
    const counted = await facetCommitments(tx, named, today);
    expect(byLooking.rows).toEqual(byName.rows);
    expect(byItself.rows).toEqual(byName.rows);
    expect(counted.total).toBeGreaterThanOrEqual(byName.rows.length);
    return { titles: titlesOf(byName.rows).toSorted(), among: named.among, total: counted.total };
  });
}

describe("the text of a list finds", () => {
  test.each([
    [
      "words in their forms",
      "wombats",
      ["Count the wombats", "Fence for wombat burrows", "Wombat hotline"],
    ],
    ["every word of several", "wombat hotline", ["Wombat hotline"]],
    ["the beginning of a word", "quok", ["Quokka register"]],
    ["a phrase", '"wombat burrows"', ["Fence for wombat burrows"]],
    ["what was reported", "numbat", ["Count the wombats"]],
    ["nothing for a sign alone", "%", []],
  ])("%s", async (_name, q, titles) => {
    expect((await found(q)).titles).toEqual(titles);
  });

  test("a part of a reference", async () => {
    const { titles } = await found("com-tr-2020-1209");
    expect(titles).toEqual(Array.from({ length: 10 }, (_, n) => `Kowari 1209${n}`));
  });

  test("no more than the reader may see", async () => {
    expect((await found("wombat", reader)).titles).toEqual(["Count the wombats"]);
    expect((await found("kowari", reader)).titles).toEqual([]);
  });

  test("what very many have, by looking at each", async () => {
    const { among, total, titles } = await found("kowari");
    expect([among, total, titles.length]).toEqual([null, 1001, 50]);
  });
});
