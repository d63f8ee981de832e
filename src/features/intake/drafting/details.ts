import type { DraftCommitment } from "../drafts.ts";
import type { Read } from "./commitments.ts";
import { kindOfCommitment } from "./kinds.ts";
import { agenciesOf } from "./lead-agency.ts";
import type { SentenceDraft } from "./sentence-drafts.ts";
import { type Cast, otherSide } from "./sides.ts";
import { titleOf } from "./titles.ts";

type Details = Pick<
  DraftCommitment,
  "title" | "kind" | "beneficiary" | "leadAgency" | "supporting"
>;

/** What the words of a commitment say beside strength, due date and topics. `mentions` are those inside it. */
export function detailsOf(
  { span, wording, obligor }: SentenceDraft,
  { paragraph, mentions }: Read,
  _cast: Cast,
): Details {
  const words = paragraph.text.slice(span.start, span.end);
  const verb = Math.max(0, Math.min(words.length, wording.end - span.start));
  const kind = kindOfCommitment(words.slice(verb));
  const isGift = kind === "training" || kind === "equipment_technology";
  return {
    title: titleOf(words, verb),
    kind,
    beneficiary: obligor === "both" ? "both" : isGift && obligor ? otherSide(obligor) : null,
    ...agenciesOf(paragraph, mentions, span.start + verb),
  };
}
