import { z } from "zod";
import { marking } from "#domain/marking.ts";
import { side } from "#domain/sides.ts";
import {
  AgreementActionType,
  AgreementLinkType,
  Binding,
  ConcurrenceDecision,
  Counterpart,
  InstrumentType,
  MoneyInvolved,
  RenewalRule,
  Stage,
  WaitingOn,
} from "#generated/prisma/enums.ts";
import { AGREEMENT_STATES } from "#features/agreements/rules.ts";
import {
  agencyName,
  citations,
  claims,
  count,
  country,
  day,
  disputed,
  fuzzy,
  id,
  instant,
  names,
  partnerCode,
  recordName,
  topicName,
} from "./common.ts";

const head = {
  id,
  ref: z.string(),
  title: z.string(),
  marking,
  partner: country,
  isPlaceholder: z.boolean(),
  state: z.enum(AGREEMENT_STATES),
};
const instrument = z.enum(InstrumentType);
const binding = z.enum(Binding);
const stage = z.enum(Stage);
const waitingOn = z.enum(WaitingOn);
const action = z.enum(AgreementActionType);

export const agreementLine = z.object({
  ...head,
  instrument,
  binding,
  stage: stage.nullable(),
  stageEnteredOn: day.nullable(),
  lastAction: z.object({ type: action, happened: fuzzy }).nullable(),
  leadAgency: z.object(names).nullable(),
  disputed,
});

export const mouLine = z.object({
  ...head,
  version: z.int(),
  isFastTrack: z.boolean(),
  stage: stage.nullable(),
  enteredOn: day.nullable(),
  daysInStage: z.int().nullable(),
  targetDays: z.int().nullable(),
  isOverTarget: z.boolean(),
  totalDays: z.int().nullable(),
  waitingOn: waitingOn.nullable(),
  waitingAgency: agencyName.nullable(),
  nextStage: stage.nullable(),
  disputed,
});

export const agreementRecord = z.object({
  ...head,
  version: z.int(),
  releasableTo: z.array(partnerCode),
  instrument,
  binding,
  counterpart: z.enum(Counterpart),
  money: z.enum(MoneyInvolved),
  summary: z.string().nullable(),
  isFastTrack: z.boolean(),
  isPendingMou: z.boolean(),
  wasRecorded: z.boolean(),
  leadAgency: agencyName.nullable(),
  parties: z.array(agencyName.extend({ side })),
  topics: z.array(topicName),
  term: z.object({
    months: z.int().nullable(),
    renewal: z.enum(RenewalRule),
    noticeDays: z.int().nullable(),
    statedEnd: day.nullable(),
    endsOn: day.nullable(),
    lastDayToGiveNotice: day.nullable(),
  }),
  actions: z.array(
    z.object({
      id,
      type: action,
      happened: fuzzy,
      place: z.string().nullable(),
      note: z.string().nullable(),
      source: recordName.nullable(),
    }),
  ),
  links: z.array(
    z.object({
      id,
      type: z.enum(AgreementLinkType),
      isOurs: z.boolean(),
      effective: fuzzy,
      note: z.string().nullable(),
      other: recordName.extend({ instrument }),
    }),
  ),
  stages: z.array(
    z.object({
      id,
      stage,
      enteredOn: day,
      leftOn: day.nullable(),
      days: z.int(),
      targetDays: z.int().nullable(),
      isOverTarget: z.boolean(),
      waitingOn,
      waitingAgency: agencyName.nullable(),
      ownerPost: z.string().nullable(),
      note: z.string().nullable(),
      by: z.string(),
    }),
  ),
  totalDays: z.int().nullable(),
  route: z
    .object({
      ...names,
      id,
      validFrom: day,
      stages: z.array(stage),
      moved: z
        .object({ from: z.string().nullable(), by: z.string(), at: instant, reason: z.string() })
        .nullable(),
    })
    .nullable(),
  required: z.array(
    z.object({
      stage,
      desk: z.string(),
      isGranted: z.boolean(),
      standing: z.enum([...Object.values(ConcurrenceDecision), "unasked", "awaited"]),
      since: day.nullable(),
      isCertain: z.boolean(),
    }),
  ),
  concurrences: z.array(
    z.object({
      id,
      version: z.int(),
      desk: z.string(),
      round: z.int(),
      stage: stage.nullable(),
      asked: z.string().nullable(),
      draftNumber: z.int().nullable(),
      agency: agencyName.nullable(),
      requestedOn: day,
      decidedOn: day.nullable(),
      decision: z.enum(ConcurrenceDecision).nullable(),
      referenceNo: z.string().nullable(),
      note: z.string().nullable(),
      source: recordName.nullable(),
      attachment: z.object({ id, name: z.string() }).nullable(),
    }),
  ),
  draftTexts: z.array(
    z.object({
      id,
      number: count,
      text: z.string(),
      note: z.string().nullable(),
      by: z.string(),
      recordedAt: instant,
    }),
  ),
  trainings: z.array(recordName),
  citations,
  claims,
  disputed,
  recordedBy: z.string(),
  recordedAt: instant,
});
