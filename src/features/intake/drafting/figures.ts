import type { DraftFigure } from "../drafts.ts";
import { NUMBER_WORDS, numberFrom } from "../language/counts.ts";
import { passageIn } from "../reading/clean.ts";
import type { Paragraph } from "../reading/document.ts";

const MULTIPLE: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  lakh: 1e5,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  crore: 1e7,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};
const TIMES = "thousand|lakh|million|crore|billion|trillion|mn|bn|m|k";
const LEAD =
  "(?:(?:over|more than|less than|fewer than|nearly|almost|about|around|approximately|roughly|some|up to|at least|not less than|an estimated|a reported|a total of|an additional|a further|a record) )?";
const DIGITS = "\\d{1,3}(?:,\\d{2,3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
/** A second number makes a range; the first one is its value. */
const RANGE = `(?: ?(?:-|–|to|and) ?(?:${DIGITS}))?`;
const CURRENCY =
  "(?:US|A|AU|C|CA|NZ|S|HK)?\\$|£|€|¥|₹|(?:USD|EUR|GBP|AUD|CAD|NZD|CHF|NOK|SEK|DKK|JPY|CNY|RMB|INR|PKR|BDT|LKR|SAR|AED|QAR|KWD|TRY|ZAR|KES|NGN|BRL|MXN|RM|SGD|HKD|THB|Rs)\\b\\.?";
const MONEY_WORDS =
  "(?:US |Australian |Canadian |Singapore )?(?:dollars|euros?|pounds(?: sterling)?|rupees|riyals|dirhams|kron(?:er|or)|francs|rand|shillings|yen|yuan|renminbi|pesos|baht|ringgit)";
const MEASURE =
  "kg|kgs|kilograms?|kilogrammes?|kilos?|tonnes?|tons?|grams?|grammes?|litres?|liters?|km|kilomet(?:re|er)s?|miles?|nautical miles|hectares?|square kilomet(?:re|er)s|tablets|pills|hours";

/** Numbers that count the talks themselves, or the time, and measure nothing. */
const NO_MEASURE =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december|countries|sides|governments|nations|ministers|leaders|parties|delegations|states|attorneys|presidents|secretaries|neighbou?rs|days?|weeks?|months?|years?|minutes|times|rounds?|sessions?|paragraphs?|articles?|points|meetings?|working|business|calendar|successive|consecutive|p\\.?m|a\\.?m|or|of|and|to|in|on|at|by|for|from|with)\\b";
/** Small numbers in words count something only where the thing is one of ours. */
const COUNTED =
  "(?:mous?|memorand\\w+|agreements?|officers|officials|personnel|police|courses|training|trainees|vehicles|boats|vessels|helicopters|aircraft|drones|cameras|scanners|vests|radios|kits|dogs|arrests|seizures|cases|people|persons|migrants|victims|networks|gangs|centres|centers|posts|crossings?|scholarships|seats|places|slots|students|prisoners|workshops|projects|exercises|patrols|pilot|phase|equipment|instruments|visas|suspects|offenders|containers|members|experts|advisers|advisors|investigators|analysts|instructors|prosecutors|laborator\\w+)\\b";

const VALUE = new RegExp(
  [
    `(?<lead1>${LEAD})(?<money>${CURRENCY}) ?(?<amount>${DIGITS})(?: ?(?<times1>${TIMES})\\b)?(?![\\w])`,
    `(?<lead2>${LEAD})(?<sum>${DIGITS})${RANGE}(?: (?<times2>${TIMES}))? (?<currency>${MONEY_WORDS})\\b`,
    `(?<lead3>${LEAD}|an? )(?<share>\\d+(?:\\.\\d+)?)${RANGE} ?(?:per ?cent\\b|percent\\b|%)`,
    `(?<lead4>${LEAD}|between )(?<size>${DIGITS})${RANGE}(?: (?<times3>${TIMES}))? ?(?<unit>${MEASURE})\\b`,
    `(?<lead5>${LEAD}|between )\\b(?!(?:19|20)\\d\\d\\b)(?<count>${DIGITS})${RANGE}(?: (?<times4>${TIMES}))?(?=[ -](?!${NO_MEASURE})(?:(?!${NO_MEASURE})\\p{L}[\\p{L}-]+ ){0,3}?(?:${COUNTED}|\\p{Ll}{3,}(?<!s)s\\b))`,
    `(?<lead6>${LEAD})\\b(?<words>${NUMBER_WORDS}|half a)(?: (?<times5>thousand|lakh|million|crore|billion))?(?=[ -](?!${NO_MEASURE})(?:(?!${NO_MEASURE})\\p{Ll}[\\p{Ll}-]+ ){0,3}?${COUNTED})`,
  ].join("|"),
  "giu",
);

/** The figures of a paragraph and what they count; numbers of paragraphs, dates and years are none. */
export function figuresIn(paragraph: Paragraph): DraftFigure[] {
  const { text } = paragraph;
  return [...text.matchAll(VALUE)].map((match) => {
    const end = match.index + match[0].length;
    const [value, unit] = valueOf(match.groups ?? {});
    const rest = WHAT.exec(text.slice(end))?.[0] ?? "";
    return {
      passage: passageIn(paragraph, match.index, end + rest.length),
      figure: match[0].trim(),
      value,
      unit,
      what: rest.trim(),
    };
  });
}

/** The words behind a figure, up to the verb or the next thought; "per year" belongs to it. */
const WHAT =
  /^(?:[ -](?!(?:and|which|that|with|who|were|was|are|is|have|has|had|will|would|since|from|between|during|while|to be)\b)[\p{L}'-]+){0,9}/u;

type Groups = Readonly<Record<string, string | undefined>>;

const timesOf = (word: string | undefined) => MULTIPLE[(word ?? "").toLowerCase()] ?? 1;
/** "1.2 million" is no more exact than its digits: no 1,200,000.0000001. */
const product = (number: string, times: string | undefined) =>
  Math.round(Number(number.replaceAll(",", "")) * timesOf(times) * 1000) / 1000;

function valueOf(groups: Groups): [number, string | null] {
  const { amount, money, sum, currency, share, size, unit, count, words } = groups;
  if (amount !== undefined) return [product(amount, groups["times1"]), money ?? null];
  if (sum !== undefined) return [product(sum, groups["times2"]), currency ?? null];
  if (share !== undefined) return [Number(share), "%"];
  if (size !== undefined) return [product(size, groups["times3"]), unit ?? null];
  if (count !== undefined) return [product(count, groups["times4"]), null];
  const number = /^half/i.test(words ?? "") ? 0.5 : numberFrom(words ?? "");
  return [number * timesOf(groups["times5"]), null];
}
