import { afterAll, describe, expect, test } from "vitest";
import type { Actor } from "#domain/actor.ts";
import { linkAgreements, recordAction } from "#features/agreements/commands/act.ts";
import { decideConcurrence, recordConcurrence } from "#features/agreements/commands/concur.ts";
import { recordRoute } from "#features/routes/commands/record.ts";
import { recordAgreement, reviseAgreement } from "#features/agreements/commands/record.ts";
import { wordsOfTexts } from "#features/agreements/queries/draft-texts.ts";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { recordDraftText } from "#features/texts/commands/versions.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { inputOf } from "#server/form-values.ts";
import { contextFor } from "../database.ts";
import {
  actionFields,
  agreementFields,
  daysAgo,
  makeAgreement,
  makePendingMou,
  move,
  stageFields,
} from "../make/agreement.ts";
import { makeAgency } from "../make/agency.ts";
import { makeSource } from "../make/source.ts";
import { asOwner, makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const manager = await makeUser("manager");
const administrator = await makeUser("administrator");

const read = (id: string) =>
  withViewer(officer, (tx) =>
    tx.agreement.findUniqueOrThrow({
      where: { id },
      include: { stages: { orderBy: { recordedAt: "asc" } }, actions: true, route: true },
    }),
  );

const view = (actor: Actor, id: string) =>
  withViewer(actor, (tx) => getAgreement(tx, id, daysAgo(0)));

describe("moveStage", () => {
  test("moves one step along the route and leaves the earlier entry as it was", async () => {
    const id = await makePendingMou(officer, 20);
    await move(officer, id, 1, stageFields("foreign_ministry_concurrence", daysAgo(2)));
    const agreement = await read(id);
    expect(agreement.version).toBe(2);
    expect(agreement.stages.map(({ stage }) => stage)).toEqual([
      "law_vetting",
      "foreign_ministry_concurrence",
    ]);
  });

  test("refuses a stage that the route does not lead to", async () => {
    const id = await makePendingMou(officer, 20, {
      firstStage: stageFields("on_hold_us", daysAgo(9)),
    });
    await move(officer, id, 1, stageFields("drafting", daysAgo(8)));
    await expect(move(officer, id, 2, stageFields("drafting", daysAgo(2)))).rejects.toThrow(
      "validation.move.same",
    );
    expect((await read(id)).version).toBe(2);
  });

  test("skips stages only for a reason", async () => {
    const id = await makePendingMou(officer, 20);
    const skip = stageFields("negotiation", daysAgo(2));
    await expect(move(officer, id, 1, skip)).rejects.toThrow("validation.move.words");
    await move(officer, id, 1, { ...skip, note: "The approvals were given for the programme" });
    expect((await read(id)).stages).toHaveLength(2);
  });

  test("refuses a day before the stage it leaves", async () => {
    const id = await makePendingMou(officer, 20);
    const early = stageFields("foreign_ministry_concurrence", daysAgo(21));
    await expect(move(officer, id, 1, early)).rejects.toThrow("validation.stageBeforeLast");
  });

  test("tells the second of two movers that the card was moved", async () => {
    const id = await makePendingMou(officer, 20);
    await move(officer, id, 1, stageFields("foreign_ministry_concurrence", daysAgo(2)));
    await expect(
      move(officer, id, 1, stageFields("foreign_ministry_concurrence", daysAgo(1))),
    ).rejects.toMatchObject({ code: "stale" });
  });

  test("records the signature along with the move when its date is given", async () => {
    const id = await makeAgreement(officer, { firstStage: stageFields("initialling", daysAgo(9)) });
    await move(officer, id, 1, {
      ...stageFields("signing", daysAgo(3)),
      happenedOn: daysAgo(3),
      happenedPrecision: "day",
      place: "London",
    });
    expect((await read(id)).actions).toMatchObject([{ type: "signed", place: "London" }]);
  });
});

describe("the route", () => {
  test("is that of the day on which the agreement enters the pipeline", async () => {
    const admin = contextFor(administrator);
    const until = daysAgo(101);
    await recordRoute(admin, { name: "Old", validFrom: daysAgo(900), validUntil: until });
    await recordRoute(contextFor(administrator), {
      name: "New",
      validFrom: daysAgo(100),
      validUntil: daysAgo(31),
    });
    const old = await makePendingMou(officer, 200);
    const later = await makeAgreement(officer);
    await move(officer, later, 1, stageFields("proposal", daysAgo(50)));
    expect((await read(old)).route?.name).toBe("Old");
    expect((await read(later)).route?.name).toBe("New");
  });
});

describe("recordAction", () => {
  test("adds what happened once", async () => {
    const id = await makeAgreement(officer);
    const signed = { id, ...actionFields("signed", "Nov 2025") };
    await recordAction(contextFor(officer), signed);
    await expect(recordAction(contextFor(officer), signed)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await read(id)).actions).toMatchObject([{ type: "signed", precision: "month" }]);
  });

  test("refuses what is dated after today", async () => {
    const id = await makeAgreement(officer);
    const tomorrow = { id, ...actionFields("signed", daysAgo(-1)) };
    await expect(recordAction(contextFor(officer), tomorrow)).rejects.toThrow(
      "validation.inFuture",
    );
  });

  test("takes no source of another partner as proof", async () => {
    const id = await makeAgreement(officer);
    const sourceId = await makeSource(officer, { partner: "US" });
    const signed = { id, ...actionFields("signed", "2025"), sourceId };
    await expect(recordAction(contextFor(officer), signed)).rejects.toThrow(
      "validation.otherPartner",
    );
  });
});

