import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DraftMeeting } from "../drafts.ts";
import { sentencesOf } from "../language/sentences.ts";
import type { Read } from "./commitments.ts";
import { dueIn } from "./due.ts";

const MEETING = "(?:round|meeting|session|dialogue|consultations|talks|edition|sitting|summit)s?";
const NEXT =
  "(?:next|following|subsequent|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\d{1,2}(?:st|nd|rd|th))";
const PROMISED = new RegExp(
  `\\b${NEXT} (?:annual |formal |plenary )?(?:[\\p{L}-]+ ){0,4}?${MEETING}\\b[^.]{0,120}\\b(?:will|shall|would|is to|to) (?:also )?(?:be (?:held|hosted|convened|organi[sz]ed)|take place|meet|convene)|\\b(?:will|shall|would|agreed to|agreed on|decided to|resolved to|undertook to|look(?:s|ed)? forward to|intend to|plan to) (?:[\\p{L}]+ ){0,2}?(?:meet(?:ing)? again|reconvene|(?:hold|host|conven|schedul)(?:e|ing)? (?:the|its|their|a) ${NEXT})|\\bagreed (?:that )?the ${NEXT} [^.]{0,60}?(?:held|hosted|take place)`,
  "iu",
);

/** What the text says of the next round: the sentence as printed, and its date as far as it tells. */
export function nextRoundIn(
  read: readonly Read[],
  source: string,
  base: CalendarDate | null,
): DraftMeeting["nextRound"] {
  for (const { paragraph } of read) {
    if (paragraph.kind !== "body" && paragraph.kind !== "item") continue;
    for (const { start, end } of sentencesOf(paragraph.text)) {
      const words = paragraph.text.slice(start, end);
      if (!PROMISED.test(words)) continue;
      const [from, to] = [paragraph.at[start] ?? 0, paragraph.at[end - 1] ?? 0];
      return {
        words: source.slice(from, to + 1).replace(/\s+/g, " "),
        date: dueIn(words, base)?.date ?? null,
      };
    }
  }
  return null;
}
