import { z } from "zod";
import { side } from "#domain/sides.ts";
import { DeliveryMode } from "#generated/prisma/enums.ts";
import {
  agencyName,
  citations,
  claims,
  count,
  country,
  disputed,
  fuzzy,
  id,
  linked,
  partnerCode,
  topicName,
} from "./common.ts";

const number = count.nullable();

export const trainingLine = linked.extend({
  partner: country,
  providerSide: side,
  provider: agencyName.nullable(),
  recipients: z.array(agencyName),
  courses: count,
  attended: number,
  completed: number,
  disputed,
});

/** Counts alone: no trainee is named. */
const course = z.object({
  id,
  version: z.int(),
  title: z.string(),
  starts: fuzzy,
  ends: fuzzy,
  place: z.string().nullable(),
  seats: number,
  nominated: number,
  attended: number,
  completed: number,
});

export const trainingRecord = linked.extend({
  version: z.int(),
  partner: partnerCode,
  summary: z.string().nullable(),
  providerSide: side,
  provider: agencyName.nullable(),
  mode: z.enum(DeliveryMode),
  recipients: z.array(agencyName),
  topics: z.array(topicName),
  courses: z.array(course),
  agreement: linked.nullable(),
  commitment: linked.nullable(),
  citations,
  claims,
  disputed,
});

const delivery = {
  id,
  ref: z.string(),
  item: z.string(),
  marking: linked.shape.marking,
  giverSide: side,
  recipient: agencyName.nullable(),
  unit: z.string().nullable(),
  quantityPromised: z.number().nullable(),
  quantityDelivered: z.number().nullable(),
  delivered: fuzzy,
};

export const deliveryLine = z.object({ ...delivery, partner: country });

export const deliveryRecord = z.object({
  ...delivery,
  version: z.int(),
  partner: partnerCode,
  note: z.string().nullable(),
  commitment: linked.nullable(),
  citations,
});
