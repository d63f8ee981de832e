import { quietened } from "../language/loud.ts";
import type { Document } from "../reading/document.ts";
import { afterDateline } from "./meeting-places.ts";
import { titleOf } from "./titles.ts";

const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const ORDINAL = `(\\d{1,2}) ?(?:st|nd|rd|th)|${ORDINALS.join("|")}|inaugural|maiden`;
const HEAD =
  "(?:Dialogue|Working Group|Meeting|Consultations?|Talks|Committee|Commission|Task Force|Forum|Conference|Mechanism|Council|Sub-?group|Steering Group|Summit|Group)";
const WORD = "(?:[\\p{Lu}\\d][\\p{L}\\p{M}\\p{N}.'’/–-]*|of|on|for|and|in|the|to|against|&)";
const PHRASE = `((?:[\\p{Lu}][\\p{L}\\p{M}.'’/–-]*)(?: ${WORD}){0,14})`;
const OF = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<ordinal>${ORDINAL}) (?:annual |formal |high-level |plenary |regular )*(?:round|meeting|session|edition|sitting)s?(?: of (?:the )?${PHRASE})?`,
  "iu",
);
const OWN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<ordinal>${ORDINAL}) (?:(?:round|meeting|session) of (?:the )?)?${PHRASE}`,
  "iu",
);
const NAMED = new RegExp(`(?<![\\p{L}])(?:meeting|session|talks) of (?:the )?${PHRASE}`, "u");

export type Series = { series: string | null; round: number | null; words: string | null };

/** "the 4th round of the X Dialogue", "Third X Meeting on Y": the row and the number in it. */
export function seriesIn(lines: readonly string[]): Series {
  let round: Series | null = null;
  for (const text of lines) {
    const calm = quietened(text);
    for (const pattern of [OF, OWN]) {
      const match = pattern.exec(calm.slice(0, 600));
      const ordinal = match?.groups?.["ordinal"];
      if (!match || ordinal === undefined) continue;
      const before = calm.slice(Math.max(0, match.index - 60), match.index);
      if (/\b(?:next|since|follow-up of|minutes of|its)\b[^.]*$/i.test(before)) continue;
      const series = phraseIn(text, calm, match.index, match[0], match[match.length - 1]);
      const number = numberOf(ordinal);
      const isTold = /\b(?:round|meeting|session|edition|sitting)s?\b/i.test(match[0]);
      if (series !== null) {
        const end = text.indexOf(series, match.index) + series.length;
        return { series, round: number, words: text.slice(match.index, end) };
      }
      if (pattern === OF && isTold) round ??= { series: null, round: number, words: null };
    }
  }
  return round ?? named(lines);
}

function named(lines: readonly string[]): Series {
  for (const text of lines) {
    const calm = quietened(text);
    const match = NAMED.exec(calm.slice(0, 600));
    const series = match && phraseIn(text, calm, match.index, match[0], match[1]);
    if (series) return { series, round: null, words: null };
  }
  return { series: null, round: null, words: null };
}

/** The name as printed, when it names a row of meetings. */
function phraseIn(
  text: string,
  calm: string,
  at: number,
  whole: string,
  phrase: string | undefined,
): string | null {
  if (phrase === undefined) return null;
  const start = calm.indexOf(phrase, at + whole.length - phrase.length);
  const head = [...phrase.matchAll(new RegExp(`(?<!\\p{L})${HEAD}(?!\\p{L})`, "gu"))].at(-1);
  if (!head || start < 0 || !/^\p{Lu}/u.test(phrase)) return null;
  const behind = phrase.slice(head.index + head[0].length);
  const about = /^ (?:on|for|against) .+/u.test(behind) ? behind : "";
  const length = head.index + head[0].length + about.length;
  const name = text
    .slice(start, start + length)
    .replace(/(?: (?:of|on|for|and|in|the|to|against|&))+$/i, "");
  return name.includes(" ") ? name : null;
}

function numberOf(ordinal: string): number | null {
  const digits = /^\d+/.exec(ordinal)?.[0];
  if (digits) return Number(digits) || null;
  const at = ORDINALS.indexOf(ordinal.toLowerCase());
  return at < 0 ? 1 : at + 1;
}

const TELLS =
  /\b(?:meets?|meeting|visits?|talks|round|dialogue|working group|task force|call(?:s|ed)?|conversation|session|minutes|consultations|conference|travel|trip|committee|speaks?|sign(?:s|ing)?|discuss|summit|agree|reception|telephones)\b/i;
const EMPTY =
  /^(?:press|media) (?:note|release|statement|bureau)|^for immediate release|^(?:opinion|transcript|communiqu.|agreed minutes|minutes|programme)\b.{0,12}$|^joint (?:press )?(?:statement|communiqu.|release|declaration)$|\||^(?:federal )?(?:ministry|department|government|embassy|high commission|office|republic) |^(?:from|to|cc|date|subject|ref|no)\b ?[.:]|^\W*\d/i;

/** The name of the meeting in the words of the text: its heading, else the round, else the sentence. */
export function nameOf(
  document: Pick<Document, "title">,
  headings: readonly string[],
  series: Series,
  sentence: string,
): string {
  const lines = headings.filter(
    (line) => line.length >= 12 && line.length < 200 && !EMPTY.test(line),
  );
  const line =
    lines.find((words) => TELLS.test(words)) ?? lines.find((words) => words === document.title);
  const chosen = line ?? series.words ?? afterDateline(sentence);
  return titleOf(
    chosen.replace(
      /^(?:read-?out|summary|record|transcript|report|communiqu.)(?: of(?: the)?)?:? /i,
      "",
    ),
    0,
  );
}
