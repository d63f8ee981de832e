import "server-only";
import { discardDraft } from "#features/drafts/commands.ts";
import { command } from "#server/command.ts";
import { recordIntake } from "./commands/saving.ts";
import { intakeOf } from "./commands/work.ts";
import { canTakeIn } from "./policy.ts";
import { intakeInput } from "./schema.ts";

/**
 * Makes everything accepted in an intake into records, each with its passages, all of it or nothing; the
 * intake ends with that. Answers with the source.
 *
 * @throws z.ZodError at a draft whose words do not stand in the text, and for what the records refuse
 */
export const saveIntake = command({
  action: "intake.save",
  input: intakeInput,
  load: (tx, { draftId }) => intakeOf(tx, draftId),
  allow: (actor, _, input) => canTakeIn(actor, input),
  run: async ({ ctx, input, subject: work }) => {
    const { sourceId } = await recordIntake(ctx, input, work);
    await discardDraft(ctx, { id: input.draftId });
    return { id: sourceId };
  },
});