describe("recordAgreement", () => {
  test("takes the form of a new one with its empty rows and boxes", async () => {
    const form = new FormData();
    const typed = {
      ...agreementFields,
      termMonths: "60",
      noticeDays: "",
      endsOn: "",
      renewal: "automatic",
      leadAgencyId: "",
      "actions.0.type": "signed",
      "actions.0.happenedOn": "24 Aug 2007",
      "actions.0.happenedPrecision": "day",
      "actions.1.type": "",
      "actions.1.happenedOn": "",
      "actions.1.happenedPrecision": "day",
      "firstStage.stage": "",
      "firstStage.enteredOn": "22 Nov 2026",
      "firstStage.waitingOn": "us",
    };
    for (const [name, value] of Object.entries(typed)) form.set(name, value ?? "");
    const { id } = await recordAgreement(contextFor(officer), inputOf(form));
    const { ref, termMonths, actions, stages } = await read(id);
    expect(ref).toMatch(/^AGR-GB-2007-\d{4}$/);
    expect(termMonths).toBe(60);
    expect(actions).toMatchObject([{ type: "signed", partner: "GB" }]);
    expect(stages).toEqual([]);
  });

  test("keeps the agencies of each side on theirs", async () => {
    const ours = await makeAgency(manager, { country: "PK", name: "Law and Justice Division" });
    const theirs = await makeAgency(manager);
    const id = await makeAgreement(manager, { homePartyIds: [ours], partnerPartyIds: [theirs] });
    expect((await view(manager, id)).parties.map(({ side }) => side).toSorted()).toEqual([
      "home",
      "partner",
    ]);
    await expect(makeAgreement(manager, { homePartyIds: [theirs] })).rejects.toThrow(
      "validation.agencySide",
    );
    await expect(makeAgreement(manager, { partnerPartyIds: [ours] })).rejects.toThrow(
      "validation.agencySide",
    );
  });

  test("refuses a partner that is no country, or home", async () => {
    for (const partner of ["PK", "XX"]) {
      await expect(makeAgreement(officer, { partner })).rejects.toThrow("validation.country");
    }
  });
});

describe("reviseAgreement", () => {
  const update = { ...agreementFields, partner: undefined };
  const revise = (id: string, over: object) => {
    const { partner: _, ...fields } = { ...update, ...over };
    return reviseAgreement(contextFor(officer), { ...fields, id });
  };

  test("refuses to overwrite a newer version", async () => {
    const id = await makeAgreement(officer);
    await revise(id, { version: 1, title: "First" });
    await expect(revise(id, { version: 1, title: "Second" })).rejects.toMatchObject({
      code: "stale",
    });
    expect((await read(id)).title).toBe("First");
  });

  test("takes the histories along when the marking is raised", async () => {
    const id = await makePendingMou(officer, 5, { actions: [actionFields("initialled", "2025")] });
    await revise(id, { version: 1, marking: "secret" });
    const { marking, stages, actions } = await read(id);
    expect([marking, stages[0]?.marking, actions[0]?.marking]).toEqual([
      "secret",
      "secret",
      "secret",
    ]);
  });

  test("leaves the parties that stay as they were", async () => {
    const [a, b] = [await makeAgency(officer), await makeAgency(officer)];
    const id = await makeAgreement(officer, { partnerPartyIds: [a] });
    await revise(id, { version: 1, partnerPartyIds: [a, b] });
    await revise(id, { version: 2, partnerPartyIds: [b] });
    expect((await view(officer, id)).parties.map((party) => party.id)).toEqual([b]);
    const events = await asOwner((client) =>
      client.query(
        `select op, coalesce(after, before) ->> 'agency_id' as agency from audit_event
         where table_name = 'agreement_party' and coalesce(after, before) ->> 'agreement_id' = $1 order by seq`,
        [id],
      ),
    );
    expect(events.rows).toEqual([
      { op: "I", agency: a },
      { op: "I", agency: b },
      { op: "D", agency: a },
    ]);
  });
});

