import type { HeadRule } from "./heads.ts";
import { beginsWithAction, beginsWithGerund, EFFECTS } from "./verbs.ts";

/** Said of hopes, of other things than acts, or under a condition. */
const isNoPromise = (before: string) =>
  /\b(?:confident|hopes?|hoped|hoping|hopeful|believes?|believed|expects?|expected|convinced|wish(?:es|ed)?|thinks?|thought|optimistic|sure|trusts?|predicts?|views?|opinion|doubt|fears?|warned|warns|whether|if|unless|until|once|when|before|after|as|so) (?:that )?(?:[^,;]{0,90})$/.test(
    before,
  );

const NOUN_WILL =
  /\b(?:political|good|free|strong|common|shared|collective|the|of|popular|their|his|her) $/;
const AIM =
  /\b(?:ambition|ambitions|vision|dream|duty|aim|aims|goal|goals|purpose|objective|objectives|task|challenge|idea|role|mandate|mission|priority|hope|need|way|key|important|essential|designed|intention) $|\b(?:aim|goal|purpose|objective|idea|ambition|task|role|mandate|mission)s? of [^,;]{3,60} $/;

/** What things bring about by themselves; instruments and programmes are rather promises of their makers. */
const ABSTRACT =
  /(?:^|[,;] |\b(?:that|and|but|said|adding) )(?:(?:th(?:is|ese|ose)|such|the|our|today's|his|her|it|which|closer|a|an|strong) ?)?(?:[\w'-]+ ){0,3}?(?:it|this|these|partnership|relationship|relations|ties|visits?|meetings?|dialogue|cooperation|collaboration|engagement|steps?|moves?|efforts?|friendship|discussions?|talks|presence|experience|success|progress|action|approach|development|trust|which|challenge|threat|future|world|region|people|citizens|peoples|nation|public|children|criminals|terrorists) (?:also |only )?$/;

/** What an instrument is good for, as against what it provides for. */
const INSTRUMENT =
  /\b(?:agreements?|mous?|memorand\w+|treat(?:y|ies)|protocols?|pacts?|deals?|accords?|packages?|partnerships?|programmes?|programs?|projects?|initiatives?) (?:also )?$/;
const BENEFIT =
  /^(?:also |further |greatly |significantly )*(?:help|pave|contribute|serve|benefit|bring|make|go a long way|send|take)\b/;

/** What somebody or something will be is no act. */
const COPULA =
  /^be (?!\w+(?:ed|en|pt|nt|ht|lt|ld|ne|wn|de|rne|un|rn|id|ut|ost|ound|et|ood|old|eld|ung|orn|ept|it|ead|ade)\b|able to|in place|operational|ready|available|responsible|open|under way|\w+ly \w+ed)|^be\W*$|^be (?:based|guided|driven|remembered|marked|measured|judged|needed|required)\b|^be (?:charged|tried|sentenced|arraigned|questioned)\b|^have (?:noticed|seen|heard|read|understood)\b|^choose (?:their|its|his|her|our|it|them|how|who)\b|^(?:retire|resign|step down|take office|take up (?:his|her)|assume (?:office|his|her))\b|^(?:enter into force|take effect|come into (?:force|effect)) [^,;]{0,30}\b(?:after|upon|once|following)\b|^continue (?:as|unchanged|to apply|in force|uninterrupted)\b|^(?:depend|require|need|remain|become|continue to be|mean|matter|cost|take (?:more|time|years|courage|patience|generations|both|all))\b/;

