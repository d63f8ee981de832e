import { z } from "zod";
import { flag } from "#domain/flag.ts";
import { optionalName, requiredName } from "#domain/text.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";

const fields = {
  name: requiredName(120),
  nameUr: optionalName(120),
  /** Null: a topic of the first level. */
  parentId: recordId.nullable(),
};

/** The slug is the topic's address for good; null makes one of the name. The new topic stands last. */
export const topicInput = z.strictObject({
  ...fields,
  slug: z
    .string("validation.required")
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "topics.error.slug")
    .max(80)
    .nullable(),
});

/** Topics that come together: there is one such list. */
export const listOfTopics = z.strictObject({ list: z.literal("standard", "validation.choice") });

/** A retired topic stays on the records that have it and is offered for no new one. */
export const topicUpdate = z.strictObject({
  ...fields,
  isRetired: flag,
  id: recordId,
  version: recordVersion,
});

const move = z.strictObject({
  id: recordId,
  direction: z.enum(["up", "down"], "validation.choice"),
});

/** One place up or down among its neighbours; the button of a form says both: "up:<id>". */
export const topicMove = z.preprocess((raw) => {
  if (!(raw instanceof Object && "intent" in raw)) return raw;
  const [direction, id] = String(raw.intent).split(":");
  return { direction, id };
}, move);