describe("linkAgreements", () => {
  test("is read from both ends", async () => {
    const [from, to] = [await makeAgreement(officer), await makeAgreement(officer)];
    const link = { fromId: from, toId: to, type: "amends", note: null };
    await linkAgreements(contextFor(officer), link);
    expect((await view(officer, from)).links).toMatchObject([
      { type: "amends", isOurs: true, other: { id: to } },
    ]);
    expect((await view(officer, to)).links).toMatchObject([{ isOurs: false, other: { id: from } }]);
  });

  test("refuses a circle of the same kind, and another partner's agreement", async () => {
    const [a, b] = [await makeAgreement(officer), await makeAgreement(officer)];
    const foreign = await makeAgreement(officer, { partner: "US" });
    const link = (fromId: string, toId: string) =>
      linkAgreements(contextFor(officer), { fromId, toId, type: "replaces", note: null });
    await link(a, b);
    await expect(link(b, a)).rejects.toThrow("validation.linkCircle");
    await expect(link(a, foreign)).rejects.toThrow("validation.otherPartner");
  });
});

describe("concurrences and drafts", () => {
  test("a desk that grants is no longer asked for by the route", async () => {
    await recordRoute(contextFor(administrator), {
      name: "With the law division",
      validFrom: daysAgo(30),
      stages: [
        {
          stage: "law_vetting",
          targetDays: 21,
          concurrences: [{ desk: "Law and Justice Division" }],
        },
        { stage: "signing" },
      ],
    });
    const id = await makePendingMou(officer, 20);
    const asked = { desk: "Law and Justice Division", requestedOn: daysAgo(20) };
    await recordConcurrence(contextFor(officer), { agreementId: id, ...asked });
    const before = await view(officer, id);
    expect(before.required).toMatchObject([{ stage: "law_vetting", isGranted: false }]);
    const [concurrence] = before.concurrences;
    const answer = { ...asked, id: concurrence?.id, version: 1, decision: "granted" };
    await expect(decideConcurrence(contextFor(officer), answer)).rejects.toThrow(
      "validation.decisionWithDay",
    );
    await decideConcurrence(contextFor(officer), { ...answer, decidedOn: daysAgo(1) });
    expect((await view(officer, id)).required).toMatchObject([{ isGranted: true }]);
    await expect(
      decideConcurrence(contextFor(officer), { ...answer, decidedOn: daysAgo(1) }),
    ).rejects.toMatchObject({ code: "stale" });
  });

  test("versions of the text are numbered from one", async () => {
    const id = await makeAgreement(officer);
    for (const text of ["First", "Second"]) {
      await recordDraftText(contextFor(officer), { agreementId: id, text, note: null });
    }
    const { draftTexts } = await view(officer, id);
    const words = await withViewer(officer, (tx) => wordsOfTexts(tx, id));
    expect(draftTexts.map((one) => [one.number, words.get(one.id)])).toEqual([
      [2, "Second"],
      [1, "First"],
    ]);
  });
});

describe("histories", () => {
  test.each(["stage_entry", "agreement_action", "draft_text"])(
    "%s is only ever added to",
    (table) =>
      asOwner(async (client) => {
        const id = await makePendingMou(officer, 5, {
          actions: [actionFields("initialled", "2025")],
        });
        await recordDraftText(contextFor(officer), { agreementId: id, text: "Text", note: null });
        for (const statement of [`update ${table} set note = 'x'`, `delete from ${table}`]) {
          await client.query("savepoint before");
          await expect(client.query(`${statement} where agreement_id = $1`, [id])).rejects.toThrow(
            /append|permission|never/i,
          );
          await client.query("rollback to before");
        }
      }),
  );
});

describe("rights", () => {
  test("an author of one partner neither records nor finds another's", async () => {
    const confined = await makeUser("officer", { partners: ["US"] });
    const id = await makePendingMou(officer, 5);
    await expect(makeAgreement(confined)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      move(confined, id, 1, stageFields("negotiation", daysAgo(1))),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(view(confined, id)).rejects.toMatchObject({ code: "not_found" });
    const hidden = { fromId: await makeAgreement(confined, { partner: "US" }), toId: id };
    await expect(
      linkAgreements(contextFor(confined), { ...hidden, type: "amends", note: null }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("nobody marks above their clearance", async () => {
    const cleared = await makeUser("officer", { clearance: "restricted" });
    await expect(makeAgreement(cleared, { marking: "secret" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("only an administrator records a route", async () => {
    const route = { name: "By a manager", validFrom: daysAgo(1) };
    await expect(recordRoute(contextFor(manager), route)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
