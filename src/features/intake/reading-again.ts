import type { CountryCode } from "#domain/country-code.ts";
import { draftFrom } from "./draft.ts";
import type { Drafts } from "./drafts.ts";
import { gated } from "./proposing/gate.ts";
import type { IntakeContext, Register } from "./register.ts";
import { proposalsIn, toldOf, type Typed, typedText } from "./typed.ts";

type Reading = {
  text: string;
  context: IntakeContext & { partner: CountryCode | null };
  drafts: Drafts;
};

/**
 * The drafts of an intake in work: of its text, with what the officer has said of it, and those of what a
 * language model proposed that pass the gate. The same boxes and the same register give the same drafts.
 */
export function readAgain(typed: Typed, register: Register, home: string): Reading {
  const text = typedText(typed, "_text") ?? "";
  const { partner, published } = toldOf(typed);
  const publishedOn = published?.precision === "day" ? published.on : null;
  const context = { home, partner, publishedOn };
  const own = draftFrom(text, register, context);
  const proposals = proposalsIn(typed);
  if (proposals.length === 0) return { text, context, drafts: own };
  const { commitments } = gated(proposals, text, own, register, context);
  const all = [...own.commitments, ...commitments];
  const drafts = {
    ...own,
    commitments: all.toSorted((a, b) => a.passage.start - b.passage.start),
  };
  return { text, context, drafts };
}
