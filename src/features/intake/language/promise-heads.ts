import type { HeadRule } from "./heads.ts";

/** No side said so on this occasion: an earlier agreement is only mentioned. */
export const isMentioned = (before: string, after = "") =>
  /^ (?:in|on|at|during) (?:\w+ )?(?:19|20)\d\d\b/.test(after) ||
  (/\b(?:as|had|have (?:long )?been|previously|already|earlier|once|yet to)\s(?:\w+ly )?$/.test(
    before,
  ) &&
    !/\b(?:said|announced|told|confirmed|added|reported|revealed)\b[^.;]{0,70}\bhad $/.test(
      before,
    ));

/** "the importance of setting up a hotline": polite form for the decision to do so. */
const FOUNDING =
  "(?:establish|sett|creat|form|sign|conclud|activat|reactivat|hold|conven|launch|open|appoint|designat|finali[sz]|complet|operationali[sz]|resum|reviv|exchang|shar|nominat|updat|expedit)(?:t?ing)\\b";

/** What is yet to be: "will", "are to", or the bare verb of a demand ("that it be repeated"). */
const TO_COME =
  /\b(?:will|would|should|shall|could|may|might)\b|'ll\b|\b(?:is|are|was|were) to\b|(?<!\b(?:to|must|can|cannot|not) )\bbe \w+|\b(?:take place|meet|reconvene|submit)\b/;

/** "agreed that partnership is essential", "agreed on the importance of": an opinion that is shared. */
const isOpinion = (after: string) =>
  /^ to (?:disagree|differ)\b/.test(after) ||
  // What is agreed "that" will, should or shall be; in the present it is a view that is shared.
  (/^ that\b/.test(after) && !TO_COME.test(after)) ||
  (!new RegExp(`^ on the (?:\\w+ )?(?:importance|necessity|urgency) of ${FOUNDING}`).test(after) &&
    /^ ?(?:with\b(?![^.;,]{3,50} (?:to|that)\b)|that [^,;]{0,120}?\b(?:is|are|was|were|remains?|has|have|had|must not|cannot)\b(?! to be)(?![^.;]{0,60}\b(?:will|would|should|shall)\b)|(?:on|upon|about) the (?:\w+ )?(?:importance|significance|centrality|value|gravity|seriousness|urgency|vital|fact|assessment|principle|relevance))/.test(
      after,
    ));

