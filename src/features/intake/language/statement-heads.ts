import type { WordingStrength } from "#domain/wording-strength.ts";
import type { HeadRule } from "./heads.ts";
import { beginsWithAction } from "./verbs.ts";

const says = (strength: WordingStrength | null, pattern: RegExp): HeadRule => ({
  kind: "statement",
  strength,
  pattern,
  // Behind a preposition or an article it is a noun or a participle.
  fits: (before) =>
    !/\b(?:to|the|a|an|of|in|for|by|as|been|being|is|are|be|will|would|issues|matters|topics|points) $/.test(
      before,
    ),
});

/** Proposals, welcomes and talk: no promise, but the officer may want to see them. */
export const STATEMENTS: readonly HeadRule[] = [
  {
    kind: "promise",
    strength: "proposed",
    pattern:
      /\b(?:propos(?:ed|es|ing)|suggest(?:ed|ing)|recommend(?:ed|ing)|sought|invit(?:ed|es)|requested|called for|calls for|floated)(?= (?:to|that|the|a|an|for|joint|new|greater|early|further|more|closer|his|her|their|its|holding|[a-z]+ing|training|technical|assistance|support|cooperation|him|them|concrete|police|more)\b)/g,
    fits: (before, after) =>
      !/\b(?:the|a|an|as|had|previously|is|are|was|were|been|by|its|their) $/.test(before) &&
      !/^ (?:his|her|their|the|a)? ?(?:\w+ )?(?:condolences|sympath|prayers|congratulations|thanks|gratitude|greetings|felicitations|wreath|apolog|release|cease|end to|restraint|peace|immediate|view)/.test(
        after,
      ),
  },
  {
    kind: "promise",
    strength: "proposed",
    pattern:
      /\bwelcom(?:ed|es|ing) (?=(?:[\w.'-]+ ){1,6}?(?:offers?|plans?|proposals?|decision|intention|readiness|willingness|commitment|pledge)(?: to\b))/g,
  },
  {
    kind: "promise",
    strength: "proposed",
    pattern:
      /\bwelcom(?:ed|es|ing) (?=(?:[\w.'-]+ ){1,4}?(?:assistance|help|aid) (?:in|for|with|to) (?:\w+ing|the)\b)/g,
  },
  {
    kind: "promise",
    strength: "proposed",
    pattern: /\b(?:asked|requested)(?: (?:the|his|her) [\w ]{2,40}?)? for(?= \w)/g,
    fits: (before) => !/\b(?:when|was|were|be|been) $/.test(before),
  },
  {
    kind: "promise",
    strength: "proposed",
    pattern: /\boffer(?:ed|s|ing)(?= \w)/g,
    fits: (before, after) =>
      /(?:\b(?:also|and|has|have|side|minister|secretary|government|delegation|he|she|they|it)|[\p{L}.]) $/u.test(
        before,
      ) &&
      !/\b(?:the|a|an|by|was|were|of|those|courses?|services?|support|facilities) $/.test(before) &&
      !/^ (?:his|her|their|its|the|a|an|deep|heartfelt|sincere)? ?(?:\w+ )?(?:condolences|sympath|prayers?|congratulations|thanks|gratitude|greetings|felicitations|wreath|apolog|fateha|opportunit|new opportunit|potential)/.test(
        after,
      ),
  },
  {
    kind: "promise",
    strength: "proposed",
    // What a side wants is not yet what it will do.
    pattern:
      /\b(?:wants?|wish(?:es)?|would like|would be keen|is keen|are keen|is interested|are interested)(?: also)? (?:to|in)(?= [a-z])/g,
    fits: (before, after) =>
      /(?:sides?|countr(?:y|ies)|governments?|ministers|parties|delegations?|they|[a-z]{4,}) $/.test(
        before,
      ) &&
      !/\b(?:i|we|who|that|as|if|which) $/.test(before) &&
      !/^ (?:to )?(?:see|thank|express|stress|underline|emphasi|say|make clear|congratulate|convey|recall|note|pay|be)\b/.test(
        after,
      ) &&
      beginsWithAction(after.trim()),
  },
  {
    kind: "promise",
    strength: "proposed",
    pattern:
      /\b(?:invit(?:ed|es)|request(?:ed|s))(?= (?:[\w'.-]+ ){1,6}?to (?:attend|participate|take part|join|send|provide|share|host|consider|support|extend|assist|help)\b)|\bdesired(?= that\b)|\bextended (?:an|the) invitation(?= )/g,
    fits: (before) =>
      !/\b(?:the|a|an|as|had|previously|is|are|was|were|been|by|its|their) $/.test(before),
  },
  says("reviewed", /\b(?:reviewed|took stock|assessed|evaluated|went over)\b/g),
  says(
    "discussed",
    /\b(?:discussed|discusses|deliberated|exchanged (?:\w+ )?(?:views|notes|ideas|perspectives|information)|shared (?:\w+ )?(?:views|perspectives|information|experiences)|talked about|touched (?:up)?on|addressed|covered|considered|explored|dwelt (?:up)?on|focus(?:ed|es)|centred|centered|held (?:\w+ ){0,3}(?:talks|discussions|consultations|deliberations)|came under discussion|were (?:also )?(?:discussed|reviewed|highlighted|deliberated|raised))\b/g,
  ),
  says(
    "welcomed",
    /\b(?:welcomed|welcomes|welcoming|appreciated|appreciates|appreciating|commended|lauded|hailed|applauded)\b/g,
  ),
  says(
    null,
    /\b(?:noted|notes|noting|acknowledged|acknowledges|acknowledging|praised|thanked|thanking|condemned|condemning|condoled|emphasi[sz]ed|emphasi[sz]es|emphasi[sz]ing|stressed|stresses|stressing|underlined|underlining|underscored|underscores|underscoring|highlighted|highlights|highlighting|recogni[sz]ed|recogni[sz]ing|recalled|recalling|expressed|expressing|briefed|informed|apprised|congratulated|observed|pointed out|described|reflects?|built on|builds on|demonstrates?|signals? (?=that|the|a|their|its)|indicates?|regretted|deplored|remarked|opined|reaffirmed|reaffirms|reaffirming|reiterated|reiterates|reiterating|urged|urges|affirmed|voiced|conveyed|paid tribute|has (?:already |also )?(?:been|yielded|resulted|helped|led)|have (?:already |also )?(?:been|yielded|resulted|helped|led|reduced|curtailed))\b/g,
  ),
];
