import type { HeadRule } from "./heads.ts";
import { beginsWithAction } from "./verbs.ts";

/** Under such a verb the noun is only spoken about. */
const ABOUT =
  /\b(?:discuss(?:ed|es|ing|ions?)?|review(?:ed|s|ing)|deliberat\w+|reflect(?:s|ed|ing)?|focus(?:ed|es|ing)?|exchang\w+ views|talked|demonstrat\w+|underscor\w+|underlin\w+|signal\w*|show(?:s|ed|ing)?|not(?:ed|es|ing)|acknowledg\w+|recall\w*|appreciat\w+|commend\w*|prais\w+|thank\w*|brief(?:ed|ing)|inform(?:ed|ing)|welcom\w+|lauded|under the|stems from|based on|testament to|in line with|in accordance with|pursuant to|existing|last year's|previous|no|any|without|lack of)\b[^.;]{0,110}$/;
const CREATION =
  "(?:creation|establishment|setting up|formation|launch(?:ing)?|deployment|construction|expansion|introduction|activation|opening|conclusion|signing|development|provision|appointment|renewal|revival|resumption|training|extension|amendments?|opening)";

/** "The United States plans to ...": no article before it, and a subject. */
const isVerb = (before: string, words: string) =>
  /^plans? to/.test(words) &&
  before.trim() !== "" &&
  !/\b(?:announced|unveiled|has|have|had|with|of|on|outlined|shared|detailed|concrete|joint|future|about|for|including|ambitious) $/.test(
    before,
  );

const ADJECTIVE =
  /\b(?:in|of|on|with|reached|made|signed|historic|important|major|recent|latest|final|provisional|preliminary|firm|formal|informal|bilateral|\w+ed) $/;

const isFree = (before: string) => !ABOUT.test(before);
const actionFollows = (before: string, after: string) =>
  isFree(before) && beginsWithAction(after.trimStart());

export const NOUN_FRAMES: readonly HeadRule[] = [
  {
    kind: "noun",
    strength: "agreed",
    pattern:
      /\b(?:with|in|made|gave|by) (?:a|an|the|their) (?:\w+ )?(?:commitment|pledge|promise|undertaking)s? to(?= )/g,
    fits: actionFollows,
  },
  {
    kind: "noun",
    strength: "agreed",
    pattern:
      /\b(?:(?:a|an|the|this|their|another|broad|pivotal|key|landmark|new|mutual|common|in|with) )*(?:agreements?|consensus|understandings?|accords?) to(?= )/g,
    // "The prisoner transfer agreement to ..." is the name of an instrument.
    fits: (before, after, words) =>
      actionFollows(before, after) &&
      (/ /.test(words.trim().replace(/ to$/, "")) ||
        !/[a-z] $/.test(before) ||
        ADJECTIVE.test(before)),
  },
  {
    kind: "noun",
    strength: "decided",
    pattern: /\b(?:(?:a|an|the|this|their|joint) )*decisions? to(?= )/g,
    fits: actionFollows,
  },
  {
    kind: "noun",
    strength: "will",
    // An intention with its owner is a promise, also where the others only take note of it.
    pattern:
      /\b(?:the )?(?:intentions?|decision|undertaking|pledge) (?:of|by|expressed by) (?:the )?[\w' -]{2,50}? to(?= )/g,
    fits: (_before, after) => beginsWithAction(after.trimStart()),
  },
  {
    kind: "noun",
    strength: "proposed",
    pattern:
      /\b(?:(?:a|an|the|this|their|her|his|its|new|also) )*(?:plans?|proposals?) (?:to(?= )|for(?= (?:the |a |an |joint )?))/g,
    fits: (before, after, words) =>
      isFree(before) &&
      !isVerb(before, words) &&
      (!words.endsWith(" to") || beginsWithAction(after.trimStart())) &&
      !/\b(?:call for|action|work|strategic|national|operational|implementation) $/.test(before) &&
      !/^ (?:action|the future$)/.test(after),
  },
  {
    kind: "noun",
    strength: "proposed",
    pattern: new RegExp(
      `\\b(?:the|a|its|their) (?:proposed|planned|envisaged) (?=(?:[\\w-]+ ){0,2}?${CREATION})`,
      "g",
    ),
    fits: isFree,
  },
  {
    kind: "noun",
    strength: "proposed",
    pattern: new RegExp(
      `(?:at the (?:heart|centre|center|core) of|central to|a key (?:element|feature|topic|item|theme|focus) of|high on)[^.;]{3,60} (?:was|were|is) the (?:[\\w-]+ )?(?=${CREATION} of)`,
      "g",
    ),
  },
  {
    kind: "noun",
    strength: "proposed",
    pattern:
      /\b(?:attention|focus|emphasis|priority) (?:was|is|will be|would be)(?: also)? (?:given|paid|placed|laid|accorded) (?:to|on) (?=(?:activat|establish|launch|creat|set|open|build|operationali|finali|sign|deploy|equipp|reviv|reform|conven)\w*ing|(?:the )?(?:activation|establishment|creation|launch|signing|finali))/g,
  },
  {
    kind: "noun",
    strength: "proposed",
    passive: true,
    pattern:
      /\b(?:was|were) (?:also )?(?:highlighted|identified|mentioned|singled out|proposed|flagged) as (?:an? )?(?:\w+ )?(?:areas?|fields?|avenues?|steps?|options?|measures?)(?= (?:of|for)\b)/g,
  },
  {
    kind: "noun",
    strength: "proposed",
    passive: true,
    pattern:
      /\bthe (?:possibility|feasibility|option|idea|prospect) of (?:\w+ing|an?|joint|the (?:establishment|creation|opening|conclusion)) [^.;]{4,140}? (?:was|were|is|are)(?: also| being)* (?:explored|examined|studied|mooted|floated|raised|considered|looked into)\b/g,
    fits: isFree,
  },
  {
    kind: "noun",
    strength: "reaffirmed",
    pattern:
      /\b(?:her|his|their|its|our|both (?:sides|countries)') (?:\w+ )?(?:commitment|pledge) (?=to\b)/g,
    fits: isFree,
  },
  {
    kind: "noun",
    strength: "agreed",
    pattern:
      /\bth(?:e|is) (?:new |said |present )?(?:mou|agreement|memorandum(?: of understanding)?|protocol|arrangement|treaty|accord|declaration|action plan)(?: (?:signed|on|between|of|for|with|reached)[^,.;]{1,80}?)? (?:also )?(?:encourages|provides for|calls for|commits|establishes|sets out|envisages|foresees|obliges|requires|allows for|creates|formali[sz]es|stipulates|outlines|includes|covers)(?= )/g,
    fits: (before) => !/\b(?:under|of|with|that|in) $/.test(before),
  },
];