export const PROMISES: readonly HeadRule[] = [
  {
    kind: "promise",
    strength: "agreed",
    passive: true,
    pattern:
      /\b(?:it )?(?:was|were|has been|have been|is|are)(?: also| further| mutually| jointly| therefore)* (?:agreed|accorded)(?: upon| on| in principle| between [\w' ]{3,40}?)?(?= (?:that|to|by|in|during|at|for|between|as)\b|[.,;:]|$| and)/g,
    fits: (before, after) =>
      !isMentioned(before, after) &&
      !isOpinion(after) &&
      !/\bas $/.test(before) &&
      // "Three steps were agreed." announces what the next lines say.
      !(
        /\b(?:steps|measures|points|things|items|following|actions|decisions) $/.test(before) &&
        /^[.:]/.test(after)
      ),
  },
  {
    kind: "promise",
    strength: "decided",
    passive: true,
    pattern:
      /\b(?:it )?(?:was|were|has been|have been|is)(?: also| further| mutually| jointly| therefore)* (?:decided|resolved|determined|concluded|settled)(?: upon| on)?(?= (?:that|to|by|in|during|at)\b|[.,;:]|$)/g,
    fits: (before) => !isMentioned(before),
  },
  {
    kind: "promise",
    strength: "agreed",
    pattern:
      /\b(?:agree[sd]?|agreeing|concur(?:red|s)?|consent(?:ed|s)?|acced(?:ed|es)|settled|undertook|undertakes?|undertaken|pledge[sd]?|pledging|vow(?:ed|s)?|promised?|re-?commit(?:ted|s)?|bound|binds?|engage[sd]?(?= (?:themselves|itself|ourselves))|g(?:ave|iven) (?:my|his|her|its|their) word)(?: (?:themselves|itself|himself|herself|ourselves))?(?: in principle| among other things| unanimously| (?:as )?follows?)?(?=,? (?:to|on|upon|that|in|about|the following|not|for|more|an?|with|us\$|a\$|\$|[£€]|\d|also|further|\w+ly|closer|continued|support|joint|full)\b|:)/g,
    fits: (before, after, words) =>
      !isMentioned(before, after) &&
      !isOpinion(after) &&
      !/\b(?:the|an|duly|mutually|are|is|was|were|be) $/.test(before) &&
      // "Undertook a review" is an act, "undertook to review" a promise.
      (!words.startsWith("undert") ||
        /^,? (?:also |further |not |\w+ly )*(?:to|that|:)/.test(after)) &&
      (!/^(?:bound|binds?)/.test(words) || /sel(?:f|ves)/.test(words)),
  },
  {
    kind: "promise",
    strength: "decided",
    pattern:
      /\b(?:decided?|decides|deciding|resolved?|resolves|opted|chose)(?: in principle|, in principle,| as follows| the following)?(?= (?:to|on|upon|that)\b|:)/g,
    fits: (before) =>
      !isMentioned(before) &&
      !/(?:'s?|\b(?:the|their|its|his|her|our|firm|strong|joint|to|be|been|is|are)) $/.test(before),
  },
  {
    kind: "promise",
    strength: "agreed",
    pattern:
      /\b(?:reach(?:ed|es|ing)?|arriv(?:ed|ing) at|came to|come to|achieved)(?: an?| the)?(?: \w+)? (?:agreement|consensus|understanding|accord)s?(?= (?:to|on|that|for|about|regarding|with)\b)/g,
  },
  {
    kind: "promise",
    strength: "decided",
    passive: true,
    pattern:
      /\b(?:decision|resolution) (?:was|were|has been|is)(?: also| further| therefore)* (?:taken|made|reached|adopted)(?= (?:to|that)\b)/g,
    fits: (before) => !isMentioned(before),
  },
  {
    kind: "promise",
    strength: "agreed",
    passive: true,
    pattern:
      /\b(?:agreement|consensus|understanding|accord)(?: in principle| at official level)? (?:was|were|has been|have been|is)(?: also| further)* (?:reached|arrived at|achieved|struck|found)(?= (?:to|on|that|for|about|regarding|as)\b)/g,
    fits: (before) => !isMentioned(before),
  },
  {
    kind: "promise",
    strength: "agreed",
    pattern:
      /\b(?:were|was|are) (?:on the same page (?:about|on|regarding)|of one mind (?:on|about)|in agreement (?:on|that|about|to)|unanimous (?:on|in))|\bsaw eye to eye (?:on|about)/g,
  },
  {
    kind: "promise",
    strength: "agreed",
    pattern:
      /\b(?:commit(?:ted|s)?|committing)(?: (?:themselves|itself|himself|herself|ourselves))?(?=,? (?:to|that|us\$|a\$|\$|[£€]|an? (?:additional|further))(?:\b|\s|\d))/g,
    fits: (before) =>
      !/\b(?:are|is|am|remain|remains|remained|were|was|stay|stand|be|been|being|(?:determined|dedicated|ready|willing|engaged|united|resolved) and|firmly|fully|deeply|strongly|equally|crimes?|offences?|acts?|offenses?) $/.test(
        before,
      ) ||
      /\b(?:sides|they|leaders|ministers|governments|countries|parties|participants|delegations)(?: \w+(?:ed|s))?.{0,80} and $/.test(
        before,
      ),
  },
  {
    kind: "promise",
    strength: "will",
    pattern:
      /\bassur(?:ed|es|ing)(?: (?:the |his |her |its )?[\w.' -]{2,60}?)?,? (?=that\b[^.;]{3,120}? (?:will|would|shall)\b)|\b(?:gave|given|gives?|giving|provid(?:ed|es)|receiv(?:ed|es)|offer(?:ed|s))(?: [\w' ]{2,30}?)? (?:assurances?|guarantees?|undertakings?|word)(?= (?:that|to)\b)/g,
    fits: (before) => !isMentioned(before),
  },
  {
    kind: "promise",
    strength: "agreed",
    pattern:
      /\baccept(?:ed|s|ing)(?= (?:an? |the |his |her |this )?(?:[\w'.-]+ ){0,4}?(?:invitation|offer|proposal|request)\b)/g,
  },
  {
    kind: "promise",
    strength: "agreed",
    passive: true,
    pattern:
      /\b(?:invitation|offer|proposal|request)(?: (?:to|for|of|from|by) [^.;,]{3,80}?)? (?:was|were|has been) (?:\w+ly )?accepted\b/g,
  },
];
