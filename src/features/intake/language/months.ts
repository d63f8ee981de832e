const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Month names in full or short, for use inside a larger pattern. */
export const MONTH_PATTERN =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/** 1 to 12; 0 when the word is no month. */
export function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
