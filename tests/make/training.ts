import type { Actor } from "#domain/actor.ts";
import { recordDelivery } from "#features/deliveries/commands.ts";
import type { DeliveryInput } from "#features/deliveries/schema.ts";
import { recordCourse, recordTraining } from "#features/trainings/commands.ts";
import type { CourseInput, TrainingInput } from "#features/trainings/schema.ts";
import { contextFor } from "../database.ts";

/** A British programme that nothing else is known about. */
export const trainingFields: TrainingInput = {
  partner: "GB",
  marking: "official",
  title: "Training in document fraud",
  summary: null,
  providerSide: "partner",
  providerId: null,
  mode: "unknown",
  agreementId: null,
  commitmentId: null,
};

export async function makeTraining(
  actor: Actor,
  over: Partial<TrainingInput> = {},
): Promise<string> {
  return (await recordTraining(contextFor(actor), { ...trainingFields, ...over })).id;
}

/** A cohort of which only the title is known. Dates are written as people type them. */
export const courseFields = {
  title: "First course",
  startsOn: null as string | null,
  startsPrecision: null,
  endsOn: null as string | null,
  endsPrecision: null,
  place: null,
  seats: null,
  nominated: null,
  attended: null,
  completed: null,
};

export async function makeCourse(
  actor: Actor,
  trainingId: string,
  over: Partial<Omit<CourseInput, "startsOn" | "endsOn">> & { startsOn?: string } = {},
): Promise<string> {
  return (await recordCourse(contextFor(actor), { ...courseFields, trainingId, ...over })).id;
}

export const deliveryFields = {
  partner: "GB",
  marking: "official",
  item: "Document readers",
  giverSide: "partner",
  recipientId: null,
  unit: "readers",
  quantityPromised: 40,
  quantityDelivered: null,
  deliveredOn: null,
  deliveredPrecision: null,
  note: null,
  commitmentId: null,
};

export async function makeDelivery(
  actor: Actor,
  over: Partial<Omit<DeliveryInput, "deliveredOn">> = {},
): Promise<string> {
  return (await recordDelivery(contextFor(actor), { ...deliveryFields, ...over })).id;
}
