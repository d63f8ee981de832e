import { nameIn } from "#domain/names.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import type { Agency, Facts, Line, Marked, MouFact, PromiseFact, Words } from "../views.ts";
import {
  clip,
  drafted,
  type Drafted,
  line,
  OPEN,
  promisesPath,
  refOfPromise,
  refTo,
  titled,
} from "./lines.ts";

const WORD = 160;

export const agencyIn = ({ locale }: Words, agency: Agency): string =>
  agency.acronym ?? nameIn(locale, agency);

export const stageIn = ({ say }: Words, { stage }: MouFact): string =>
  stage === null ? say("briefs.draft.noStage") : say(`values.stage.${stage}`);

/** "until 3 Oct 2026", in the words of the day it is due. */
const dueIn = ({ date }: Words, { due, precision }: PromiseFact): string =>
  date(fuzzyOf(due, precision));

/**
 * What we want from the meeting: a pending MoU moved on, a joint promise that is late or due settled, the next round
 * agreed. MoUs with most days in their stage come first.
 */
export function objectives(facts: Facts, words: Words): Drafted {
  const { say } = words;
  const { joint, lastMet, meeting, mous, overdue, partner } = facts;
  const lines: Line[] = mous.rows.map((mou) =>
    line(
      "objectives",
      "item",
      [
        [
          say(`briefs.draft.objective.${mou.waitingOn === "them" ? "theirMou" : "ourMou"}`, {
            title: titled(mou),
            stage: stageIn(words, mou),
            days: mou.days ?? 0,
            isStaged: mou.days === null ? "no" : "yes",
          }),
          missingIn(words, mou),
        ]
          .filter((part) => part !== "")
          .join(" "),
      ],
      [refTo("agreement", mou)],
      [mou],
    ),
  );
  for (const promise of overdue.rows.filter(({ owedBy }) => owedBy === "both")) {
    const text = say("briefs.draft.objective.joint", {
      title: titled(promise),
      due: dueIn(words, promise),
      days: promise.daysOverdue ?? 0,
    });
    lines.push(line("objectives", "item", [text], [refOfPromise(promise)], [promise]));
  }
  for (const promise of joint.rows.filter(({ isDueSoon }) => isDueSoon)) {
    const text = say("briefs.draft.objective.jointSoon", {
      title: titled(promise),
      due: dueIn(words, promise),
    });
    lines.push(line("objectives", "item", [text], [refOfPromise(promise)], [promise]));
  }
  if (lastMet !== null && lastMet.nextRoundWords !== null && meeting === null) {
    const text = say("briefs.draft.objective.nextRound", { words: lastMet.nextRoundWords });
    lines.unshift(line("objectives", "item", [text], [refTo("meeting", lastMet)], [lastMet]));
  }
  const path = `/mous?view=table&partner=${partner.code}`;
  return drafted(
    lines.map((one) => [one]),
    path,
    { total: lines.length - mous.rows.length + mous.total, highest: mous.highest },
  );
}

/** "Missing: Law Division, asked 12 days ago." */
export function missingIn({ say }: Words, { missing }: MouFact): string {
  if (missing.length === 0) return "";
  const desks = missing.map(({ desk, days }) =>
    days === null
      ? say("briefs.draft.deskNotAsked", { desk })
      : say("briefs.draft.desk", { desk, days }),
  );
  return say("briefs.draft.missing", { desks: desks.join("; ") });
}

/** What to say to them: their overdue promises, what falls due next, what nobody has heard of for long. */
export function points(facts: Facts, words: Words): Drafted {
  const { say } = words;
  const asked = (promise: PromiseFact, key: string, more: Record<string, string | number> = {}) => [
    line(
      "points",
      "item",
      [
        [
          say(`briefs.draft.point.${key}`, {
            title: titled(promise),
            due: dueIn(words, promise),
            ...more,
          }),
          promise.timesSaid > 0 ? say("briefs.draft.saidAgain", { times: promise.timesSaid }) : "",
          promise.last?.note
            ? say("briefs.draft.lastWord", {
                on: words.day(promise.last.on),
                note: clip(promise.last.note, WORD),
              })
            : "",
        ]
          .filter((part) => part !== "")
          .join(" "),
      ],
      [refOfPromise(promise)],
      [promise],
    ),
  ];
  const late = facts.overdue.rows.filter(({ owedBy }) => owedBy === "partner");
  const soon = facts.theirs.rows.filter(({ isDueSoon }) => isDueSoon);
  const silent = facts.theirs.rows.filter(
    ({ isDueSoon, freshness }) => !isDueSoon && freshness === "stale",
  );
  const groups = [
    ...late.map((promise) => asked(promise, "late", { days: promise.daysOverdue ?? 0 })),
    ...soon.map((promise) => asked(promise, "soon")),
    ...silent.map((promise) =>
      promise.lastEvidenceOn === null
        ? asked(promise, "never")
        : asked(promise, "silent", { on: words.day(promise.lastEvidenceOn) }),
    ),
  ];
  const path = promisesPath(facts.partner.code, { obligor: ["partner"], status: OPEN });
  return drafted(groups, path, { total: groups.length, highest: facts.theirs.highest });
}

