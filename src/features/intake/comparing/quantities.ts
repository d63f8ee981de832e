import { MONTH_PATTERN } from "../language/months.ts";
import { stemsOf } from "./words.ts";

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
};
const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(\\d{1,3}(?:,\\d{3})+|\\d{1,6}|${Object.keys(NUMBER_WORDS).join("|")})(?:-| )((?:\\p{L}+[- ]?){1,4})`,
  "giu",
);
const NOT_COUNTED = new RegExp(
  `^(?:${MONTH_PATTERN}|sides?|countries|parties|governments|delegations|ministers|days?|weeks?|months?|years?)\\b`,
  "iu",
);

/** Behind it, something else begins. */
const BREAK = /[- ](?:and|or|to|in|for|from|with|at|by|on|which|that|who|will)[- ].*$/iu;

/** How many of what; `of` in the words of the text. */
type Quantity = { value: number; of: string };

/**
 * What a sentence counts, by the stems of the next two words that say something: "50 police officers" is
 * 50 under "police offic". Days of dates, years and spans of time are no quantities; what is counted twice
 * with different numbers is left out.
 */
export function quantitiesIn(text: string): Map<string, Quantity> {
  const found = new Map<string, Quantity>();
  const unclear = new Set<string>();
  for (const [, number = "", following = ""] of text.matchAll(QUANTITY)) {
    const words = `${following} `.replace(BREAK, "").trim();
    const value = NUMBER_WORDS[number.toLowerCase()] ?? Number(number.replaceAll(",", ""));
    const key = stemsOf(words).slice(0, 2).join(" ");
    const isYear = /^(?:19|20)\d\d$/.test(number);
    if (key === "" || isYear || NOT_COUNTED.test(words)) continue;
    if (found.has(key) && found.get(key)?.value !== value) unclear.add(key);
    found.set(key, { value, of: words });
  }
  for (const key of unclear) found.delete(key);
  return found;
}
