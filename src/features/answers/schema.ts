import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { returnFields } from "#domain/return-reason.ts";
import { optionalName, optionalText, requiredText } from "#domain/text.ts";
import { typedDay } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { Answer, CommitmentStatus } from "#generated/prisma/enums.ts";

export const ANSWERS = Object.values(Answer);
export const LANGUAGES = ["en", "ur"] as const;
export type Language = (typeof LANGUAGES)[number];
/** What the page of a question may show besides the reference. */
export const SHOWS = ["title", "text", "due"] as const;
type Shown = (typeof SHOWS)[number];
/** Days for which a link is good. */
export const LIFETIMES = ["7", "14", "30"] as const;

/** One address and nothing else; the database says the same. */
const address = z
  .string()
  .trim()
  .regex(/^[^\s@<>",;:\p{Cc}]{1,64}@[^\s@<>",;:\p{Cc}]{1,190}$/u, "validation.email");

/** A question to a focal point about one commitment; without an address its link is passed on by hand. */
export const questionInput = z.strictObject({
  commitmentId: recordId,
  address: z.union([z.literal("").transform(() => null), z.null(), address]).default(null),
  language: z.enum(LANGUAGES, "validation.choice"),
  shows: z.array(z.enum(SHOWS, "validation.choice")).default([]),
  days: z.enum(LIFETIMES, "validation.choice").transform(Number),
});
export const questionRemoval = z.strictObject({ id: recordId });

/** What a focal point sends: three fields. */
export const answerInput = z.strictObject({
  link: z.string().max(100),
  /** Of the page, to come back to it. */
  language: z.enum(LANGUAGES).default("en"),
  answer: z.enum(Answer, "validation.choice"),
  note: optionalName(300),
  file: z.instanceof(File).nullable().default(null),
});

/** How the owner puts an answer on record: the status is theirs to choose. */
export const acceptance = z.strictObject({
  id: recordId,
  version: recordVersion,
  status: z.enum(CommitmentStatus, "validation.choice"),
  effectiveOn: typedDay,
  note: optionalText(5000),
});
export const rejection = z.strictObject({
  id: recordId,
  version: recordVersion,
  reasonKind: returnFields.reasonKind,
  reason: requiredText(500),
});

export type Marked = { partner: CountryCode; marking: Marking };

/** A question as its askers see it. */
export type QuestionView = {
  id: string;
  address: string | null;
  askedBy: string;
  isOwn: boolean;
  language: Language;
  shows: Shown[];
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
};

/** An answer, with what has become of it. */
export type ProposalView = {
  id: string;
  version: number;
  commitmentId: string;
  ref: string;
  title: string;
  partner: string;
  marking: Marking;
  answer: Answer;
  note: string | null;
  attachmentId: string | null;
  fileName: string | null;
  address: string | null;
  askedBy: string;
  receivedAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  isAccepted: boolean;
  reason: string | null;
};

/** What the page of a link shows: the question, or why there is none any more. */
export type OpenQuestion = {
  state: "open";
  language: Language;
  ref: string;
  title: string | null;
  text: string | null;
  due: { on: CalendarDate } | null;
  dueWords: string | null;
  reason: string | null;
  expiresAt: Date;
};
export type ClosedQuestion = { state: "unknown" | "used" | "expired" | "revoked" };
