import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { command, expectOne, found, nextReference } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canKeepTraining, type Marked } from "./policy.ts";
import {
  type CourseDetails,
  courseInput,
  courseUpdate,
  type TrainingDetails,
  trainingInput,
  trainingUpdate,
} from "./schema.ts";

/** Records a programme with its recipients, topics and courses. */
export const recordTraining = command({
  action: "training.record",
  input: trainingInput,
  allow: (actor, _, input) => canKeepTraining(actor, input),
  run: async ({ tx, today, input }) => {
    const { recipientIds, topicIds, courses, ...details } = input;
    await refuseForeign(tx, input.partner, input);
    const training = await tx.training.create({
      data: {
        ...details,
        ref: await nextReference(tx, "TRN", input.partner, today),
        recipients: { create: unique(recipientIds).map((agencyId) => ({ agencyId })) },
        topics: { create: unique(topicIds).map((topicId) => ({ topicId })) },
      },
      select: { id: true },
    });
    const { partner, marking } = input;
    await tx.course.createMany({
      data: courses.map((course) => ({
        ...columns(course),
        trainingId: training.id,
        partner,
        marking,
      })),
    });
    return training;
  },
});

export const reviseTraining = command({
  action: "training.revise",
  input: trainingUpdate,
  load: (tx, { id }) => loadTraining(tx, id),
  allow: (actor, training, { marking }) =>
    canKeepTraining(actor, training) && canKeepTraining(actor, { ...training, marking }),
  run: async ({ tx, input, subject }) => {
    const { id, version, recipientIds, topicIds, ...details } = input;
    await refuseForeign(tx, subject.partner, input);
    const data = { ...details, version: { increment: 1 } };
    expectOne(await tx.training.updateMany({ where: { id, version }, data }));
    await setRecipients(tx, id, unique(recipientIds));
    await setTopics(tx, id, unique(topicIds));
    return { id };
  },
});

/** Adds a cohort to a programme; the answer is the course's own id. */
export const recordCourse = command({
  action: "training.course",
  input: courseInput,
  load: (tx, { trainingId }) => loadTraining(tx, trainingId),
  allow: (actor, training) => canKeepTraining(actor, training),
  run: ({ tx, input: { trainingId, ...course }, subject: { partner, marking } }) =>
    tx.course.create({
      data: { ...columns(course), trainingId, partner, marking },
      select: { id: true },
    }),
});

export const reviseCourse = command({
  action: "training.course",
  input: courseUpdate,
  load: async (tx, { id }) => marked(found(await tx.course.findUnique({ where: { id } }))),
  allow: (actor, training) => canKeepTraining(actor, training),
  run: async ({ tx, input: { id, version, ...course } }) => {
    const data = { ...columns(course), version: { increment: 1 } };
    expectOne(await tx.course.updateMany({ where: { id, version }, data }));
    return { id };
  },
});

async function loadTraining(tx: Tx, id: string): Promise<Marked> {
  const select = { partner: true, marking: true } as const;
  return marked(found(await tx.training.findUnique({ where: { id }, select })));
}

function marked({ partner, marking }: { partner: string; marking: Marking }): Marked {
  // Rows were parsed on the way in.
  return { partner: partner as CountryCode, marking };
}

type Links = Pick<TrainingDetails, "providerSide" | "providerId" | "agreementId" | "commitmentId">;

/**
 * A programme is held with one partner: not with home, nor under another partner's promise or agreement,
 * and its provider is an agency of the side that provides it, or of no country.
 */
async function refuseForeign(tx: Tx, partner: CountryCode, links: Links): Promise<void> {
  const country = found(await tx.country.findUnique({ where: { code: partner } }));
  if (country.isHome) throw new AppError("conflict", "trainings.error.partnerIsHome");
  const select = { partner: true } as const;
  const { providerSide, providerId, agreementId, commitmentId } = links;
  const provider = providerId && found(await tx.agency.findUnique({ where: { id: providerId } }));
  if (provider && provider.country !== null) {
    const isPartners = provider.country === partner;
    const isHome = !isPartners && (await isHomeCode(tx, provider.country));
    if (providerSide === "partner" ? !isPartners : !isHome) {
      throw new AppError("conflict", "trainings.error.providerSide");
    }
  }
  const linked = [
    agreementId && found(await tx.agreement.findUnique({ where: { id: agreementId }, select })),
    commitmentId && found(await tx.commitment.findUnique({ where: { id: commitmentId }, select })),
  ];
  if (linked.some((record) => record && record.partner !== partner)) {
    throw new AppError("conflict", "trainings.error.otherPartner");
  }
}

async function isHomeCode(tx: Tx, code: string): Promise<boolean> {
  return found(await tx.country.findUnique({ where: { code } })).isHome;
}

/** Only what differs is written, so that the audit trail tells what changed. */
async function setRecipients(tx: Tx, trainingId: string, agencyIds: string[]): Promise<void> {
  await tx.trainingRecipient.deleteMany({ where: { trainingId, agencyId: { notIn: agencyIds } } });
  const data = agencyIds.map((agencyId) => ({ trainingId, agencyId }));
  await tx.trainingRecipient.createMany({ data, skipDuplicates: true });
}

async function setTopics(tx: Tx, trainingId: string, topicIds: string[]): Promise<void> {
  await tx.trainingTopic.deleteMany({ where: { trainingId, topicId: { notIn: topicIds } } });
  const data = topicIds.map((topicId) => ({ trainingId, topicId }));
  await tx.trainingTopic.createMany({ data, skipDuplicates: true });
}

function columns({ startsOn, endsOn, ...course }: CourseDetails) {
  return {
    ...course,
    startsOn: startsOn && toColumn(startsOn),
    endsOn: endsOn && toColumn(endsOn),
  };
}

const unique = (ids: readonly string[]) => [...new Set(ids)];
