/** What officials do on a journey; nobody tracks it, unless it comes round again. */
const ITINERARY =
  /^(?:also )?(?:then )?(?:be )?(?:travel|meet|visit|visiting|attend|participate|take part|arrive|depart|deliver (?:a |the |an |his |her |remarks|opening|keynote)|hold (?:a |the |his |her |separate |bilateral |official |high-level )*(?:talks|meetings?|discussions|consultations|press|bilaterals?|delegation)|lead (?:a|the|his|her|an)|call on|address (?:the |a |an )?(?:opening|assembly|conference|session|members|students|guests|participants|gathering|forum|summit|audience|parliament|seminar)|speak|appear (?:before|at|on|in)\b|stay|accompan|be (?:accompanied|received|joined|in)\b|join |discuss|tour|engage with|host (?:a |an )?(?:reception|dinner|lunch|luncheon|banquet)|receive (?:the|a|his|her|an)|brief|interact|have (?:a |an )?(?:meeting|audience|bilateral|discussions?|talks)|pay|lay|leave|return|fly|continue (?:on )?to|proceed|conclude (?:his|her|the) visit|celebrat|represent|highlight|emphasi|underscore|reaffirm|reiterate|share (?:his|her))/;
/** What recurs, or is the next of a row, is tracked although it is a journey or a meeting. */
const RECURS =
  /\ba (?:[\w-]+ ){0,2}?(?:delegation|team|mission)\b(?! (?:led|headed))|\b(?:again|next(?! (?:\w+day|week)\b)|annual(?:ly)?|every|quarterly|monthly|weekly|regular(?:ly)?|twice|biannual|follow-up|subsequent|reconvene|later this year|rounds?|sessions? of|second|third|fourth|fifth|sixth|work out|finali[sz]e|sign|technical)\b/;
const MANY =
  /\b(?:sides|countries|governments|parties|delegations|ministers|leaders|officials|experts|teams?|agencies|groups?|committees?|they|we|meeting|round|session|dialogue|summit|conference|workshop|exercise|training|course)\b[^,;]{0,60}$/;
const TRAVELLER =
  /\b(?:minister|secretary|president|ambassador|general|commissioner|director|chief|advis[eo]r|delegation|he|she|commander|envoy|representative|chancellor|senator|governor|chair(?:man|person)?|mr|ms|mrs|dr)\b/;
const TALK =
  /^(?:also )?(?:discuss|tour|be briefed|exchange views|review (?:the )?(?:progress|entire|whole|bilateral))/;

/**
 * Whether "will ..." tells of a programme of visit. `subject` and the words behind the verb in lower
 * case; `isSide`: the subject is a country or an agency, which promises rather than travels.
 */
export function isItinerary(subject: string, rest: string, isSide: boolean): boolean {
  if (!ITINERARY.test(rest) || RECURS.test(`${subject.slice(-60)} ${rest}`)) return false;
  if (MANY.test(subject)) return TALK.test(rest);
  return TRAVELLER.test(subject) || !isSide;
}
