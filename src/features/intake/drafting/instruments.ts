import type { DraftInstrument } from "../drafts.ts";
import { NUMBER_WORDS, numberFrom } from "../language/counts.ts";
import { sentencesOf } from "../language/sentences.ts";
import { passageIn } from "../reading/clean.ts";
import type { Paragraph } from "../reading/document.ts";
import { instrumentStatus } from "./instrument-status.ts";

/** Names that only an instrument has. */
const OWN_NAME =
  "memorand(?:um|a|ums)(?: of (?:understanding|co-?operation|agreement|intent|association))?|mous?\\b|letters? of (?:intent|agreement|understanding|exchange)|exchanges? of (?:notes|letters)|(?:joint )?(?:declarations?|statements?) of intent|standard operating procedures?|sops?\\b|terms of reference|(?:action plans?|plans? of action|executive programmes?|programmes? of (?:action|co-?operation))";
/** Words of everyday use: an instrument when its subject, its number or its kind is named. */
const COMMON_NAME =
  "treat(?:y|ies)|agreements?|protocols?|arrangements?|conventions?|pacts?|accords?|compacts?";
const KIND =
  "(?:mutual legal assistance|extradition|prisoner (?:transfer|exchange)|transfer of (?:sentenced persons|prisoners)|readmission|customs|security|information[- ](?:sharing|exchange)|data[- ]sharing|police(?: co-?operation)?|law enforcement co-?operation|maritime|border|visa(?: waiver| facilitation)?|co-?operation|implementing|implementation|technical|status|framework|defence|air services)";
const ADJECTIVE =
  "(?:new|pending|bilateral|joint|existing|proposed|draft|important|updated|landmark|additional|other|further|signed|separate|amended|revised|outstanding)";
const NAMED = new RegExp(
  `(?<![\\p{L}-])(?:(?<article>an?|the) )?(?:(?<count>${NUMBER_WORDS}|several|\\d{1,2})(?: \\(\\d{1,2}\\))? )?(?<adjectives>(?:${ADJECTIVE} )*)(?<what>(?<kind>(?:${KIND} )*)(?:${OWN_NAME}|${COMMON_NAME}))(?![\\p{L}])`,
  "giu",
);
/** "the Implementation Protocol", "a Mutual Legal Assistance Treaty": capitals belong to the name. */
const CAPITALS = /(?:\p{Lu}[\p{L}-]+ (?:(?:of|on|for|and|to the) (?=\p{Lu}))?){1,6}$/u;
/** What begins a sentence with a capital and belongs to no name. */
const FIRST_WORDS = new RegExp(
  `^(?:(?:the|an?|this|that|these|under|in|both|${NUMBER_WORDS}) )+`,
  "i",
);
const SUBJECT =
  /^(?: \([A-Z][\w-]{1,8}\))?(?: between (?:the )?[\p{Lu}][\p{L} .,'-]{3,80}?(?= (?:on|for|regarding|concerning|in)\b|[.;]))?(?: (?:on|for|regarding|concerning|in the (?:field|area)s? of|relating to|to (?=(?:the|prevent|combat|share|exchange))|against|of (?=\p{Lu})) (?:(?! (?:was|were|is|are|has|have|had|will|would|shall|which|that|who|signed|initialled|concluded|dated|covering|including|entered|entering|today|yesterday|soon|shortly|forthwith|next|before|within|during|by|at an?|with effect|as well as|in (?:19|20)\d\d|of (?:19|20)\d\d|and (?:an?|the|to)\b))[^,.;:()"]){3,110})?/u;

const TYPES: readonly (readonly [RegExp, DraftInstrument["type"]])[] = [
  [/mou|memorand/i, "mou"],
  [/letter|exchanges? of notes/i, "letter"],
  [/treat|convention/i, "treaty"],
  [/protocol/i, "protocol"],
  [/arrangement/i, "arrangement"],
  [/sop|standard operating/i, "sop"],
  [/agreement|pact|accord|compact/i, "agreement"],
];

/** The instruments that a paragraph names, each with how far it has come. */
export function instrumentsIn(paragraph: Paragraph): DraftInstrument[] {
  return sentencesOf(paragraph.text).flatMap((sentence) => {
    const words = paragraph.text.slice(sentence.start, sentence.end);
    let last = 0;
    return [...words.matchAll(NAMED)].flatMap((match): DraftInstrument[] => {
      if (match.index < last) return [];
      const found = instrumentAt(words, match);
      if (found === null) return [];
      last = found.end;
      const { start, end, ...rest } = found;
      return [
        { ...rest, passage: passageIn(paragraph, sentence.start + start, sentence.start + end) },
      ];
    });
  });
}

type Found = Omit<DraftInstrument, "passage"> & { start: number; end: number };

function instrumentAt(words: string, match: RegExpExecArray): Found | null {
  const { article, count, adjectives = "", what = "", kind = "" } = match.groups ?? {};
  const named = match.index + match[0].length - what.length;
  const inner = CAPITALS.exec(words.slice(match.index, named))?.[0] ?? outerCapitals(words, match);
  const capitals = inner.replace(FIRST_WORDS, "");
  const after = match.index + match[0].length;
  const subject = SUBJECT.exec(words.slice(after))?.[0] ?? "";
  const quoted = /^,? ?(?:entitled |titled |called |on )?"([^"]{6,140})"/.exec(words.slice(after));
  const isOwnName = new RegExp(`^(?:${OWN_NAME})$`, "iu").test(what.trim());
  const isCounted = count !== undefined;
  const isKnown =
    kind !== "" || capitals !== "" || subject.replace(/^ \(\w+\)/, "") !== "" || quoted !== null;
  // "The MoU", "under SOPs", "reached agreement": named before, or nothing in particular.
  if (!isKnown && !isCounted && !adjectives && !(isOwnName && /^an?$/i.test(article ?? "")))
    return null;
  if (!isOwnName && !isKnown && !isCounted && !/pending|draft/i.test(adjectives)) return null;
  if (
    /\b(?:reach(?:ed|ing)?|in|broad|full|general|was) (?:an? )?$/i.test(
      words.slice(0, match.index),
    ) &&
    /^agreement/i.test(what)
  )
    return null;
  const title = quoted?.[1] ?? `${capitals}${what}${subject}`.trim();
  const start = Math.min(match.index, named - capitals.length);
  return {
    type: TYPES.find(([sign]) => sign.test(what))?.[1] ?? "other",
    title,
    status: instrumentStatus(words, match.index, after + subject.length, adjectives),
    count: count === undefined ? 1 : Number(count) || numberFrom(count) || 1,
    start,
    end: after + (quoted?.[0] ?? subject).length,
  };
}

/** Capitals that stand before the match: "an Implementation | Protocol". */
function outerCapitals(words: string, match: RegExpExecArray): string {
  if (match.groups?.["article"] !== undefined || match.groups?.["count"] !== undefined) return "";
  if (!/^\p{Lu}/u.test(match[0])) return "";
  const before = CAPITALS.exec(words.slice(0, match.index))?.[0] ?? "";
  return before;
}