/** A habit, a question, an aphorism, a word to the reader. */
const isAside = (before: string, rest: string) =>
  /^(?:when|whenever|in cases where|wherever)\b/.test(before) ||
  /^(?:as a rule|usually|normally|generally|traditionally)\b/.test(before) ||
  /(?:^|[,;] )(?:as a rule|usually|normally|will|no one|nobody|everyone|everybody|one|your?|readers?|visitors?|a visitor)\b[^,;]*$/.test(
    before,
  ) ||
  /^(?:always|forever|one day|you|the|be (?:on|in|at|away|absent|here|there|all)\b)/.test(rest) ||
  /\?["']?$/.test(rest);

const followsPromise = (before: string, after: string) => {
  const rest = after.trimStart();
  if (
    /^(?:not(?! only)|never|no longer|neither|hardly|have (?:been|to)|be (?:no|remembered|recalled))\b/.test(
      rest,
    )
  )
    return false;
  if (NOUN_WILL.test(before) || isNoPromise(before) || isAside(before, rest)) return false;
  const isPassive = /^(?:\w+ly )?be (?:\w+ly )?\w+(?:ed|en|t|ld|de)\b/.test(rest);
  if (COPULA.test(rest) && !beginsWithGerund(rest.replace(/^be (?:also )?/, ""))) return false;
  if (INSTRUMENT.test(before) && BENEFIT.test(rest)) return false;
  return !(ABSTRACT.test(before) && EFFECTS.test(rest) && !isPassive);
};

/** Verbs of giving, which in the present progressive tell of what is under way. */
const GIVING =
  "provid|deliver|deploy|facilitat|augment|increas|expand|train|establish|build|develop|launch|financ|fund|offer|supply|supplying|send|implement|prepar|support|assist|equip|creat|construct|donat|contribut|invest|process|finali[sz]|negotiat|draft|giv|stepp|doubl|tripl|open|introduc|second|post|recruit|extend|add";

export const MODALS: readonly HeadRule[] = [
  {
    kind: "modal",
    strength: "will",
    pattern:
      /(?:\b(?:will|shall)\b|(?<=[a-z])'ll\b|(?:\b(?:am|are|is)|(?<=[a-z])'(?:re|s|m))(?: also| now| all| both)* going to\b)(?: (?:also|further|therefore|then|jointly|soon|now|both|each|all|in turn|together|next|continue to|work to))*/g,
    fits: followsPromise,
  },
  {
    kind: "modal",
    strength: "will",
    pattern: /\bwould\b(?: (?:also|further|then|jointly|soon|continue to))*/g,
    // Whether somebody is reported is seen by the caller; alone it is a supposition or a wish.
    fits: (before, after) =>
      !/\b(?:how|what|could|which|who|as|if) [^,]*$|(?<!\b(?:said|says|announced|told|confirmed|added|reported)\b[^.;]{0,80})\bhad (?:\w+ )?(?:agreed|decided|promised|pledged|undertaken) that\b[^,]*$/.test(
        before,
      ) &&
      !/^ (?:like|have|be (?:a|an|the|able|possible|happy|pleased|good|better|important|useful|crucial|in)|significantly|greatly|not(?! only)|welcome|go a long)/.test(
        after,
      ) &&
      followsPromise(before, after),
  },
  {
    kind: "modal",
    strength: "will",
    pattern:
      /\b(?:is|are|was|were)(?: also| now| both)* (?:to|scheduled to|due to|slated to|planned to|set to|planning to|preparing to)(?= [a-z]+)/g,
    fits: (before, after, words) =>
      !AIM.test(before) &&
      followsPromise(before, after) &&
      (!words.endsWith(" to") ||
        !/(?:is|are|was|were) to$/.test(words) ||
        beginsWithAction(after.trim()) ||
        /^ be (?:\w+(?:ed|ld|en|t)|operational|in place|ready)\b/.test(after)) &&
      !/^ be (?:commended|congratulated|found|seen|welcomed)/.test(after),
  },
  {
    kind: "modal",
    strength: "will",
    pattern:
      /\b(?:is|are)(?: also)? expected(?: to(?= (?:be (?:held|operational|\w+(?:ed|en|t|lt|ade)\b)|take place|sign|submit|report|begin|start|commence|meet|arrive|open|conclude|deliver|present|complete|convene|visit|cooperate|join|adopt|ratify))|(?= (?:by|before|in|within|no later) ))/g,
    fits: (before) => !/\bwhich $/.test(before),
  },
  {
    kind: "modal",
    strength: "will",
    pattern:
      /\b(?:plan(?:s|ned)?|intend(?:s|ed)?|have plans|undertake|propose to continue)(?: also)? to(?= [a-z])|\bintends? to\b/g,
    fits: (before, after) =>
      !/\b(?:the|a|this|its|their|of|action|work|strategic|as|was|were|is|are|which|that was) $/.test(
        before,
      ) &&
      // Behind a verb of the past "plans" are a noun: "discussed plans to".
      !/\b(?!united)\w+(?:ed|ing) $/.test(before) &&
      followsPromise(before, after),
  },
  {
    kind: "modal",
    strength: "will",
    pattern: /\blook(?:s|ed|ing)? forward to(?= )/g,
    fits: (_before, after) =>
      /^ (?:the |their |a |an |his |her |its |our )?(?:[\w'-]+ ){0,7}?(?:next|host|conven|hold|reconven|sign|launch|implement|finalis|finaliz|conclu|rounds?|follow-up|early|upcoming|forthcoming|continu|meeting again|resum|establish|welcoming .{3,60} (?:to|in) |visit|complet|entry into force)/.test(
        after,
      ) && !/^ (?:celebrat|the (?:\w+ )?celebrat)/.test(after),
  },
  {
    kind: "modal",
    strength: "will",
    pattern: new RegExp(
      `(?:\\b(?:is|are)(?: also| now| currently| actively| jointly| additionally)*|\\balso is|(?<=[a-z])'(?:re|m)) (?=(?:${GIVING})(?:ing|ning)\\b)`,
      "g",
    ),
    fits: (before) =>
      !/\b(?:which|that|who|there|as|while|what|where|if|how) [^,;]{0,60}$/.test(before) &&
      !/(?:^|[,;] )(?:th(?:is|ese)|it|such)(?: \w+)? ?$/.test(before),
  },
  {
    kind: "modal",
    strength: "will",
    // What is being worked on has an end that can be tracked.
    pattern:
      /\b(?:is|are)(?: also| now| currently| actively| jointly)* working(?: together| closely| jointly| hard)* (?:to|towards?|on) (?=(?:finali|conclud|complet|sign|establish|set|open|launch|reach|adopt|agree|draft|the (?:finali|conclusion|completion|signing|signature|establishment|launch|adoption))\w*)/g,
    fits: (before) => !/\b(?:which|that|who|as|while) [^,;]{0,40}$/.test(before),
  },
  {
    kind: "modal",
    strength: "reaffirmed",
    pattern:
      /\bcontinue to(?= [a-z])|\bcontinues to(?= (?:support|provide|work|cooperate|assist|train|fund|help)\b)/g,
    fits: (before, after) =>
      !/\b(?:to|will|would|as|which|that|who|while|must|may|challenges?|threats?|need) (?:[^,;]{0,60} )?$/.test(
        before,
      ) &&
      beginsWithAction(after.trim()) &&
      !/^ (?:be|face|pose|threaten|trace|grow|suffer|play|make|serve|remain|have|evolve|receive|lead|include|require|enable|benefit)\b/.test(
        after,
      ),
  },
];
