/** Where a person stands in a paragraph; all places count from its beginning. */
export type Place = {
  start: number;
  end: number;
  nameEnd: number;
  title: string | null;
  titleStart: number | null;
  titleEnd: number | null;
  /** Of the person on file, of the agency beside the name. */
  country: string | null;
  agencyCountry: string | null;
  isOwner: boolean;
};

/** Within a sentence, so far back or on. */
export const sentenceBefore = (text: string, at: number, length: number) =>
  /[^.;]*$/.exec(
    text.slice(Math.max(0, at - length), at).replace(/\b(\p{Lu}|Mr|Ms|Dr|Lt|Gen|Hon)\./gu, "$1 "),
  )?.[0] ?? "";
const behind = (text: string, at: number, length: number) => text.slice(at, at + length);

const LED_BY =
  /\b(?:led|headed|chaired|co-?led|spearheaded|represented)(?: jointly)? by (?:the |its |their |his |her |[\p{L}.']+ )?$/iu;
const CO_CHAIRED = /\bco-?chaired (?:jointly )?by\b/i;
const LEADS =
  /^,? (?:who |also |jointly )*(?:led|leads|headed|heads|is leading|is heading|chaired|co-?chaired) (?:the|a|his|her|its|their)\b/i;
const HEAD = /\b(?:head|leader) of (?:the )?(?:[\p{L}.]+ )?delegation\b/iu;

/** Led a delegation or chaired, in so many words. */
export function isLeading(text: string, place: Place): boolean {
  const { start, end, title } = place;
  if (HEAD.test(title ?? "") || LEADS.test(behind(text, end, 60))) return true;
  if (
    /^[^;.\n]{0,60}?\((?:head|leader|co-?chair|chair)(?: of (?:the )?delegation)?\)/i.test(
      behind(text, end, 90),
    )
  )
    return !/;|\band\b/.test(behind(text, end, 90).split("(")[0] ?? "");
  return (
    LED_BY.test(sentenceBefore(text, start, 80)) ||
    CO_CHAIRED.test(sentenceBefore(text, start, 260))
  );
}

const SPOKEN_OF =
  /\b(?:on behalf of|greetings (?:of|from|to)|messages? (?:of|from)|letters? (?:of|from|to)|leadership of|guidance of|directi(?:ons|ves) of|vision of|instructions of|regards (?:of|to)|appointed|appointment of|death of|passing of|former|late|condolences to|succeed(?:s|ed|ing)|predecessor,?|assassination of|tribute to|murder of|killing of|arrest(?:ed| of)|extradition of|extradit(?:e|ed|ing)|elected|election of|felicitated|congratulated|invitation (?:for|to)|invited|wishes (?:of|to|for)|good wishes to|policies of|government of|administration of|appeal of|call (?:of|between|from)|between|under) (?:the )?(?:\p{L}+ ){0,2}$/iu;
const OWNED =
  /^'s (?:[\p{L}-]+ ){0,2}(?:policy|policies|leadership|vision|government|administration|guidance|directives?|directions?|commitment|strategy|greetings|message|agenda|initiative|death|predecessor|order|decision)\b/iu;

/** Spoken of, but not there. */
export function isAbsent(text: string, { start, nameEnd, title, isOwner }: Place): boolean {
  if (/\bformer\b|\bspokes(?:man|woman|person)\b/i.test(title ?? "")) return true;
  if (isOwner && OWNED.test(behind(text, nameEnd, 80))) return true;
  const ahead = sentenceBefore(text, start, 70);
  const cue = SPOKEN_OF.exec(ahead)?.[0] ?? "";
  if (/^(?:call|between)\b/i.test(cue))
    return /\bcall (?:[\p{L}]+ ){0,4}$/iu.test(ahead) || /\bcall between /i.test(ahead);
  return cue !== "" && !/^(?:government of|under) the /i.test(cue);
}
