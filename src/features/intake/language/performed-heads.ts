import type { HeadRule } from "./heads.ts";

const INSTRUMENT =
  "(?:memorand|mou|agreement|treaty|protocol|arrangement|convention|letters? of|exchange of|notes|declaration|statement of|joint|plan|instrument|contract|framework|pact|accord|deal|sop|terms of reference|charter|programme|program|work ?plan|roadmap|road map|communiqu)";
const OBJECT =
  "(?= (?:a|an|the|new|its|their|our|two|three|four|five|six|seven|eight|ten|several|joint|additional|plans?|that|up to|more than|over|further|bilateral|direct|and \\w+ed|us\\$|a\\$|c\\$|\\$|\\d|£|€|rs)\\b|(?: (?:us|a|c)?[$£€]))";
const DEED =
  "launch(?:ed|es)|(?:hereby )?establish(?:ed|es)|inaugurat(?:ed|es)|created|adopt(?:ed|s)|endors(?:ed|es)|approv(?:ed|es)|finali[sz](?:ed|es)|formed|set up|constituted|appointed|nominated|activat(?:ed|es)|institut(?:ed|es)|formali[sz](?:ed|es)|designated|unveil(?:ed|s)|reviv(?:ed|es)|allocat(?:ed|es)|elevat(?:ed|es)|upgrad(?:ed|es)";

/** A deed of this day needs somebody who does it right before; a noun before it makes it a participle. */
const hasDoer = (before: string) =>
  !/(?:\b(?:had|previously|already|earlier|not|never|which|that|who|since|was|were|been|be|is|are|the|a|an|recently|newly|will|would|shall|should|must|may|can|jointly-|to|has) |\b(?:group|committee|framework|programme|program|mechanism|initiative|agreement|mou|memorandum|unit|centre|center|partnership|dialogue|council|commission|fund|project|working party|task force|strategy|plan|network|treaty) )$/.test(
    before,
  );

/** Told of another time; days with a year are compared with the meeting's by the caller. */
const isBackground = (text: string) =>
  /\blast (?:year|month|week|november|december|january|february|march|april|may|june|july|august|september|october)\b|\b(?:years?|months?|weeks?) ago\b|\bprevious(?:ly)?\b/.test(
    text.slice(0, 160),
  );

/** "Since the protocol was signed, ...": told as a time or a reason, not as this day's deed. */
const isSubordinate = (before: string) =>
  /(?:^|[,;] )(?:when|once|because|although|while|as soon as) [^,;]*$|\b(?:since|after|before|until) (?:the|a|an|its|their|his|it|they|this) [^,;]*$/.test(
    before,
  );

export const PERFORMED: readonly HeadRule[] = [
  {
    kind: "performed",
    strength: "decided",
    pattern:
      /\b(?:is|are|am|was|were)(?: \w+ly| also| now| today)* (?:announcing|(?:pleased|proud|happy|delighted|glad) to announce)(?= (?!that\b))/g,
  },
  {
    kind: "performed",
    strength: "signed",
    pattern: new RegExp(
      `\\b(?:signed|signs|signing|initial(?:l)?ed|exchanged|conclud(?:ed|es)|inked|sealed|clinched|struck|put pen to paper on)(?= (?:[\\w$'-]+ ){0,6}?${INSTRUMENT})`,
      "g",
    ),
    fits: (before, after, words) =>
      hasDoer(before) &&
      !isBackground(after) &&
      !/\b(?:of|for|before|after|since|by|on) $/.test(before) &&
      (words !== "signing" || /[,d] $/.test(before)),
  },
  {
    kind: "performed",
    strength: "signed",
    pattern:
      /\b(?:welcomed|welcomes?|welcoming|witness(?:ed|es|ing)?|oversaw|hailed|marked|attended|announc(?:ed?|es)|look(?:ed)? on at) (?:the |today's |this )?(?:\w+ )?(?:signing|conclusion|signature|exchange|initialling) (?=of\b)/g,
    fits: (_before, after) => !isBackground(after),
  },
  {
    kind: "performed",
    strength: "signed",
    passive: true,
    pattern:
      /\b(?:was|were|has been|have been|is|are being)(?: also| today| formally)* (?:signed|initialled|initialed|exchanged)\b/g,
    fits: (before, after) =>
      new RegExp(INSTRUMENT).test(before) &&
      !/\b(?:which|that) $/.test(before) &&
      !isSubordinate(before) &&
      !isBackground(after) &&
      !/\bviews\b[^,]*$/.test(before),
  },
  {
    kind: "performed",
    strength: "decided",
    pattern: new RegExp(`\\b(?:${DEED}|announc(?:ed?|es|ing))${OBJECT}`, "g"),
    fits: (before, after, words) =>
      (hasDoer(before) ||
        (/\b(?:has|have) $/.test(before) &&
          /^(?:approv|allocat|announc|endors|adopt)/.test(words))) &&
      !isBackground(after) &&
      !/^ that\b/.test(after) &&
      !/^ (?:the|a|an) (?:\w+ )?(?:visit|agenda|appointment|death|results?|arrival|concerns?|view|opinion)\b/.test(
        after,
      ),
  },
  {
    kind: "performed",
    strength: "decided",
    passive: true,
    pattern: new RegExp(
      `\\b(?:was|were|has been|have been|is being|are being)(?: also| today| formally| jointly)* (?:${DEED}|announced|set up)\\b`,
      "g",
    ),
    fits: (before, after) =>
      !isSubordinate(before) &&
      !isBackground(`${before.slice(-80)}${after}`) &&
      !/\b(?:agenda|minutes|items?|statements?|communiqu\S+|declarations?|summary|conclusions|record|resolution) $/.test(
        before,
      ) &&
      !/\b(?:which|that|who|it|as) $/.test(before),
  },
];
