import { afterAll, expect, test } from "vitest";
import { momentFilter } from "#domain/moment.ts";
import { type ResourceName, RESOURCES } from "#features/api/resources.ts";
import { recordClaim, recordFigure } from "#features/sources/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeAgency } from "../make/agency.ts";
import { makeAgreement } from "../make/agreement.ts";
import { makeCommitment } from "../make/commitment.ts";
import { makeMeeting } from "../make/meeting.ts";
import { makePerson } from "../make/person.ts";
import { makeSource } from "../make/source.ts";
import { makeTraining } from "../make/training.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const cleared = await makeUser("analyst", { clearance: "restricted" });
const reader = await makeUser("analyst", { clearance: "official" });

/** What the API says of one record: in its list, and by itself. */
async function marksOf(name: ResourceName, id: string, viewer: typeof officer) {
  const of = RESOURCES[name];
  const { today, now } = contextFor(viewer);
  return withViewer(viewer, async (tx) => {
    const reading = { tx, viewer, today, now };
    const { rows } = await of.list(reading, of.filter.parse({}));
    const line = rows.map((row) => of.line.parse(row)).find((row) => Object(row).id === id);
    const record = of.record.parse(await of.get(reading, id, momentFilter.parse({})));
    return [line, record].map((one) => {
      const { disputed, unverifiedFigures } = Object(one) as Record<string, unknown>;
      return { disputed, unverifiedFigures };
    });
  });
}

const figureOf = async (over: object) =>
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
    commitmentId: null,
    ...over,
  });

const MAKERS = {
  meeting: { name: "meetings", field: "title", make: makeMeeting },
  commitment: { name: "commitments", field: "strength", make: makeCommitment },
  agreement: { name: "agreements", field: "title", make: makeAgreement },
  agency: { name: "agencies", field: "name", make: makeAgency },
  person: { name: "people", field: "name", make: makePerson },
  training: { name: "trainings", field: "title", make: makeTraining },
} as const;

test.each(Object.entries(MAKERS))(
  "the API says in lists and records where sources differ (%s), to those who may see both sides",
  async (targetKind, { name, field, make }) => {
    const targetId = await make(officer);
    for (const [value, marking] of [
      ["one", "official"],
      ["another", "restricted"],
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- in the order in which they were claimed
      const sourceId = await makeSource(officer, { marking });
      // oxlint-disable-next-line no-await-in-loop -- as above
      await recordClaim(contextFor(officer), { targetKind, targetId, field, sourceId, value });
    }
    for (const said of await marksOf(name, targetId, cleared)) {
      expect(said.disputed).toEqual([field]);
    }
    for (const said of await marksOf(name, targetId, reader)) expect(said.disputed).toEqual([]);
  },
);

test("the API counts unverified figures beside a commitment, an agency and a source", async () => {
  const commitmentId = await makeCommitment(officer);
  const agencyId = await makeAgency(officer);
  const sourceId = await makeSource(officer);
  await figureOf({ commitmentId, agencyId, sourceId });
  await figureOf({ commitmentId, agencyId, isDocumentSeen: true });
  for (const [name, id] of [
    ["commitments", commitmentId],
    ["agencies", agencyId],
    ["sources", sourceId],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- each by itself, so that a failure names it
    const said = await marksOf(name, id, reader);
    expect(said.map(({ unverifiedFigures }) => unverifiedFigures)).toEqual([1, 1]);
  }
});
