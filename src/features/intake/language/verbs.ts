/** Verbs of which a promise is made: what a side says it will do. Base forms. */
const ACTIONS =
  "accede adjust administer advertise aid alert allot approach arm arrest assume attach award ban bar bear block buy certify chart check clarify co-develop co-finance co-fund co-organise co-organize co-sponsor codify compensate connect consolidate correct cut debrief dedicate defer demarcate demine depute digitalise digitalize disburse discontinue divert document educate empower encrypt endorse enlist entrust equalise escort exclude expel export extract familiarise fast-forward file fill fix fly freeze gazette grade graduate guard guide halve harness heighten import incorporate induct inject insert insure intern itemise label lay legislate lengthen levy license list localise lower mainstream mandate mark merge migrate mirror normalise normalize obtain onboard outlaw outline outsource overhaul pass penalise pick pinpoint pledge populate postpone practise privilege prolong proof propose pull purge push quadruple query rank re-examine re-open re-start realign rebalance reciprocate reconcile reconnect reconstitute reconvene recover redeploy redesign redirect redouble redraft refund regain register reimpose reinstate reinvigorate relaunch relax remit remodel remunerate rent repay rephrase replenish reposition rescue research reset reshape resource restart restrict resubmit retrieve retrofit revalidate reverse reward rewrite ring-fence sanction scale scrap seal seize sell separate settle sharpen shelter shield shift shorten shoulder shut shuttle slash smooth spearhead spend spread stamp station steer stipulate strike structure subscribe subsidise substitute supervise survey suspend switch synchronise synchronize terminate tie top transform triple tutor undergo underpin underwrite unveil upskill validate vest wage wind withhold let abolish accelerate accept accommodate achieve act activate adapt address adopt advance advise align allocate allow amend analyse analyze appoint apply apprehend approve arrange assess assign assist attend audit augment authorise authorize avoid begin benefit boost bring broaden build bolster channel close collaborate collect combat commence commission commit communicate compile complete comply conclude conduct confer confiscate consider construct consult contribute continue convene convey cooperate co-operate coordinate co-ordinate co-host cover create curb curtail deal deepen define deliver deny deploy designate destroy detect deter determine develop devise digitise digitize disrupt dismantle dispatch dispose disseminate distribute diversify donate double draft draw effect elaborate eliminate embed enable encourage engage enhance enlarge ensure enact enforce enter eradicate equip establish evaluate examine exchange execute expand expedite explore extend extradite facilitate fast-track fight finalise finalize finance focus follow form formalise formalize formulate foster fund further give grant handle harmonise harmonize help hold host identify implement impose improve inaugurate include increase inform initiate install institute institutionalise institutionalize integrate intensify interdict introduce invest investigate invite involve issue join keep launch lead leverage liaise lift link look maintain make manage map maximise maximize meet mobilise mobilize modernise modernize monitor move negotiate nominate notify offer open operate operationalise operationalize optimise optimize organise organize oversee participate pay perform pilot place plan prepare present preserve prevent prioritise prioritize process procure produce professionalise promote prosecute protect provide publish pursue put raise ratify reactivate readmit rebuild receive recognise recognize recommend reduce refer refine reform regularise regulate rehabilitate reinforce release remain remove renew repatriate replace report request require resolve respect respond restore restructure resume retain return review revise revitalise revive safeguard second secure seek send set share sign simplify solve speed sponsor stabilise standardise standardize start stem step stop streamline strengthen study submit supply support suppress sustain tackle take target test tighten track train transfer translate transmit transport travel treat undertake update upgrade uphold use utilise utilize verify visit waive widen withdraw work adhere answer assemble board brand brief chair circulate clear co-chair collate compare compose copy disband disclose double-check draft dredge earmark enrol erect examine exhume explain fence fit gather hand hire host inspect install instruct intercept lend lease locate loan lodge man mentor mount name nominate open outfit patrol pool pay post print promulgate purchase quantify reach reactivate read rebuild recruit refrain refurbish reimburse relocate renovate reopen repair reply resettle reserve retrain reunite revert revisit roll rotate scan schedule screen search service set ship speak staff stage store swap table tag teach telephone tender test trace trial unify unlock vacate vet ward warn watch write".split(
    " ",
  );

