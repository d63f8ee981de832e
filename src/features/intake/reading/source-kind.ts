import type { SourceKind } from "#features/sources/rules.ts";
import type { Paragraph } from "./document.ts";
import type { Header } from "./header.ts";

const JOINT =
  /مشترکہ (?:اعلامی|بیان)|\bjoint (?:statement|communiqu|declaration|conclusions|press (?:release|statement)|press communiqu)|\brecord of discussions\b|\bagreed minutes\b|\boutcome (?:document|statement)\b|\bchair(?:'s|persons?'?)? (?:statement|summary)\b/i;
const INSTRUMENT =
  /^(?:memorandum of understanding|agreement|treaty|protocol|convention|exchange of (?:notes|letters))\b/i;
const OFFICIAL =
  /\b(?:read-?out|press release|media release|office of (?:the spokesperson|public affairs)|press information bureau|ministry of|press note|department of|the white house)\b/i;
const REPORT = /\b(?:annual report|fact sheet|factsheet|country report)\b/i;
const PRESS =
  /\b(?:news desk|staff report(?:er)?|our correspondent|reported .{2,40}(?:channel|newspaper|agency)|according to (?:the |an? )?(?:[\w-]+ )?(?:official )?(?:statement|ministry|release|spokes|sources)|post comment|whatsapp|comments)\b/i;
/** "ISLAMABAD: ", "LAHORE, Aug 14 (APP) -": how newspapers and agencies begin. */
const DATELINE =
  /^(?!.{0,24}\b(?:MINISTER|QUESTION|ANSWER|SUBJECT|FROM|REF|SECRETARY|AMBASSADOR|DATE|VENUE|CHAIR|PRESIDENT|TAGS|SUMMARY|COMMENT|UNCLAS|SIDE|NOTE|AGENDA|PRESENT)\b)\p{Lu}[\p{Lu} '-]{3,24}(?:, \p{L}{3,9}\.? \d{1,2})?(?: ?\([\p{L} ]{2,30}\))?(?:: ?\p{Lu}|(?<=\)) ?[–—-])/mu;
/** Whose words a report gives: an office's, not only "sources". */
const ATTRIBUTED =
  /\b(?:(?:statement|press release|handout|read-?out|communiqu.|declaration|spokes\w+|ministry|department|embassy|office|minister|ambassador|commissioner|secretary|official statement) (?:\w+ ){0,4}(?:said|says|issued|stated|added|told|announced|released|confirmed)|(?:said|says|stated|announced|according to|told) (?:\w+ ){0,4}(?:statement|ministry|spokes\w+|press release|handout|embassy|department|minister|official))\b/iu;

/** What a reporter of talks does not write and a columnist does. */
const JUDGEMENT =
  /\b(?:(?:real|true|biggest) (?:challenge|test|question|progress)|(?:isn't|is not|aren't|wasn't) (?:just|merely|simply|only|about)|for instance|it remains to be seen|one (?:hopes|wonders)|in my (?:view|opinion)|i (?:think|believe|suspect|fear)|prime example|could (?:lead|pave|mean)|whether .{3,60} remains|it's|doesn't|don't|can't|perhaps|truly|crucial|after all|of course|readers?|rather than|this writer)\b/gi;

/** Judgement in one sentence of six or so, and not once or twice. */
function isColumn(whole: string): boolean {
  const judgements = whole.match(JUDGEMENT)?.length ?? 0;
  return judgements >= 4 && judgements * 900 > whole.length;
}

/** What kind of source a text is, from its own words; the officer has the last word. */
export function kindOf(paragraphs: readonly Paragraph[], header: Header): SourceKind {
  const head = paragraphs
    .slice(0, 6)
    .map(({ text }) => text.slice(0, 300))
    .join("\n");
  const whole = paragraphs.map(({ text }) => text).join("\n");
  const title = header.title ?? "";
  if (JOINT.test(`${title}\n${head}`)) return "joint_statement";
  if (INSTRUMENT.test(title) && /\barticle (?:1|i|one)\b/i.test(whole)) return "instrument_text";
  if (REPORT.test(title)) return "agency_report";
  if (isColumn(whole)) return "opinion";
  const isPress = PRESS.test(whole) || DATELINE.test(head);
  if (
    OFFICIAL.test(`${title}\n${header.publisher ?? ""}\n${head}`) &&
    header.author === null &&
    !DATELINE.test(head)
  ) {
    return isPress ? "press_quoting_readout" : "own_readout";
  }
  if (!isPress && header.author === null) return "own_readout";
  return ATTRIBUTED.test(whole) ? "press_quoting_readout" : "press_unattributed";
}
