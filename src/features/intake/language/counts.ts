const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const SMALL = `(?:${TENS.join("|")})(?:[- ](?:${UNITS.slice(1, 10).join("|")}))?|${UNITS.slice(1).toReversed().join("|")}`;

/** A whole number in words up to some hundreds, or "a dozen"; for use inside a larger pattern. */
export const NUMBER_WORDS = `(?:(?:an?|${SMALL}) hundred(?: and (?:${SMALL}))?|(?:an?|two|three) dozen|${SMALL})`;

/** What such words count; NaN when they are no number. */
export function numberFrom(words: string): number {
  const lower = words.toLowerCase().replaceAll("-", " ").trim();
  const [hundreds, rest] = lower.split(/ hundred(?: and)? ?/);
  if (rest !== undefined)
    return smallFrom(hundreds ?? "") * 100 + (rest === "" ? 0 : smallFrom(rest));
  if (lower.endsWith(" dozen")) return smallFrom(lower.slice(0, -6)) * 12;
  return smallFrom(lower);
}

function smallFrom(words: string): number {
  if (/^an?$/.test(words)) return 1;
  const [first = "", second] = words.split(" ");
  const tens = TENS.indexOf(first);
  const unit = UNITS.indexOf(tens < 0 ? first : (second ?? "zero"));
  if (unit < 0 || (tens < 0 && second !== undefined)) return Number.NaN;
  return tens < 0 ? unit : (tens + 2) * 10 + unit;
}
