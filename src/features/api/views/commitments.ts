import { z } from "zod";
import { marking } from "#domain/marking.ts";
import { obligor } from "#domain/sides.ts";
import { wordingStrength } from "#domain/wording-strength.ts";
import { CommitmentKind, CommitmentStatus } from "#generated/prisma/enums.ts";
import {
  agencyName,
  citations,
  claims,
  count,
  country,
  day,
  disputed,
  figure,
  fuzzy,
  id,
  instant,
  recordName,
  topicName,
  unverifiedFigures,
} from "./common.ts";

const status = z.enum(CommitmentStatus);
const freshness = z.enum(["fresh", "ageing", "stale"]);
const drift = z.enum(["hardened", "softened", "same"]);

const named = {
  id,
  ref: z.string(),
  title: z.string(),
  partner: country,
  marking,
  obligor,
  strength: wordingStrength,
  lead: agencyName.nullable(),
  due: fuzzy,
  dueWords: z.string().nullable(),
  status,
  isOpen: z.boolean(),
  isOverdue: z.boolean(),
  dueLastDay: day.nullable(),
  lastEvidenceOn: day.nullable(),
  freshness,
  disputed,
  unverifiedFigures,
};

export const commitmentLine = z.object({
  ...named,
  isDueSoon: z.boolean(),
  daysOverdue: z.int().nullable(),
});

export const statusUpdate = z.object({
  id,
  effectiveOn: day,
  recordedAt: instant,
  by: z.string(),
  status,
  note: z.string().nullable(),
  blocker: z.string().nullable(),
  nextStep: z.string().nullable(),
  source: recordName.nullable(),
  file: z.object({ id, name: z.string(), sizeBytes: count }).nullable(),
  hasHiddenEvidence: z.boolean(),
});

const restatement = recordName.extend({ strength: wordingStrength, drift });
const block = recordName.extend({
  kind: z.enum(["commitment", "agreement"]),
  note: z.string().nullable(),
  state: z.string().nullable(),
});

export const commitmentRecord = z.object({
  ...named,
  version: z.int(),
  highestMarking: marking,
  text: z.string(),
  kind: z.enum(CommitmentKind),
  beneficiary: obligor,
  supporting: z.array(agencyName),
  focalPoint: z.object({ id, name: z.string() }).nullable(),
  topics: z.array(topicName),
  made: fuzzy,
  recordedBy: z.string(),
  recordedAt: instant,
  wasMade: z.boolean(),
  wasRecorded: z.boolean(),
  pace: z.enum(["on_schedule", "behind", "no_schedule"]),
  updates: z.array(statusUpdate),
  milestones: z.array(
    z.object({
      id,
      version: z.int(),
      title: z.string(),
      due: fuzzy,
      reachedOn: day.nullable(),
      status: z.enum(["reached", "missed", "due_soon", "ahead", "undated"]),
    }),
  ),
  origins: z.array(
    recordName.extend({ kind: z.enum(["meeting", "agreement", "source"]), on: fuzzy }),
  ),
  restates: z.array(restatement),
  restatedBy: z.array(restatement),
  timesRestated: count,
  blockedBy: z.array(block),
  blocks: z.array(block),
  trainings: z.array(recordName),
  deliveries: z.array(
    recordName.extend({
      unit: z.string().nullable(),
      quantityPromised: z.number().nullable(),
      quantityDelivered: z.number().nullable(),
    }),
  ),
  citations,
  claims,
  figures: z.array(figure.extend({ source: recordName })),
});
