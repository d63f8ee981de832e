import type { DraftCommitment } from "../drafts.ts";
import { beneficiaryOf } from "./beneficiaries.ts";
import type { Read } from "./commitments.ts";
import { kindOfCommitment } from "./kinds.ts";
import { agenciesOf, isWorking } from "./lead-agency.ts";
import { mentionsBetween } from "./mentions.ts";
import type { SentenceDraft } from "./sentence-drafts.ts";
import type { Cast } from "./sides.ts";
import { titleOf } from "./titles.ts";

type Details = Pick<
  DraftCommitment,
  "title" | "kind" | "beneficiary" | "leadAgency" | "supporting"
>;

/** What the words of a commitment say beside strength, due date and topics; `mentions` of its paragraph. */
export function detailsOf(
  { span, wording, obligor }: SentenceDraft,
  { paragraph, mentions }: Read,
  cast: Cast,
): Details {
  const words = paragraph.text.slice(span.start, span.end);
  const isInside = wording.start >= span.start && wording.end <= span.end;
  const verb = isInside ? wording.end - span.start : 0;
  const deed = words.slice(verb);
  const own = kindOfCommitment(deed);
  const kind = own === "policy_reform" ? kindOfCommitment(words) : own;
  // "Officers of X will be trained": who gains stands before the verb.
  const isPassive = /^\s*be \p{L}+ed\b/u.test(deed);
  const [from, to] = isPassive ? [span.start, span.start + verb] : [span.start + verb, span.end];
  const named = mentionsBetween(mentions, from, to).filter(
    (one) => !isWorking(paragraph.text, one, from),
  );
  return {
    title: titleOf(words, verb),
    kind,
    beneficiary: beneficiaryOf(obligor, kind, deed, named, cast),
    ...agenciesOf(paragraph, mentions, span, wording),
  };
}