/** What they are likely to raise, and what we can say: what we owe and are late with, what waits on us, what they asked for. */
export function replies(facts: Facts, words: Words): Drafted {
  const { say } = words;
  const late = facts.overdue.rows.filter(({ owedBy }) => owedBy === "home");
  const waiting = facts.mous.rows.filter(
    ({ waitingOn, days }) => waitingOn !== "them" && days !== null,
  );
  const soon = facts.ours.rows.filter(({ isDueSoon }) => isDueSoon);
  const row = (promise: PromiseFact, key: string, more: Record<string, string | number> = {}) => [
    line(
      "replies",
      "row",
      [
        say(`briefs.draft.theySay.${key}`, {
          title: titled(promise),
          due: dueIn(words, promise),
          ...more,
        }),
        replyTo(promise, words),
      ],
      [refOfPromise(promise)],
      [promise],
    ),
  ];
  const groups = [
    ...late.map((promise) => row(promise, "late", { days: promise.daysOverdue ?? 0 })),
    ...waiting.map((mou) => [
      line(
        "replies",
        "row",
        [
          say("briefs.draft.theySay.mou", { title: titled(mou), days: mou.days ?? 0 }),
          [
            say("briefs.draft.reply.stage", {
              stage: stageIn(words, mou),
              on: mou.enteredOn === null ? "" : words.day(mou.enteredOn),
              with: mou.waitingAgency === null ? "" : agencyIn(words, mou.waitingAgency),
              isNamed: mou.waitingAgency === null ? "no" : "yes",
            }),
            missingIn(words, mou),
          ]
            .filter((part) => part !== "")
            .join(" "),
        ],
        [refTo("agreement", mou)],
        [mou],
      ),
    ]),
    ...soon.map((promise) => row(promise, "soon")),
    ...facts.asks.rows.map((promise) =>
      row(promise, "ask", { strength: say(`values.wordingStrength.${promise.strength}`) }),
    ),
  ];
  const path = promisesPath(facts.partner.code, { obligor: ["home"], status: OPEN });
  return drafted(groups, path, { total: groups.length, highest: facts.ours.highest });
}

/** The last word on what we owe; where there is none, who is to be asked for one. */
function replyTo(promise: PromiseFact, words: Words): string {
  const { say, day } = words;
  const { last, agency } = promise;
  if (last === null) {
    return agency === null
      ? say("briefs.draft.reply.none")
      : say("briefs.draft.reply.ask", { agency: agencyIn(words, agency) });
  }
  const status = say(`values.status.${last.status}`);
  return [
    say("briefs.draft.reply.status", { status, on: day(last.on) }),
    last.note === null ? "" : clip(last.note, WORD),
    last.nextStep === null
      ? ""
      : say("briefs.draft.reply.next", { step: clip(last.nextStep, WORD) }),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** What may be said in public: only what is marked `official`, and only what has happened or is arranged. */
export function press(facts: Facts, words: Words): Drafted {
  const { say, date, day } = words;
  const { home, partner, meeting, lastMet } = facts;
  const names = { home: nameIn(words.locale, home), partner: nameIn(words.locale, partner) };
  const lines: Line[] = [];
  const put = (
    key: string,
    params: Record<string, string | number>,
    of: Line["refs"],
    from: Marked,
  ) => lines.push(line("press", "item", [say(`briefs.draft.press.${key}`, params)], of, [from]));
  for (const [key, one] of [
    ["meet", meeting],
    ["met", lastMet],
  ] as const) {
    if (one === null || one.marking !== "official") continue;
    const on = date(fuzzyOf(one.on, one.precision));
    put(key, { ...names, on, title: titled(one) }, [refTo("meeting", one)], one);
  }
  for (const change of facts.changes.rows) {
    if (change.marking !== "official" || change.record === "meeting") continue;
    const isDone =
      (change.kind === "status" && change.to === "complete") ||
      (change.kind === "state" && (change.to === "signed" || change.to === "in_force"));
    if (!isDone) continue;
    const on = change.on === null ? say("ui.fuzzy.unknown") : day(change.on);
    const params = { ...names, title: titled(change), on };
    put(change.to ?? "", params, [refTo(change.record, change)], change);
  }
  const path = `/partners/${partner.code}`;
  return drafted(
    lines.map((one) => [one]),
    path,
    { total: lines.length, highest: "official" },
  );
}
