import { afterAll, describe, expect, test } from "vitest";
import { recordDelivery, reviseDelivery } from "#features/deliveries/commands.ts";
import { recordCourse, recordTraining, reviseTraining } from "#features/trainings/commands.ts";
import { disconnect, withViewer } from "#server/db.ts";
import { contextFor } from "../database.ts";
import { makeAgency } from "../make/agency.ts";
import { makeAgreement } from "../make/agreement.ts";
import { makeTopic } from "../make/topic.ts";
import {
  courseFields,
  deliveryFields,
  makeCourse,
  makeDelivery,
  makeTraining,
  trainingFields,
} from "../make/training.ts";
import { makeUser } from "../make/user.ts";

afterAll(disconnect);

const officer = await makeUser("officer");
const analyst = await makeUser("analyst");
const administrator = await makeUser("administrator");
const forBritain = await makeUser("officer", { clearance: "restricted", partners: ["GB"] });

const read = (id: string) =>
  withViewer(officer, (tx) =>
    tx.training.findUniqueOrThrow({
      where: { id },
      include: { courses: true, recipients: true, topics: true },
    }),
  );

describe("recordTraining", () => {
  test("gives a reference and keeps recipients, topics and courses with it", async () => {
    const recipientIds = [await makeAgency(officer, { country: "PK" })];
    const topicIds = [await makeTopic(administrator, "Documents")];
    const course = { ...courseFields, startsOn: "Mar 2026", seats: "20", attended: 18 };
    const input = { ...trainingFields, recipientIds, topicIds, courses: [course] };
    const { id } = await recordTraining(contextFor(officer), input);
    const training = await read(id);
    expect(training.ref).toMatch(/^TRN-GB-\d{4}-\d{4}$/);
    expect(training.recipients).toHaveLength(1);
    expect(training.topics).toHaveLength(1);
    expect(training.courses).toMatchObject([
      { partner: "GB", marking: "official", startsPrecision: "month", seats: 20, nominated: null },
    ]);
  });

  test("is the desk officers' and managers', for their partners and within their clearance", async () => {
    const refused = { code: "forbidden" };
    await expect(makeTraining(analyst)).rejects.toMatchObject(refused);
    await expect(makeTraining(forBritain, { partner: "US" })).rejects.toMatchObject(refused);
    await expect(makeTraining(forBritain, { marking: "secret" })).rejects.toMatchObject(refused);
  });

  test("is held with a partner, under that partner's agreement", async () => {
    await expect(makeTraining(officer, { partner: "PK" })).rejects.toMatchObject({
      messageKey: "trainings.error.partnerIsHome",
    });
    const agreementId = await makeAgreement(officer, { partner: "US" });
    await expect(makeTraining(officer, { agreementId })).rejects.toMatchObject({
      messageKey: "trainings.error.otherPartner",
    });
  });
});

describe("reviseTraining", () => {
  test("takes its courses along when the marking is raised", async () => {
    const id = await makeTraining(officer);
    await makeCourse(officer, id);
    const { partner: _, ...fields } = trainingFields;
    await reviseTraining(contextFor(officer), { ...fields, id, version: 1, marking: "restricted" });
    expect((await read(id)).courses).toMatchObject([{ marking: "restricted" }]);
  });

  test("refuses to overwrite a newer version, and knows no hidden programme", async () => {
    const id = await makeTraining(officer, { marking: "secret" });
    const { partner: _, ...fields } = trainingFields;
    const update = { ...fields, marking: "secret", id, version: 1 };
    await expect(reviseTraining(contextFor(forBritain), update)).rejects.toMatchObject({
      code: "not_found",
    });
    await reviseTraining(contextFor(officer), update);
    await expect(reviseTraining(contextFor(officer), update)).rejects.toMatchObject({
      code: "stale",
    });
  });
});

describe("recordCourse", () => {
  test.each([
    ["a broken count", { seats: "twelve" }, "validation.count"],
    ["more who completed than attended", { attended: 3, completed: 4 }, "completedOverAttended"],
    [
      "an end before the beginning",
      { startsOn: "2026-03-05", endsOn: "2026-03-01" },
      "endBeforeStart",
    ],
  ])("refuses %s", async (_, over, message) => {
    const trainingId = await makeTraining(officer);
    await expect(
      recordCourse(contextFor(officer), { ...courseFields, trainingId, ...over }),
    ).rejects.toThrow(message);
  });

  test("takes an end that is only known to be in the month of a start known roughly", async () => {
    const trainingId = await makeTraining(officer);
    const dates = { startsOn: "10 Mar 2026", startsPrecision: "about", endsOn: "Mar 2026" };
    const course = recordCourse(contextFor(officer), { ...courseFields, trainingId, ...dates });
    await expect(course).resolves.toHaveProperty("id");
  });
});

describe("deliveries", () => {
  test("keep what was promised beside what came", async () => {
    const id = await makeDelivery(officer);
    const { partner: _, ...fields } = deliveryFields;
    const update = { ...fields, id, version: 1, quantityDelivered: "12", deliveredOn: "2026" };
    await reviseDelivery(contextFor(officer), update);
    const delivery = await withViewer(officer, (tx) => tx.delivery.findUnique({ where: { id } }));
    expect(delivery).toMatchObject({
      quantityPromised: 40,
      quantityDelivered: 12,
      deliveredPrecision: "year",
    });
    expect(delivery?.ref).toMatch(/^DEL-GB-/);
    await expect(reviseDelivery(contextFor(officer), update)).rejects.toMatchObject({
      code: "stale",
    });
  });

  test("are the desk officers' and managers', for their partners", async () => {
    await expect(recordDelivery(contextFor(analyst), deliveryFields)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(makeDelivery(forBritain, { partner: "US" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
