import type { CommitmentKind } from "#generated/prisma/enums.ts";

/** The first sign decides: what is trained for, shared or signed matters more than what it is about. */
const SIGNS: readonly (readonly [CommitmentKind, RegExp])[] = [
  [
    "legal_instrument",
    /\b(?:mous?|memorand\w+|treat(?:y|ies)|agreements?|protocols?|letters? of intent|sops?|standard operating procedures?|arrangements? (?:on|for))\b/i,
  ],
  [
    "training",
    /\b(?:train(?:ing|ings|ed|ers?)?|courses?|workshops?|seminars?|scholarships?|fellowships?|capacity[- ]building)\b/i,
  ],
  [
    "equipment_technology",
    /\b(?:equip(?:ment|ped)?|vehicles?|boats?|vessels?|helicopters?|scanners?|laborator\w+|software|technolog\w+|drones?|radios?|kits?)\b/i,
  ],
  [
    "joint_operation",
    /\b(?:joint (?:operations?|patrols?|investigations?|raids?|exercises?|task forces?)|operations? against)\b/i,
  ],
  [
    "information_sharing",
    /\b(?:information|intelligence|data|databases?|hotlines?|lists? of|focal points?|liaison|real[- ]time|alerts?)\b/i,
  ],
  [
    "institution_building",
    /\b(?:academ(?:y|ies)|cent(?:re|er)s?|units?|desks?|offices?|institut\w+|capacit(?:y|ies)|working groups?|committees?|mechanisms?)\b/i,
  ],
  [
    "review",
    /\b(?:review|meet|meetings?|rounds?|sessions?|dialogues?|consultations?|talks|assess\w*|progress|visits?)\b/i,
  ],
];

/** What a commitment is about, by its words; a pledge without a deliverable is policy. */
export function kindOfCommitment(words: string): CommitmentKind {
  return SIGNS.find(([, sign]) => sign.test(words))?.[0] ?? "policy_reform";
}
