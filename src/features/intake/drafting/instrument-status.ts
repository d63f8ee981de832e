import type { InstrumentStatus } from "../drafts.ts";

const SIGNED =
  "signed|initialled|initialed|concluded|exchanged|inked|sealed|finali[sz]ed and signed";
const SIGNED_BEFORE = new RegExp(
  `\\b(?:${SIGNED}|signing of|signature of|conclusion of|exchange of|witness\\w* the \\w+ of)\\b[^.;]{0,70}$`,
  "i",
);
const SIGNED_AFTER = new RegExp(
  `^[^.;]{0,90}?\\b(?:was|were|has been|have been)(?: also| today| formally| duly)* (?:${SIGNED})\\b`,
  "i",
);
/** Signed at another time, or at work already. */
const AT_WORK =
  /\b(?:in|since|of) (?:19|20)\d\d\b|\bentered into force|\bcame into (?:force|effect)|\bexisting\b|\bhas been in force|\bin force\b/i;
const NOT_YET =
  /\b(?:pending|fast-?track\w*|finali[sz]\w+|expedit\w+|early (?:signing|signature|conclusion|finali[sz]ation)|under (?:negotiation|preparation|consideration|discussion)|await\w*|outstanding|being (?:negotiated|drafted|finali[sz]ed)|(?:will|shall|would|to) (?:be )?(?:sign|conclude|initial)\w*|negotiations? (?:of|on|for)|negotiat\w+|draft|conclud(?:e|ing)|complet(?:e|ion|ing)|shall (?:conclude|resume))\b/i;
const IDEA =
  /\b(?:propos\w+|explor\w+|consider\w*|possib\w+|suggest\w+|feasib\w+|study|examin\w+|idea of|(?:start|commenc|begin|open|initiat|launch)\w* (?:the )?(?:negotiations|talks|discussions)|work(?:ing)? towards)\b/i;
/** What other things hang on is there already. */
const RELIED_ON =
  /\b(?:(?:protocols?|annex(?:es)?|amendments?|addendum) to|amending|under|pursuant to|in (?:line|accordance|keeping) with|framework of|part(?:y|ies) to|implementation of|provided for (?:in|by)|based on)(?: the| an?)? $/i;
const RENEWED = /\b(?:renew(?:ed|al|als)|extended|extension|prolonged)\b/i;

/** How far an instrument has come, from the words around its name in the sentence. */
export function instrumentStatus(
  sentence: string,
  start: number,
  end: number,
  adjectives: string,
): InstrumentStatus {
  const before = sentence.slice(Math.max(0, start - 90), start);
  const after = sentence.slice(end, end + 120);
  const around = `${before}${adjectives} # ${after}`;
  if (RELIED_ON.test(before)) return "existing";
  if (IDEA.test(before) || /proposed/i.test(adjectives)) return "proposed";
  if (/pending|draft|outstanding/i.test(adjectives)) return "pending";
  if (NOT_YET.test(after.split(/[;.]/)[0] ?? "") && !SIGNED_AFTER.test(after)) return "pending";
  if (RENEWED.test(around)) return "signed";
  const isOld = AT_WORK.test(after.slice(0, 60)) || AT_WORK.test(sentence.slice(start, end));
  if (isOld && !/\b(?:today|this morning|yesterday)\b/i.test(around)) return "existing";
  if (SIGNED_BEFORE.test(before) || SIGNED_AFTER.test(after)) {
    return /\b(?:will|shall|would|to|be|early) (?:\w+ )?(?:sign|signed|signature)\b|\bearly sign/i.test(
      before,
    )
      ? "pending"
      : "signed";
  }
  return NOT_YET.test(before) ? "pending" : "existing";
}
