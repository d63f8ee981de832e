import type { CommitmentKind } from "#generated/prisma/enums.ts";

const INSTRUMENT =
  "(?:mous?|memorand\\w+|treat(?:y|ies)|(?<!under the |under an )agreements?|protocols?|letters? of intent|sops?|standard operating procedures?|conventions?|instruments?|arrangements?)";
const BODY =
  "(?:cells?|units?|desks?|cent(?:re|er)s?|academ(?:y|ies)|laborator(?:y|ies)|offices?|task forces?|(?:working |joint |contact |expert )?groups?|committees?|commissions?|schools?|institut\\w+|courts?|secretariats?|posts?|missions?|teams?|mechanisms?|wings?|branch(?:es)?|stations?)";

/** The first sign decides: the deed comes before what it is about. */
const SIGNS: readonly (readonly [CommitmentKind, string])[] = [
  [
    "legal_instrument",
    `\\b(?:sign\\w*|conclu\\w+|finali[sz]\\w+|initial(?:l?ed|l?ing)?|ratif\\w+|negotiat\\w+|draft\\w*|expedit\\w+|fast-?track\\w*|renew\\w*|amend\\w*|revis\\w+|enter(?:ed|ing)? into|sen[dt]|text of|complete|early)\\b[^.;]{0,80}\\b${INSTRUMENT}\\b|^\\W*(?:(?:an?|the|two|three|four|five|new) )*(?:[\\w-]+ ){0,3}${INSTRUMENT} (?:on|for|between|concerning)\\b`,
  ],
  [
    "training",
    "\\b(?:train(?:s|ing|ings|ed|ers?|ees?)?|courses?|workshops?|seminars?|scholarships?|fellowships?|capacity[- ]building|instructors?|study (?:visits?|tours?)|places? (?:at|in) the|seats?)\\b",
  ],
  [
    "information_sharing",
    "\\b(?:hotlines?|focal points?|contact points?|contact network|liaison officers?|attach[eé]s?|databases?|lists? of|points? of contact|information|intelligence|data|alerts?|early warning|portal|share|exchange (?:of )?(?:lists|views|evidence|fingerprints|records|bulletins))\\b",
  ],
  [
    "joint_operation",
    "\\b(?:joint(?:ly)? (?:[\\w-]+ ){0,3}(?:operations?|patrols?|investigat\\w+|raids?|exercises?|inspections?|checks|control|action)|patrols?(?! (?:boats?|vessels?|craft|cars?|ships?)\\b)|operations? against|simultaneous|coordinated (?:operations?|patrols?)|controlled deliver\\w+)\\b",
  ],
  [
    "institution_building",
    `\\b(?:set(?:ting)? up|establish\\w*|creat\\w+|form(?:ing|ation)?|open(?:ing)?|launch\\w*|build(?:ing)?|found(?:ing)?|inaugurat\\w+|institut(?:e|ing)|staff(?:ing)?|post(?:ing)?)\\b[^.;]{0,60}\\b${BODY}\\b`,
  ],
  [
    "equipment_technology",
    "\\b(?:equip(?:ment|ped|ping)?|vehicles?|boats?|vessels?|helicopters?|aircraft|scanners?|software|technolog\\w+|drones?|radios?|kits?|cameras?|systems?|devices?|computers?|radars?|donat\\w+|suppl(?:y|ies|ied)|laborator\\w+|million|funding|grants?|verification)\\b",
  ],
  [
    "review",
    "\\b(?:meet(?:s|ing|ings)?|rounds?|sessions?|dialogues?|consultations?|talks|review\\w*|evaluat\\w+|assess\\w*|progress|visits?|follow[- ]up|monitor\\w*|report(?:s|ing)?|conven\\w+|host)\\b",
  ],
  ["legal_instrument", `\\b${INSTRUMENT}\\b`],
  [
    "institution_building",
    `\\b(?:${BODY}|institut\\w+|capacit(?:y|ies)|second(?:ment|ed)?|experts?|advis[eo]rs?)\\b`,
  ],
];
const PATTERNS = SIGNS.map(([kind, sign]) => [kind, new RegExp(sign, "i")] as const);

/** What a commitment is about, by its words; a pledge without a deliverable is policy. */
export function kindOfCommitment(words: string): CommitmentKind {
  return PATTERNS.find(([, sign]) => sign.test(words))?.[0] ?? "policy_reform";
}
