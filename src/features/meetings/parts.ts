import { z } from "zod";
import { obligor, side } from "#domain/sides.ts";
import { optionalName, optionalText, requiredName, requiredText } from "#domain/text.ts";
import { fuzzyFields, typedDates } from "#domain/typed-date.ts";
import { recordId } from "#domain/uuid.ts";
import { wordingStrength } from "#domain/wording-strength.ts";
import { CommitmentKind, OutcomeKind } from "#generated/prisma/enums.ts";

/** Of a row that is stored already; null for a new one. */
const rowId = recordId.nullable().default(null);
const linked = recordId.nullable().default(null);
const added = optionalName(200).default(null);
/** A stored row that stays as it is: it leads to a record that the writer may not see. */
const isKept = z.boolean().default(false);

/** Somebody invited or present: a person of the register, one to be added to it, or a mere name. */
export const participantInput = z
  .strictObject({
    id: rowId,
    isKept,
    side,
    personId: linked,
    newPerson: added,
    /** As printed that day; needed where no person is linked ("an officer of the mission"). */
    name: added,
    titleAsPrinted: optionalName(300).default(null),
    postId: linked,
    newPost: optionalName(300).default(null),
    agencyId: linked,
    newAgency: added,
    isHead: z.boolean().default(false),
    wasInvited: z.boolean().default(true),
    hasAttended: z.boolean().default(true),
  })
  .refine((one) => one.isKept || (one.personId ?? one.newPerson ?? one.name), {
    path: ["personId"],
    error: "meetings.error.participant",
  })
  .refine(({ newPost, agencyId, newAgency }) => newPost === null || (agencyId ?? newAgency), {
    path: ["agencyId"],
    error: "meetings.error.postWithoutAgency",
  });
export type ParticipantInput = z.output<typeof participantInput>;

export const agendaInput = z.strictObject({
  id: rowId,
  title: z.string("meetings.error.agendaTitle").pipe(requiredName(300)),
  notes: optionalText(5000).default(null),
});

/** A commitment as the minutes make it; partner, marking, date and origin are the meeting's. */
const commitmentInMinutes = z.preprocess(
  typedDates("due"),
  z.strictObject({
    title: requiredName(200),
    text: requiredText(5000),
    kind: z.enum(CommitmentKind, "meetings.error.commitmentKind"),
    obligor,
    beneficiary: obligor,
    strength: wordingStrength,
    leadAgencyId: linked,
    newLeadAgency: added,
    ...fuzzyFields("due"),
    dueWords: optionalName(200).default(null),
    topicIds: z.array(recordId).max(50).default([]),
  }),
);
export type CommitmentInMinutes = z.output<typeof commitmentInMinutes>;

export const outcomeInput = z
  .strictObject({
    id: rowId,
    isKept,
    agenda: z.int().min(0).nullable().default(null),
    kind: z.enum(OutcomeKind, "validation.choice"),
    /** What the minutes say; a commitment may leave it to its own title. */
    text: optionalText(5000).default(null),
    /** A commitment that is recorded already. */
    commitmentId: linked,
    commitment: commitmentInMinutes.nullable().default(null),
  })
  .superRefine(({ isKept: isAsStored, kind, text, commitmentId, commitment }, context) => {
    if (isAsStored) return;
    const say = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (kind === "commitment") {
      if ((commitmentId === null) === (commitment === null)) {
        say("text", "meetings.error.outcome");
      }
      return;
    }
    if (text === null) say("text", "meetings.error.outcome");
    if (commitmentId !== null || commitment !== null) say("kind", "validation.choice");
  });
export type OutcomeInput = z.output<typeof outcomeInput>;
