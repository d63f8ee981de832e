import "server-only";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { log } from "#server/log.ts";
import type { DraftCommitment, Drafts } from "../drafts.ts";
import type { IntakeContext, Register } from "../register.ts";
import { completionOf, NoCompletion } from "./completion.ts";
import { type Dropped, gated } from "./gate.ts";
import { type Model, modelFor, type ModelSettings } from "./model.ts";
import { type Proposal, proposalsIn } from "./proposal.ts";
import { messagesFor } from "./question.ts";

/** What is sent at most, in characters; models read some four of them at a time. */
export const MAX_SENT_LENGTH = 60_000;
const MAX_WAIT_MS = 60_000;
const TRIES = 2;

type Question = {
  text: string;
  drafts: Drafts;
  register: Register;
  context: IntakeContext;
  /** What the officer has marked the document with. */
  marking: Marking;
};

export type Proposed = {
  commitments: DraftCommitment[];
  /** What to keep of the answer: `gated` makes the same drafts of it again. */
  proposals: Proposal[];
  dropped: Dropped & { unusable: number };
};

/**
 * Asks the language model for commitments that the rules have missed. Nothing is sent but the text
 * and the two countries; nothing comes back but passages of the text, as drafts for the officer to
 * decide on. It may take a minute: not to be called within a transaction.
 *
 * @throws AppError when there is no model for this marking, the text is too long, or no answer came
 */
export async function proposeMore(
  question: Question,
  options: { signal?: AbortSignal; maxWaitMs?: number; settings?: ModelSettings } = {},
): Promise<Proposed> {
  const { text, drafts, register, context, marking } = question;
  const model = modelFor(marking, options.settings);
  if (model === null) throw new AppError("forbidden", "intake.model.notAllowed");
  if (text.length > MAX_SENT_LENGTH) {
    throw new AppError("conflict", "intake.model.tooLong", { max: MAX_SENT_LENGTH });
  }
  const overtime = AbortSignal.timeout(options.maxWaitMs ?? MAX_WAIT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, overtime]) : overtime;
  const { proposals, unusable } = await answered(model, question, signal);
  const { commitments, dropped } = gated(proposals, text, drafts, register, context);
  return { commitments, proposals, dropped: { ...dropped, unusable } };
}

/** The first answer that can be read; what was said in it is in no log. */
async function answered(model: Model, question: Question, signal: AbortSignal) {
  const messages = messagesFor(question);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const proposals = proposalsIn(await completionOf(model, messages, signal));
      if (proposals !== null) return proposals;
      throw new NoCompletion("no proposals in the answer", true);
    } catch (error) {
      if (!(error instanceof NoCompletion)) throw error;
      const { message: reason, mayPass } = error;
      log.warn({ reason, attempt }, "the language model gave no answer");
      if (mayPass && attempt < TRIES && !signal.aborted) continue;
      throw new AppError("unavailable", "intake.model.noAnswer", {}, { cause: error });
    }
  }
}
