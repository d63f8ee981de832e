import { z } from "zod";
import { marking } from "#domain/marking.ts";
import { obligor, side } from "#domain/sides.ts";
import { wordingStrength } from "#domain/wording-strength.ts";
import {
  CommitmentStatus,
  MeetingLife,
  MeetingMode,
  MeetingType,
  OutcomeKind,
  RecordState,
  ReviewAction,
} from "#generated/prisma/enums.ts";
import { claims, count, country, day, disputed, fuzzy, id, instant, topicName } from "./common.ts";

const head = {
  id,
  ref: z.string(),
  marking,
  title: z.string(),
  type: z.enum(MeetingType),
  held: fuzzy,
  life: z.enum(MeetingLife),
  recordState: z.enum(RecordState),
  place: z.string().nullable(),
  disputed,
};

export const meetingLine = z.object({
  ...head,
  partner: country,
  theirHead: z.string().nullable(),
  commitments: count,
  isToBeLogged: z.boolean(),
});

const labelled = z.object({ id, label: z.string() }).nullable();

const participant = z.object({
  id,
  side,
  name: z.string(),
  title: z.string().nullable(),
  titleAsPrinted: z.string().nullable(),
  person: z.object({ id }).nullable(),
  post: labelled,
  agency: labelled,
  isHead: z.boolean(),
  wasInvited: z.boolean(),
  hasAttended: z.boolean(),
  isSealed: z.boolean(),
});

const made = z.object({
  id,
  ref: z.string(),
  title: z.string(),
  marking,
  obligor,
  strength: wordingStrength,
  status: z.enum(CommitmentStatus),
  isOpen: z.boolean(),
  due: fuzzy,
  dueLastDay: day.nullable(),
  dueWords: z.string().nullable(),
  leadAgency: z.string().nullable(),
});

const series = z.object({
  id,
  name: z.string(),
  rounds: z.array(
    z.object({
      id,
      title: z.string(),
      round: z.int().nullable(),
      held: fuzzy,
      life: z.enum(MeetingLife),
    }),
  ),
  next: z
    .object({
      due: fuzzy.unwrap(),
      basis: z.enum(["promised", "cadence", "assumed"]),
      isOverdue: z.boolean(),
    })
    .nullable(),
});

export const meetingRecord = z.object({
  ...head,
  version: z.int(),
  country,
  mode: z.enum(MeetingMode),
  hadBegun: z.boolean(),
  untilOn: day.nullable(),
  startsAt: z.string().nullable(),
  timeZone: z.string(),
  hostSide: side.nullable(),
  series: series.nullable(),
  round: z.int().nullable(),
  lifeReason: z.string().nullable(),
  summary: z.string().nullable(),
  nextRound: fuzzy,
  nextRoundWords: z.string().nullable(),
  createdBy: z.string(),
  updatedAt: instant,
  topics: z.array(topicName),
  participants: z.array(participant),
  agenda: z.array(z.object({ id, title: z.string(), notes: z.string().nullable() })),
  outcomes: z.array(
    z.object({
      id,
      kind: z.enum(OutcomeKind),
      text: z.string(),
      agendaItemId: id.nullable(),
      isSealed: z.boolean(),
      commitment: made.nullable(),
    }),
  ),
  otherCommitments: z.array(made),
  citations: z.array(
    z.object({
      id,
      quote: z.string(),
      field: z.string().nullable(),
      source: z.object({
        id,
        title: z.string(),
        publisher: z.string().nullable(),
        published: fuzzy,
      }),
    }),
  ),
  claims,
  reviews: z.array(
    z.object({
      id,
      action: z.enum(ReviewAction),
      reason: z.string().nullable(),
      by: z.string(),
      at: instant,
    }),
  ),
});