/** Verbs that are nouns, too: a verb only when something follows that a verb can take. */
const ALSO_NOUNS = new Set(
  "answer board brand brief chair copy fence fit hand lease loan man mount name patrol pool post print ship staff stage table tag tender trace trial search service reply double set act address advance benefit boost close contribute cover deal draft effect exchange fight finance focus form fund grant help host increase issue join keep lead link look map monitor move offer place plan present process produce raise reform release report request return review second share sign speed start stem step stop study supply support target test track train transfer transport travel treat update upgrade use visit work double draw second pilot process commission audit aid alert approach arm arrest attach award ban bar block check connect cut document escort export file fill fix guard guide import label levy license list mandate mark outline pass pick pull purge push query rank reward research rescue resource sanction scale scrap seal shelter shift shield spread stamp station strike structure survey switch tie top tutor wind".split(
    " ",
  ),
);

const DOUBLING = new Set(
  "begin set put stop stem map plan step refer confer deter commit curb".split(" "),
);

function gerundOf(verb: string): string {
  if (DOUBLING.has(verb) && verb !== "curb") return `${verb}${verb.at(-1)}ing`;
  if (/[^aeiou]ie$/.test(verb)) return `${verb.slice(0, -2)}ying`;
  return /[^eo]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

/** Every form in which the verbs of promise are met: "share", "sharing", "shared". */
export const verbForms = (): string[] => [
  ...BASES,
  ...GERUNDS,
  ...ACTIONS.map((verb) => (verb.endsWith("e") ? `${verb}d` : `${verb}ed`)),
];

const BASES: ReadonlySet<string> = new Set(ACTIONS);
const GERUNDS: ReadonlySet<string> = new Set([...ACTIONS.map(gerundOf), "curbing"]);

/** "Supply" and "apply" end like adverbs. */
const ADVERB =
  "(?:(?!(?:supply|apply|reply|comply|multiply|rely|ally)\\b)\\w+ly |also |further |fully |jointly |better |then |even more )?";

/** Says whether the words that follow begin with an action in its base form ("strengthen the ..."). */
export function beginsWithAction(words: string): boolean {
  const match = new RegExp(`^${ADVERB}([a-z-]+)(.*)$`, "s").exec(words);
  if (!match || !BASES.has(match[1] ?? "")) return false;
  return !ALSO_NOUNS.has(match[1] ?? "") || takesObject(match[2] ?? "");
}

/** "sharing information", "the strengthening of" is not: an action as a gerund. */
export function beginsWithGerund(words: string): boolean {
  const match = new RegExp(`^${ADVERB}([a-z-]+ing)(.*)$`, "s").exec(words);
  return (
    match !== null && GERUNDS.has(match[1] ?? "") && !/^\s*(?:of|and|,|\.|$)/.test(match[2] ?? "")
  );
}

function takesObject(rest: string): boolean {
  return !/^\s*(?:of|for|in|between|and|or|to|at|is|are|was|were|will|has|have|from|by|[,.;:)]|$)/.test(
    rest,
  );
}

/** Verbs that tell what something is good for, not what somebody will do. */
export const EFFECTS =
  /^(?:also |further |not only |greatly |significantly |surely |certainly |go a long way|only |help |not )*(?:help|contribute|strengthen|enhance|enable|allow|ensure|secure|benefit|serve|bring|lead|make|pave|open|add|boost|improve|deepen|promote|foster|further|remain|become|be (?:a|an|the|able|crucial|important|essential|instrumental|key|vital|remembered|beneficial|useful|successful|fruitful|possible|in )|have|play|send|go|give|result|continue to be|depend|need|require|take (?:time|our|the|bilateral|us|relations)|reinforce|provide (?:a|an) (?:new |fresh |further |strong )?(?:impetus|platform|opportunity|boost|fillip|basis|momentum)|mark|create (?:new )?opportunit|prove|endure|grow|prosper|flourish|succeed|face|stand|see|bear|change|matter|shape|define)\b/;
