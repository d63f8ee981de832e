import { z } from "zod";
import { OBLIGORS, type Obligor } from "#domain/sides.ts";
import { PROMISE_STRENGTHS, type WordingStrength } from "#domain/wording-strength.ts";

const MAX_PROPOSALS = 50;
/** Shorter words stand anywhere and say nothing. */
const MIN_QUOTE = 20;
const MAX_QUOTE = 1_000;

/** A commitment that a language model says a text holds: its words, and how they are to be read. */
export type Proposal = { quote: string; strength: WordingStrength; obligor: Obligor | null };

const proposal = z.object({
  quote: z.string().trim().min(MIN_QUOTE).max(MAX_QUOTE),
  strength: z.enum(PROMISE_STRENGTHS as [WordingStrength, ...WordingStrength[]]),
  obligor: z
    .enum([...OBLIGORS, "unclear"])
    .nullable()
    .transform((side) => (side === "unclear" ? null : side)),
});

/** What a draft of an intake keeps of an answer, to be read again with the text. */
export const keptProposals = z.array(proposal).max(MAX_PROPOSALS);

const answer = z.object({ commitments: z.array(z.unknown()) });

/**
 * The proposals in what a model wrote: one JSON object, with whatever words around it. Of each only
 * the fields that are known are taken; one that lacks any is counted as unusable. Null when it wrote
 * no such object.
 */
export function proposalsIn(content: string): { proposals: Proposal[]; unusable: number } | null {
  const object = content.slice(content.indexOf("{"), content.lastIndexOf("}") + 1);
  const parsed = answer.safeParse(jsonOf(object));
  if (!parsed.success) return null;
  const { commitments } = parsed.data;
  const proposals = commitments
    .slice(0, MAX_PROPOSALS)
    .flatMap((one) => proposal.safeParse(one).data ?? []);
  return { proposals, unusable: commitments.length - proposals.length };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
