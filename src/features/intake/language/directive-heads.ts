import type { HeadRule } from "./heads.ts";

/** Those who carry out what ministers decide. */
const EXECUTIVE =
  "officials?|ministers?|ministr(?:y|ies)|agenc(?:y|ies)|experts?|teams?|groups?|authorit(?:y|ies)|departments?|sides|secretariat|committees?|officers|delegations|counterparts|forces?|bod(?:y|ies)|institutions?|governments?|focal|commissions?|co-?chairs|secretaries|directors?|staff|services?|police|customs|units?|negotiators|points?";
const ORDERING =
  "direct|instruct|task|mandat|charg|authori[sz]|entrust|designat|commission|empower|order|assign";

/** Who gives such orders: both sides together, never one delegate who asks something of the other. */
const TOGETHER =
  /(?:^|[\s,;])(?:they|we|sides|parties|ministers|principals|leaders|presidents|premiers|secretaries|co-?chairs|delegations|governments|countries|heads of delegation|participants|meeting|session|commission|committee|council|forum|conference|group|both)(?: (?:also|further|therefore|jointly|accordingly|have|has|had|then))* $/;

/** Orders and requests to those who carry them out: the decision is that of the sides. */
export const DIRECTIVES: readonly HeadRule[] = [
  {
    kind: "performed",
    strength: "decided",
    pattern:
      /\b(?:g(?:ave|iven?|ives)|issu(?:ed|es)|pass(?:ed|es)) (?:the |clear |strict |necessary |their |a |an )*(?:instructions?|directions?|directives?|orders?|mandates?|guidance)(?= (?:to|that)\b)/g,
    fits: (before) => !/\b(?:had|previously|already|was|were|been|has been) $/.test(before),
  },
  {
    kind: "promise",
    strength: "decided",
    pattern:
      /\b(?:g(?:ave|iven?|ives)) (?:the |their |its |his |her )*(?:green light|go-ahead|approval|consent|assent|blessing|nod|agreement)(?= (?:to|for|in)\b)/g,
  },
  {
    kind: "promise",
    strength: "proposed",
    // Encouragement binds officials less than an order.
    pattern:
      /\b(?:encourag|urg|exhort)(?:ed|es|e)(?= (?:their |the )(?:[\w'-]+ ){0,3}?(?:officials|experts|officers|ministries|agencies|authorities|departments|working groups?|committee|secretariat|negotiators|services|delegations)\b[\w ,'-]{0,40}? to )/g,
    fits: (before) => TOGETHER.test(before),
  },
  {
    kind: "performed",
    strength: "decided",
    pattern: new RegExp(
      `\\b(?:${ORDERING})(?:ed|es|s|ing)(?= (?:[\\w'-]+ ){0,3}?(?:${EXECUTIVE})[\\w ,'-]{0,60}? (?:to|with) )`,
      "g",
    ),
  },
  {
    kind: "performed",
    strength: "decided",
    passive: true,
    pattern: new RegExp(
      `\\b(?:was|were|is|are|has been|have been|stands?|stood)(?: also| accordingly| further| jointly)* (?:${ORDERING}|request|ask)(?:ed|d)(?= (?:to [a-z]|with (?!the (?:murder|crime|offence))\\w+))`,
      "g",
    ),
    fits: (before) => new RegExp(`\\b(?:${EXECUTIVE})\\b[^,;]{0,60}$`).test(before),
  },
  {
    kind: "performed",
    strength: "decided",
    pattern: new RegExp(
      `\\b(?:ask|request)(?:ed|s)(?= (?:their |the )?(?:[\\w'-]+ ){0,3}?(?:officials|experts|officers|ministries|agencies|authorities|departments|working groups?|joint \\w+|committee|secretariat|technical \\w+|negotiators)\\b[\\w ,'-]{0,60}? to )`,
      "g",
    ),
    fits: (before) => TOGETHER.test(before) || /(?:\bhave|\bbut|\band) $/.test(before),
  },
  {
    kind: "performed",
    strength: "decided",
    // Bodies with names of their own: "we tasked the Lead Shepherds to".
    pattern:
      /\b(?:task|instruct|mandat|direct|entrust|charg|request|ask)(?:ed|s)?(?= (?!for\b|about\b|that\b)[^,;.]{2,70}? (?:to [a-z]+|with \w+ing)\b)/g,
    fits: (before, after) =>
      TOGETHER.test(before) && !/^ (?:him|her|me|us|them|all|other|states|countries)\b/.test(after),
  },
  {
    kind: "performed",
    strength: "decided",
    // A third body is asked by both: "invited Interpol to post an analyst".
    pattern: /\binvit(?:ed|es|e)(?= (?!his|her|him|them|each)[^,;.]{2,60}? to [a-z]+ )/g,
    fits: (before, after) =>
      (TOGETHER.test(before) || before.trim() === "") &&
      !/^ (?:all|other|states|countries|the (?:world|interna))/.test(after),
  },
];
