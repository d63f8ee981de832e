import type { CommitmentKind } from "#generated/prisma/enums.ts";
import type { Obligor } from "#domain/sides.ts";
import type { WordingStrength } from "#domain/wording-strength.ts";
import type { Passage } from "./annotations.ts";
import { countriesIn } from "./words.ts";

/** What a passage is loaded as. One may be several: "programme + agency". */
export const ROLES = [
  "person",
  "meeting",
  "alias",
  "group",
  "planned",
  "agency",
  "training",
  "commitment",
  "programme",
  "instrument",
  "mous",
  "figure",
  "attendance",
  "topics",
  "wording",
  "detail",
  "document",
] as const;
export type Role = (typeof ROLES)[number];

const RULES: readonly (readonly [Role, RegExp])[] = [
  [
    "document",
    /\bauthor\b|publication date|\b(crawl|page)\b.*\b(date|furniture)|^publisher|^source\b|boilerplate/,
  ],
  ["person", /\bpersons?\b/],
  ["meeting", /\bmeeting\b|\bvisit\b|\bcall on\b|\bdelegation talks\b/],
  ["alias", /\bagency alias\b/],
  ["group", /\bagency group\b/],
  ["planned", /\bplanned institution\b/],
  ["agency", /\b(agency|institution|ministry|bureau)\b(?! (alias|group))/],
  ["commitment", /\bcommitments?\b|\bask\b|\bneed\b|\bproposal\b|\breview\b|\bdeliverable\b/],
  ["training", /\btraining programme\b/],
  ["programme", /(?<!training )\bprogramme\b/],
  ["instrument", /\binstrument\b/],
  ["mous", /\bmou pipeline\b/],
  ["figure", /\bindicator claim\b|\bfigure\b|\bstatistic\b/],
  ["attendance", /\battendance\b/],
  ["topics", /\btopics?\b|\bthreats?\b/],
  ["wording", /\bstrength marker\b/],
  [
    "detail",
    /\bscope list\b|\bclaim about\b|\btraining (objective|content)\b|\bmou purpose\b|\bindicator wanted\b/,
  ],
];

/** The roles of an entity's words, in the order of `ROLES`; none for words outside the vocabulary. */
export function rolesOf(entity: string): Role[] {
  const bare = entity
    .replace(/\([^)]*\)/g, " ")
    .toLowerCase()
    .trim();
  const found = RULES.filter(([, pattern]) => pattern.test(bare)).map(([role]) => role);
  if (found.includes("document")) return ["document"];
  if (found.includes("planned")) return found.filter((role) => role !== "agency");
  return found.includes("detail") ? ["detail"] : found;
}

/** The first that occurs decides; firmer words are looked for before weaker ones. */
const STRENGTHS: readonly (readonly [WordingStrength, RegExp])[] = [
  ["discussed", /paraphrase|implausible|plausibility|emphasi[sz]ed|discussed/],
  ["reviewed", /\breviewed\b|\breview \(/],
  ["welcomed", /\bwelcom/],
  ["proposed", /\bplan\b|\bproposal\b|\bproposed\b|\bask\b|\bneed\b|\baim\b/],
  ["signed", /\bsigned\b/],
  ["decided", /\bdecided\b|\bdecision\b/],
  ["agreed", /\bagreed\b|\bconsensus\b|\bshared\b/],
  ["reaffirmed", /\breaffirmed\b|\bmaintain\b/],
];

/** How firmly a promise is said, by the annotator's words; what is only called a commitment is "will". */
export function strengthOf({ entity, note }: Passage): WordingStrength {
  // In notes the strength stands in capitals: "obligor PK; AIM".
  const noted = note.match(/\b[A-Z]{3,}\b/g) ?? [];
  const words = [entity, ...noted].join(" ").toLowerCase();
  return STRENGTHS.find(([, pattern]) => pattern.test(words))?.[0] ?? "will";
}

const KINDS: readonly (readonly [CommitmentKind, RegExp])[] = [
  ["training", /\btrain/],
  ["legal_instrument", /\bmou|memorand|\bsops?\b|agreement|treaty|prisoner|extradit|instrument/],
  ["joint_operation", /joint (operation|patrol|action)|coordinated ?action|crackdown/],
  [
    "information_sharing",
    /(information|intelligence)[ -]?(sharing|exchange)|exchange of information/,
  ],
  ["equipment_technology", /equip|\bgear\b|technolog|software|\btools?\b|passport/],
  [
    "institution_building",
    /\bcentre\b|\bacademy\b|\bunit\b|\bwing\b|institution|capacit|capabilit|reorgani[sz]/,
  ],
  ["review", /\breview/],
];

export function commitmentKindOf({ quote, entity, note }: Passage): CommitmentKind {
  const words = `${entity} ${quote} ${note}`.toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? "policy_reform";
}

/** Whose promise it is: of the side that the annotator names, else of both. What one side asks for is the other's. */
export function obligorOf({ entity, note, quote }: Passage, home: string): Obligor {
  if (/\bask\b|\bneed\b/i.test(entity)) {
    const [asking] = /\b([A-Z]{2})(?:\s*→\s*[A-Z]{2})? ask\b/.exec(note)?.slice(1) ?? [];
    if (asking === undefined) return "both";
    return asking === home ? "partner" : "home";
  }
  if (/domestic/.test(entity)) return "home";
  const said = /(?:obligor|provider):? ([^;,(]+)/i.exec(note)?.[1];
  const inEntity = /\(([A-Z]{2,3})[;)]/.exec(entity)?.[1];
  if (said === undefined && inEntity === undefined) {
    if (/\b(joint|both|mutual)/i.test(`${note} ${quote}`)) return "both";
  }
  const sides = new Set(countriesIn(said ?? inEntity ?? note).map((code) => code === home));
  if (sides.size !== 1) return "both";
  return sides.has(true) ? "home" : "partner";
}

/** Who gains by it, as far as that follows from who owes it. */
export function beneficiaryOf(obligor: Obligor): Obligor {
  return obligor === "both" ? "both" : "home";
}
