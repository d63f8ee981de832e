import type { Obligor } from "#domain/sides.ts";
import { beginsWithAction } from "../language/verbs.ts";
import type { Read } from "./commitments.ts";
import type { Mention } from "./mentions.ts";
import { agentOf, inside } from "./obligors.ts";
import type { SentenceDraft } from "./sentence-drafts.ts";
import { type Cast, otherSide, sideNamed } from "./sides.ts";

const OUTCOMES =
  "(?:outcomes?|deliverables|results|decisions|resolutions|agreements?|mous?|documents|instruments|memoranda(?: of understanding)?|commitments|announcements?|action (?:points|items)|next steps|understandings|conclusions reached|initiatives|recommendations adopted)";

/** "Key outcomes:", "MoUs and agreements exchanged", "B. Announcements". */
const HEADING = new RegExp(
  `^(?:s\\.? ?no\\.? )?(?:the |key |main |principal |joint |concrete |list of |summary of |following )*${OUTCOMES}(?:(?:/|, | and | & )${OUTCOMES})*(?: (?:of the (?:visit|meeting|talks|dialogue|session)|signed|exchanged|concluded|adopted|reached|taken|agreed|made|announced|between .{3,60}))?(?: ?[:–—-].*)?$`,
  "i",
);

/** "The following decisions were taken:", "The Meeting approved the following:-". */
const LEAD_IN = new RegExp(
  `(?:\\bthe following (?:[\\w-]+ ){0,2}${OUTCOMES}\\b|\\b(?:agreed|decided|approved|adopted|resolved|endorsed|concluded|reached)(?: (?:on|upon|to))? (?:the following|as follows|as under)\\b).{0,80}[:–-]+\\s*$`,
  "i",
);

/** "RESOLVE", "HAVE AGREED:": declarations put their verb on a line of its own. */
const DECLARED =
  /^(?:and |hereby |have |do |therefore )*(?:resolved?|decided?|agreed?|undertake|commit(?: themselves)?|approved?|accord)(?: (?:to|on|upon|that|as follows|the following))?\s*[:,]?$/i;

/** What is listed under such a line was decided, although its items have no verb of promise. */
export const opensOutcomes = (text: string) =>
  text.length < 240 &&
  (DECLARED.test(text) || (text.length < 110 && HEADING.test(text)) || LEAD_IN.test(text));

export const OUTCOME: SentenceDraft = {
  span: { start: 0, end: 0 },
  wording: { start: 0, end: 0 },
  strength: "decided",
  obligor: "both",
  isPromise: true,
};

/** An item that only finishes the line above it, or stands in a list of outcomes, is one draft. */
export function itemDraft(
  opening: SentenceDraft,
  { paragraph: { text }, mentions }: Read,
  cast: Cast,
): SentenceDraft {
  const span = { start: 0, end: text.length };
  if (opening !== OUTCOME) {
    const doer = /^(?:that )?(?:the )?\p{Lu}/u.test(text) && !beginsWithAction(text.toLowerCase());
    return {
      ...opening,
      // The words of the strength stand in the line above.
      wording: OUTCOME.wording,
      span,
      obligor: (doer ? doerOf(text, mentions, cast) : null) ?? opening.obligor,
    };
  }
  return {
    ...OUTCOME,
    span,
    strength: INSTRUMENT.test(text) ? "signed" : "decided",
    obligor: agentOf(text, span, mentions, cast) ?? doerOf(text, mentions, cast) ?? "both",
  };
}

/** The name of an instrument stands for its signing. */
const INSTRUMENT =
  /^(?:renewal of |extension of |signing of )?(?:an? |the )?(?:[\w-]+ ){0,3}(?:mou|memorand\w+|agreement|treaty|protocol|arrangement|exchange of (?:notes|letters)|letter of intent)\b(?!.* (?:to be|will be|shall be)\b)/i;

/** "X to nominate", "That X opens"; of a gift "to the police of X" it is the other side's. */
function doerOf(text: string, mentions: readonly Mention[], cast: Cast): Obligor | null {
  const until = (sign: RegExp) => sign.exec(text)?.index ?? -1;
  const verb = until(
    / (?:to (?!be\b)[a-z]{3,}|(?:shall|will|opens?|withdraws?|\w+(?:ates|izes|ises|ishes|ides)) )/,
  );
  const gift =
    /^(?:gift|grant|donation|supply|provision|handing over|delivery|contribution) .{3,80}? (?:to|for) /i.exec(
      text,
    );
  if (gift) {
    const taker = sideNamed("", inside(mentions, gift[0].length - 1, text.length), cast);
    return taker && otherSide(taker);
  }
  if (verb <= 0 || verb > 90) return null;
  return sideNamed(text.slice(0, verb), inside(mentions, 0, verb), cast);
}
