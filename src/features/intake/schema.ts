import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { flag } from "#domain/flag.ts";
import { marking } from "#domain/marking.ts";
import { encodeMessage } from "#domain/message.ts";
import { optionalName } from "#domain/text.ts";
import { fuzzyFields, typedDates } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { isPromise, type WordingStrength } from "#domain/wording-strength.ts";
import { draftInput } from "#features/drafts/schema.ts";
import { documentText } from "#features/sources/schema.ts";
import { DRAFT_LISTS, lists, meeting, source } from "./parts.ts";
import { keptProposals } from "./proposing/proposal.ts";

/** The longest text that is drafted from: some thirty thousand words. */
export const MAX_INTAKE_TEXT = 200_000;

/** A text to draft from: pasted, in a file, or that of a source on record; and what the officer knows of it. */
export const intakeStart = z.preprocess(
  typedDates("published"),
  z
    .strictObject({
      text: documentText
        .max(MAX_INTAKE_TEXT, encodeMessage("intake.error.tooLong", { max: MAX_INTAKE_TEXT }))
        .nullable()
        .default(null),
      file: z.instanceof(File).nullable().default(null),
      sourceId: recordId.nullable().default(null),
      partner: countryCode.nullable().default(null),
      publisher: optionalName(200).default(null),
      ...fuzzyFields("published"),
    })
    .superRefine(({ text, file, sourceId }, context) => {
      const given = [text, file, sourceId].filter((one) => one !== null).length;
      if (given === 1) return;
      const message = given === 0 ? "intake.error.nothing" : "intake.error.textOrFile";
      context.addIssue({ code: "custom", path: ["text"], message });
    }),
);
export type IntakeStart = z.output<typeof intakeStart>;

/** The boxes of an intake in work as they are, however unfinished; its text is kept from the start. */
export const intakeKeep = z.strictObject({
  draftId: recordId,
  version: draftInput.shape.version,
  tab: draftInput.shape.tab,
  values: draftInput.shape.values,
});

/** What a language model proposed for an intake in work. */
export const intakeProposals = z.strictObject({ draftId: recordId, proposals: keptProposals });

const MOST_NAMED = 8;

/** Nobody must decide about these: they lie folded away, and only those that are accepted are kept. */
const isTalkingPoint = (strength: WordingStrength | null) =>
  strength !== null && !isPromise(strength);

/** Enough of a passage to know it by. */
function beginningOf(quote: string): string {
  const words = quote.replace(/\s+/g, " ").trim();
  return words.length <= 60 ? words : `${words.slice(0, 59).replace(/\s\S*$/, "")} …`;
}

/** An intake as the officer leaves it: what is accepted becomes records, each with its passage. */
export const intakeInput = z
  .strictObject({
    draftId: recordId,
    partner: countryCode,
    marking: marking.default("official"),
    source,
    meeting,
    ...lists,
    /** What nobody has decided about is left out, when the officer says so. */
    leaveUndecided: flag,
    /** Hands the minutes to the managers at once. */
    thenSubmit: flag,
  })
  .superRefine((intake, context) => {
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const all = DRAFT_LISTS.flatMap((list) =>
      Object.entries(intake[list]).map(([key, draft]) => ({ list, key, draft })),
    );
    const open = all.filter(
      ({ draft }) => draft.decision === "open" && !isTalkingPoint(draft.strength ?? null),
    );
    if (open.length > 0 && !intake.leaveUndecided) {
      say(["leaveUndecided"], encodeMessage("intake.error.undecided", { count: open.length }));
      for (const { list, key, draft } of open.slice(0, MOST_NAMED)) {
        const words = beginningOf(("quote" in draft && draft.quote) || key);
        say([list, key, "decision"], encodeMessage("intake.error.decide", { words }));
      }
    }
    for (const { list, key, draft } of all) {
      if (draft.decision !== "merge") continue;
      if (intake[list][draft.into]?.decision !== "accept") {
        say([list, key, "into"], "intake.error.into");
      }
    }
  });
export type IntakeInput = z.output<typeof intakeInput>;

/** The drafts as they are handed in, beside what the form sent for them. */
export const handInInput = z
  .strictObject({ drafts: z.unknown() })
  .transform(({ drafts }) => ({
    drafts,
    sent: JSON.stringify(drafts ?? null).replaceAll("\\u0000", ""),
  }))
  .pipe(z.object({ drafts: intakeInput, sent: z.string() }));

/** What was handed in, in the version that was read. */
export const reviewStep = z.strictObject({ id: recordId, version: recordVersion });
