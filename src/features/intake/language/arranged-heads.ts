import type { HeadRule } from "./heads.ts";
import { beginsWithAction } from "./verbs.ts";

/** Meetings, reviews and the like, of which "there will be" one. */
const EVENTS =
  "(?:meetings?|rounds?|sessions?|reviews?|exercises?|workshops?|courses?|consultations|exchanges?|visits?|patrols?|reports?|inspections?|calls|seminars?|trials?|pilots?|phases?|training)";
const RESERVED = "earmarked|set aside|allocated|budgeted|reserved|ring-fenced|made available";

/** What is arranged without a word of promise: money set aside, dates fixed, tasks taken on. */
export const ARRANGED: readonly HeadRule[] = [
  {
    kind: "performed",
    strength: "will",
    pattern: new RegExp(
      `\\b(?:has|have|had)(?: also| now| already)? (?:${RESERVED})(?= (?:us\\$|a\\$|c\\$|\\$|[£€]|rs|\\d|an?|some|up to|over|funds?|funding|money))`,
      "g",
    ),
  },
  {
    kind: "performed",
    strength: "will",
    passive: true,
    pattern: new RegExp(
      `\\b(?:has been|have been|is|are|was|were|is being|are being)(?: also| now)? (?:${RESERVED}|pledged)(?= (?:for|to|from|towards?|by)\\b)`,
      "g",
    ),
  },
  {
    kind: "performed",
    strength: "will",
    passive: true,
    pattern:
      /\b(?:is|are|was|were|has been|have been)(?: also| now| tentatively| provisionally)* (?:scheduled|slated|fixed|set|planned|due|foreseen|envisaged)(?= (?:for|in|on|during)\b)/g,
    fits: (before) => !/\b(?:which|that|who|it|as) $/.test(before),
  },
  {
    kind: "promise",
    strength: "will",
    passive: true,
    pattern:
      /\bit (?:is|was)(?: also| now| further)* (?:planned|envisaged|foreseen|intended|anticipated)(?= (?:to|that)\b)|\b(?:plans|preparations|arrangements|steps) are (?:in hand|under way|underway|afoot|in place|being made|being taken)(?= (?:to|for)\b)/g,
  },
  {
    kind: "modal",
    strength: "will",
    pattern: new RegExp(
      `\\bthere (?:will|shall|is to|are to) be (?=(?:an? |regular |[\\w-]+ly |joint |annual |further |\\w+ ){0,4}${EVENTS}\\b)`,
      "g",
    ),
  },
  {
    kind: "promise",
    strength: "decided",
    pattern:
      /\bset(?:s|ting)?(?: (?:themselves|itself))? (?:an?|the|as (?:an?|the|its|their)|their|its) (?:\w+ )?(?:target|goal|deadline|time-?frame|timeline)s? (?=of\b|to\b|for\b)/g,
  },
  {
    kind: "promise",
    strength: "will",
    pattern:
      /\b(?:took|takes?|taken|assum(?:ed|es))(?: it)? (?:(?:up)?on (?:it|them|him|her)sel(?:f|ves)|on (?:the )?(?:task|responsibility|cost|expense)s? of|(?:the )?responsibility (?:for|of))(?= )/g,
  },
  {
    kind: "performed",
    strength: "decided",
    passive: true,
    pattern:
      /\b(?:was|were|has been|have been) (?:given|assigned|handed|entrusted with) (?:the |a )?(?:task|mandate|responsibility|job|remit)(?= (?:of|to)\b)/g,
  },
  {
    kind: "modal",
    strength: "will",
    // A side that expects to act says what it will do; an onlooker expects others to.
    pattern: /\b(?:expects?|hopes to be able|aims?) to(?= [a-z])/g,
    fits: (before, after) =>
      beginsWithAction(after.trim()) &&
      /(?:side|government|ministry|police|authorit\w+|sides|parties|ministers|they|we|service|agency|indonesia|[a-z]{4,}) $/.test(
        before,
      ) &&
      /\b(?:by|before|in|within|from|later|next|this) (?:\w+ ){0,3}?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|end|year|month|week|spring|summer|autumn|quarter)/.test(
        after,
      ) &&
      !/\b(?:project|programme|program|initiative|campaign|analysts|observers|experts|which|that|who) $/.test(
        before,
      ),
  },
  {
    kind: "modal",
    strength: "will",
    // Action points are written like headlines: "Chile to send a list".
    pattern: /\bto(?= [a-z]+)/g,
    fits: (before, after) =>
      /^(?:(?:action|decision|follow-?up|next steps?)[:.]? )?(?:the )?(?!(?:i|we|he|she|you|they|there|this|that|these|\w+ed)\b)[\w.&'-]+(?: (?!(?:should|must|can|may|might|could|do|does|i|we|you|expect|ask|call|urge|by|of|between|for|in|with|from|on|that|which|is|are|was|were|has|have|had|will|would|ready|able|order|need|ways?|how|to|it|due|set|committed|agreed|plans?|wants?|hopes?|aims?|seeks?|continues?|\w+ed) )[\w.&'/-]+){0,3} $/.test(
        before,
      ) &&
      !/\b(?:undertook|undertakes?|chose|chooses?|swore|sought|vows?|pledges?|promises?|agrees?|concurs?|decides?|offers?|resolves?|intends?|proposes?|prepares?|reaffirms?|reiterates?|invites?|began|begins?|helps?|look) $/.test(
        before,
      ) &&
      !beginsWithAction(before) &&
      beginsWithAction(after.trim()),
  },
  {
    kind: "modal",
    strength: "will",
    passive: true,
    pattern:
      /\b(?:is|are)(?: now| currently)? being (?=(?:posted|deployed|seconded|sent|set up|established|built|extended|introduced|recruited|trained|procured|delivered|opened|doubled|prepared|drafted|drawn up|finali[sz]ed|made available|provided|rolled out)\b)/g,
    fits: (before) => !/\b(?:which|that|who|as|while|there) [^,;]{0,40}$/.test(before),
  },
];
