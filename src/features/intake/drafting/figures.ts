import type { DraftFigure } from "../drafts.ts";
import { passageIn } from "../reading/clean.ts";
import type { Paragraph } from "../reading/document.ts";

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  dozen: 12,
};
const MULTIPLE: Readonly<Record<string, number>> = {
  thousand: 1e3,
  lakh: 1e5,
  million: 1e6,
  m: 1e6,
  crore: 1e7,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};
const VALUE = new RegExp(
  `(?<lead>(?:over|more than|nearly|almost|about|around|some|approximately|up to|at least|an estimated|a reported|a total of) ?)?(?<money>(?:US|A|C|NZ|S|HK)?\\$|USD|AUD|PKR|INR|Rs\\.?|£|€|RM) ?(?<amount>\\d[\\d,.]*\\d|\\d)(?: ?(?<times>thousand|lakh|million|crore|billion|bn|trillion|m))?(?![\\w])|(?<lead2>(?:over|more than|nearly|almost|about|around|some|approximately|up to|at least|an estimated|a reported|a total of) ?|a )?(?<share>\\d+(?:\\.\\d+)?) ?(?:per ?cent|percent|%)|(?<lead3>(?:over|more than|nearly|almost|about|around|some|approximately|up to|at least|an estimated|a total of) ?)?(?<count>\\b\\d{1,3}(?:,\\d{3})+|\\b(?!(?:19|20)\\d\\d\\b)\\d{1,6}|\\b(?:${Object.keys(NUMBER_WORDS).join("|")}))(?: (?<times2>thousand|lakh|million|crore|billion))?(?=[ -](?!(?:january|february|march|april|may|june|july|august|september|october|november|december|countries|sides|governments|nations|ministers|leaders|parties|delegations|states|attorneys|presidents|or|and|p\\.?m|a\\.?m|neighbou?rs)\\b)(?:\\p{Ll}[\\p{Ll}-]+ ){0,4}(?:mous?|memorand\\w+|agreements?|officers|officials|personnel|police|courses|training|trainees|vehicles|boats|vessels|helicopters|aircraft|vests|radios|kits|arrests|seizures|kilograms|kilogrammes|kg|tonnes|tons|cases|people|persons|migrants|victims|networks|centres|centers|scholarships|seats|students|prisoners|workshops|projects|exercises|pilot|phase|equipment|instruments|visas|suspects|offenders|containers|members|experts|advisers|advisors)\\b)`,
  "giu",
);

/** The figures of a paragraph and what they count; numbers of paragraphs, dates and years are none. */
export function figuresIn(paragraph: Paragraph): DraftFigure[] {
  const { text } = paragraph;
  return [...text.matchAll(VALUE)].map((match) => {
    const groups = match.groups ?? {};
    const end = match.index + match[0].length;
    const rest =
      /^(?:[ -](?:(?!and |which |that |with )[\p{L}'-]+)){0,9}/u.exec(text.slice(end))?.[0] ?? "";
    const [value, unit] = valueOf(groups);
    return {
      passage: passageIn(paragraph, match.index, end + rest.length),
      figure: match[0].trim(),
      value,
      unit,
      what: rest.trim(),
    };
  });
}

const numberOf = (words: string | undefined) => Number((words ?? "").replaceAll(",", ""));
const timesOf = (word: string | undefined) => MULTIPLE[(word ?? "").toLowerCase()] ?? 1;

function valueOf(groups: Readonly<Record<string, string | undefined>>): [number, string | null] {
  if (groups["amount"]) {
    return [numberOf(groups["amount"]) * timesOf(groups["times"]), groups["money"] ?? null];
  }
  if (groups["share"]) return [numberOf(groups["share"]), "%"];
  const word = (groups["count"] ?? "").toLowerCase();
  return [(NUMBER_WORDS[word] ?? numberOf(word)) * timesOf(groups["times2"]), null];
}
