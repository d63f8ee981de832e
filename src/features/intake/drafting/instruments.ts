import type { DraftInstrument, InstrumentStatus } from "../drafts.ts";
import { sentencesOf } from "../language/sentences.ts";
import { passageIn } from "../reading/clean.ts";
import type { Paragraph } from "../reading/document.ts";

const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  the: 1,
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
  several: 1,
};
const NAMED =
  /(?:\b(a|an|the|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d{1,2}) )?((?:(?:new|pending|bilateral|joint|existing|proposed|draft|important|updated|landmark|additional) )*)\b(memorand(?:um|a|ums) of (?:understanding|co-?operation|agreement|intent)|mous?\b|letters? of (?:intent|agreement|understanding)|(?:mutual legal assistance|extradition|prisoner transfer|prisoner exchange|transfer of sentenced persons|readmission|customs|security|information[- ]sharing|data[- ]sharing|police cooperation|law enforcement cooperation|maritime|border|visa|cooperation|implementing|technical) (?:treaty|treaties|agreements?|protocols?|arrangements?)|(?:treaty|treaties|agreements?|protocols?|arrangements?|convention) (?:on|for|regarding|concerning|of cooperation)(?= )|standard operating procedures|sops?\b)/gi;
const TYPES: readonly (readonly [RegExp, DraftInstrument["type"]])[] = [
  [/^mou|^memorand/i, "mou"],
  [/letter/i, "letter"],
  [/treat/i, "treaty"],
  [/protocol/i, "protocol"],
  [/arrangement/i, "arrangement"],
  [/sop|standard operating/i, "sop"],
  [/agreement/i, "agreement"],
];

/** The instruments that a paragraph names, each with how far it has come. */
export function instrumentsIn(paragraph: Paragraph): DraftInstrument[] {
  return sentencesOf(paragraph.text).flatMap((sentence) => {
    const words = paragraph.text.slice(sentence.start, sentence.end);
    return [...words.matchAll(NAMED)].flatMap((match) => {
      const what = match[3] ?? "";
      const after = words.slice(match.index + match[0].length);
      const about =
        /^(?: \([A-Z][\w-]{1,8}\))?(?: (?:on|for|regarding|concerning|in the (?:field|area)s? of|between|relating to|to) [^,.;]{3,120})?/.exec(
          after,
        )?.[0] ?? "";
      // "the MoU", "(MoUs)", "under SOPs": named before, or nothing in particular.
      const isCounted = match[1] !== undefined && !/^the$/i.test(match[1]);
      if (
        about === "" &&
        !isCounted &&
        !match[2] &&
        !/ (?:treat|agreement|arrangement|protocol)/i.test(what)
      )
        return [];
      const title = `${what}${about}`.trim();
      const start = sentence.start + match.index;
      return [
        {
          passage: passageIn(paragraph, start, start + match[0].length + about.length),
          type: TYPES.find(([sign]) => sign.test(what))?.[1] ?? "other",
          title,
          status: statusOf(words, match.index, match[2] ?? ""),
          count: COUNTS[(match[1] ?? "a").toLowerCase()] ?? (Number(match[1]) || 1),
        },
      ];
    });
  });
}

function statusOf(sentence: string, at: number, adjectives: string): InstrumentStatus {
  if (
    /pending/i.test(adjectives) ||
    /\b(?:fast-?track|finali[sz]e|expedite|early (?:signing|conclusion|finali)|pending|under negotiation|awaiting)\b/i.test(
      sentence,
    )
  )
    return "pending";
  const before = sentence.slice(0, at).toLowerCase();
  const after = sentence.slice(at, at + 160).toLowerCase();
  if (
    /\b(?:sign(?:ed|ing)|initialled|concluded|exchanged)\b(?!.*\b(?:in|since) (?:19|20)\d\d)/.test(
      before.slice(-90),
    ) ||
    /\b(?:was|were|has been|have been) (?:also )?(?:signed|initialled|concluded)\b/.test(after)
  )
    return "signed";
  if (
    /\b(?:propos\w+|explor\w+|consider\w+|possib\w+|negotiat\w+|will sign|to sign|draft)\b/.test(
      before,
    ) ||
    /proposed|draft/i.test(adjectives)
  )
    return "proposed";
  return "existing";
}
