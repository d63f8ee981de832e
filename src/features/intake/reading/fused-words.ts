import { verbForms } from "../language/verbs.ts";

/** Words that close to any text has; the others are learnt from the text itself. */
const SHORT_WORDS =
  "a an the to of in on at by for from with and or but as is are was were be been has have had will that this these those which against into over under within between among through their its his her our all any both such more new joint using to".split(
    " ",
  );
/** The nouns that every read-out has, and the verbs of its promises. */
const COMMON_WORDS: ReadonlySet<string> = new Set([
  ..."agreement agreements commitment cooperation collaboration coordination decision operations training exchange information support border security law enforcement management procedures standard measures programs programmes percent minister ministers ministry meeting delegation countries sides police government state national international bilateral joint".split(
    " ",
  ),
  ...verbForms().filter((form) => form.length > 4),
]);
/** Whole words that look like two. */
const WHOLE_WORDS = new Set(
  "overall overview oversee overseen oversight overcome overhaul undertook undertaking undertakings understand understanding understandings understood withdrawal withdrew withhold withstand notwithstanding into within without toward towards therein herein thereby whereby whereas wherein inform informed information forum format formal former forward instance instead insight inform income onset onto ongoing online another other others become because before behind below beyond island asset assist assure allow almost along also although always among annual answer around arrival aspect athlete attack attend forces foreign forest forget format fortune often office officer official offense tomorrow together today tonight topic total towards tool training trust being begin believe bench better isolate issue itself target those these theme there their then theory they thing think this thorough thought thread threat three through thus atmosphere organization organisation intend intense intent intention internal interior international interest interview invest investigation investigations investigative investment invite island inbound industry inside install institution".split(
    " ",
  ),
);

/** Words of promise that scanners glue to the next one: no English word is spelt like these. */
const GLUED =
  /\b(agreed|decided|resolved|undertook|committed|pledged|proposed|reaffirmed|reiterated|wished|would|shall|welcomed|at the disposal)(?=(?:to|that|on|upon|the|their|its|an?|be|of|exchange|hold|meet|continue|provide|send|share)\b)|\b(of|in|by|since|from|until)(?=(?:19|20)\d\d\b)|(\d)(?=percent\b|million\b|billion\b)/gi;

/** The places inside words where a lost line break glued two together; empty for a sound text. */
export function fusedAt(text: string): number[] {
  const glued = [...text.matchAll(GLUED)].map(({ index, 0: first }) => index + first.length);
  if (!isFused(text)) return glued;
  const words = [...text.matchAll(/[\p{L}'’]+/gu)];
  const known = new Set([...SHORT_WORDS, ...COMMON_WORDS]);
  const counts = new Map<string, number>();
  for (const [word] of words) {
    counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  }
  for (const [word, count] of counts) if (count > 1 || word.length <= 12) known.add(word);
  const learnt = words.flatMap(({ 0: word, index }) => {
    const at = WHOLE_WORDS.has(word.toLowerCase()) ? null : seamOf(word, known, counts);
    return at === null ? [] : [index + at];
  });
  return [...new Set([...glued, ...learnt])];
}

/** Three glued places that no author writes: "FederalInterior", "steps.The", "40percent". */
function isFused(text: string): boolean {
  const seams =
    text.match(/\p{Ll}\p{Lu}\p{Ll}{2}|\p{Ll}[.,]\p{L}{3}|\d(?:percent|million)/gu) ?? [];
  const count = seams.length + (text.match(/\p{L}{6,}/gu) ?? []).filter(isTwoWords).length;
  return count >= 3 && count > text.length / 2000;
}

/** Words of grammar that end or begin no other word together with a word of the trade. */
const GRAMMAR = new Set(
  "the their that this these with from and was were will been its".split(" "),
);

/** "agreedthat", "ofthe", "andtraining". */
function isTwoWords(word: string): boolean {
  const lower = word.toLowerCase();
  if (WHOLE_WORDS.has(lower) || COMMON_WORDS.has(lower)) return false;
  for (const grammar of GRAMMAR) {
    const rest = lower.endsWith(grammar)
      ? lower.slice(0, -grammar.length)
      : lower.startsWith(grammar)
        ? lower.slice(grammar.length)
        : "";
    if (rest.length > 1 && (COMMON_WORDS.has(rest) || SHORT_WORDS.includes(rest))) return true;
  }
  return false;
}

function seamOf(
  word: string,
  known: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): number | null {
  const camel = /^\p{Lu}\p{Ll}{2,}(?=\p{Lu}\p{Ll}{2})|^\p{Lu}{2,}(?=\p{Ll}{4})/u.exec(word);
  if (camel) return camel[0].length;
  const lower = word.toLowerCase();
  if (lower.length < 6 || COMMON_WORDS.has(lower) || (counts.get(lower) ?? 0) > 1) return null;
  for (let at = lower.length - 2; at >= 2; at -= 1) {
    const [left, right] = [lower.slice(0, at), lower.slice(at)];
    if (left.length + right.length < 6 || !known.has(left) || !known.has(right)) continue;
    const short = SHORT_WORDS.includes(left) || SHORT_WORDS.includes(right);
    if (short || COMMON_WORDS.has(left) || COMMON_WORDS.has(right)) return at;
  }
  return null;
}
