import type { HeadRule } from "./heads.ts";
import { isMentioned } from "./promise-heads.ts";

const PLEDGED = "commitments?|determination|pledges?|dedication|will|resolution|engagement";
/** "their", "Pakistan's", "the two countries' shared", "a strong". */
const OWNER = "(?:(?:[\\w.-]+(?:'s|s'|')?|of|and|both) ){0,7}?";
const SAYING =
  "express(?:ed|es|ing)?|underlin(?:ed?|es|ing)|underscor(?:ed?|es|ing)|highlight(?:ed|s|ing)?|stress(?:ed|es|ing)?|emphasi[sz](?:ed?|es|ing)|voic(?:ed|es|ing)|convey(?:ed|s|ing)?|declar(?:ed?|es)|signal(?:led|ed|s)?|stat(?:ed?|es)|not(?:ed|es|ing)|indicat(?:ed?|es)|assur(?:ed?|es|ing)|announc(?:ed?|es|ing)|ma(?:de|ke|kes)|gave|recall(?:ed|s|ing)?|share[ds]?";
const RENEWING =
  "re-?affirm(?:ed|s|ing)?|reiterat(?:ed?|es|ing)|recommit(?:ted|s)?|reconfirm(?:ed|s|ing)?|confirm(?:ed|s|ing)?|affirm(?:ed|s|ing)?|ratif(?:ied|ies|ying)|renew(?:ed|s|ing)?|restat(?:ed|es|ing)";

/** What was promised before, or in general, and is said once more; what a side says it would like. */
export const RENEWALS: readonly HeadRule[] = [
  {
    kind: "promise",
    strength: "reaffirmed",
    pattern:
      /\b(?:are|is|am|remains?|remained|were|was|stays?|stands?|stood)(?: \w+ly| both| all| also| equally| deeply| as)* (?:committed|determined|resolved|dedicated|ready|prepared|willing)(?: as ever)?(?= to\b)/g,
    fits: (before, after) =>
      !/^ to (?:human|values|democra|principle)/.test(after) && !/\bif\b[^,]*$/.test(before),
  },
  {
    kind: "promise",
    strength: "reaffirmed",
    pattern: new RegExp(
      `\\b(?:${RENEWING}|${SAYING}|pledg(?:ed|es)) ${OWNER}(?:${PLEDGED})(?= (?:to|in|of|on|for|that|with|towards?)\\b)`,
      "g",
    ),
    fits: (_before, _after, words) =>
      !/\bof (?:the )?importance|\bconcern|\b(?:that|which|who|as|after) /.test(words),
  },
  {
    kind: "promise",
    strength: "reaffirmed",
    pattern: new RegExp(
      `\\b(?:${RENEWING}|${SAYING}) (?:their|the two (?:sides|countries)'|the) (?:\\w+ )?resolve(?= to\\b)`,
      "g",
    ),
  },
  {
    kind: "promise",
    strength: "reaffirmed",
    pattern: new RegExp(
      `\\b(?:${RENEWING}) (?=(?:the need to|to (?!the\\b)\\w+|that [^.;]{3,90} share|continued? (?:support|cooperation|collaboration|assistance)|(?:their |its )?(?:continued )?support (?:for|to)))`,
      "g",
    ),
    fits: (before) => !isMentioned(before),
  },
  {
    kind: "promise",
    strength: "reaffirmed",
    pattern:
      /\b(?:re-?affirm(?:ed|s|ing)?|reiterat(?:ed?|es|ing)) (?=that [^.;]{3,90} (?:will|would|shall) (?!not |never |only ))/g,
  },
  {
    kind: "promise",
    strength: "reaffirmed",
    pattern:
      /\bassur(?:ed|es|ing)(?: [\w.'-]+){0,5}? (?=(?:all|full|every|continued|complete|maximum|of)(?: \w+){0,4} (?:assistance|support|cooperation|co-operation|help|facilitation|return|release|action|steps|completion|implementation|delivery|consideration)\b)/g,
  },
  {
    kind: "promise",
    strength: "will",
    pattern: new RegExp(
      `\\b(?:${RENEWING}|${SAYING}) ${OWNER}(?:intentions?|intent)(?= (?:to|of|that)\\b)`,
      "g",
    ),
  },
  {
    kind: "promise",
    strength: "proposed",
    pattern: new RegExp(
      `\\b(?:${RENEWING}|${SAYING}) ${OWNER}(?:readiness|willingness|desire|interest|wish|preparedness|keenness)(?= (?:to|in|for)\\b)`,
      "g",
    ),
    fits: (before, after) =>
      !/\bnot $/.test(before) &&
      !/^ (?:to|for|in) (?:maintain|strengthen|enhanc|develop|deepen|further|promot|expand|boost|consolidat|cement|advanc|reinforc|see|work)\w* (?!.*\b(?:by|within|in 20))/.test(
        after,
      ) &&
      (!after.startsWith(" in ") ||
        /^ in (?:\w+ing|further|greater|closer|deeper|more|increased|enhanced|enhancing|stronger|joint|(?:the )?(?:early|establishment|conclusion|signing))\b/.test(
          after,
        )),
  },
];
