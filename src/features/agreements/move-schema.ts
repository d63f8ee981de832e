import { z } from "zod";
import { flag } from "#domain/flag.ts";
import { optionalName, optionalText, requiredText } from "#domain/text.ts";
import { fuzzyFields, typedDates } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import {
  type AgreementActionType,
  NeighbourKind,
  type Stage,
  StageReason,
} from "#generated/prisma/enums.ts";
import { agencyMissing, choice, file, needsAgency, stageFields } from "./schema.ts";

/** The action that a move to this stage may record along with it. */
export const ACTION_OF_STAGE: Partial<Record<Stage, AgreementActionType>> = {
  initialling: "initialled",
  signing: "signed",
  in_force: "in_force",
};

/** A move of the card. `happenedOn` is the day it was initialled, signed or came into force, when it was. */
export const moveInput = z.preprocess(
  typedDates("happened"),
  z
    .strictObject({
      id: recordId,
      /** Of the agreement the mover was looking at. */
      version: recordVersion,
      /** The stage entry that the mover saw it in, so that who moved it since can be named. */
      fromId: recordId.nullable().default(null),
      ...stageFields,
      /** Why it is sent back or held. */
      reason: z.enum(StageReason, choice).nullable().default(null),
      referenceNo: optionalName(120).default(null),
      file,
      ...fuzzyFields("happened"),
      place: optionalName(200).default(null),
    })
    .refine(needsAgency, agencyMissing)
    .refine(({ stage, happenedOn }) => happenedOn === null || stage in ACTION_OF_STAGE, {
      path: ["happenedOn"],
      error: "validation.stageWithoutAction",
    }),
);

/** A card as the mover saw it: `id:version:entry`. */
const seenCard = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}:[0-9a-f-]{36}$/, choice)
  .transform((text) => {
    const [id = "", version, fromId = ""] = text.split(":");
    return { id, version: Number(version), fromId };
  });

/** Several cards to one stage. Whom they wait on is said by side: an agency, a number or a text each has of its own. */
export const moveSeveralInput = z.strictObject({
  moves: z.array(seenCard).min(1, "mous.bulk.noneChosen").max(50),
  stage: stageFields.stage,
  enteredOn: stageFields.enteredOn,
  waitingOn: z.enum(["us", "them"], choice),
  reason: z.enum(StageReason, choice).nullable().default(null),
  note: stageFields.note,
});

const neighbourMark = z.strictObject({
  otherId: recordId,
  /** Null: not decided, which leaves it as it is. */
  kind: z.enum(NeighbourKind, choice).nullable().default(null),
  note: optionalText(2000).default(null),
});

/** What a proposed instrument is to each of those that are there already. */
export const neighboursInput = z.strictObject({
  id: recordId,
  marks: z.array(neighbourMark).max(200).default([]),
});

/** On the fast track, or off it; either way why. */
export const fastTrackInput = z.strictObject({
  id: recordId,
  version: recordVersion,
  isFastTrack: flag,
  reason: requiredText(500),
});

export type MoveInput = z.output<typeof moveInput>;
