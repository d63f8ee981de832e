import { fuzzyOf } from "#domain/date-precision.ts";
import { highestMarking } from "#domain/marking.ts";
import type {
  ChangeFact,
  Facts,
  Head,
  MeetingFact,
  PromiseFact,
  SectionName,
  Words,
} from "../views.ts";
import {
  clip,
  drafted,
  type Drafted,
  type Group,
  line,
  OPEN,
  promisesPath,
  refOfPromise,
  refTo,
  titled,
} from "./lines.ts";
import { agencyIn, missingIn, stageIn } from "./talking.ts";

const NOTE = 140;
const QUOTE = 220;

const alone = (groups: readonly Group[], path: string): Drafted =>
  drafted(groups, path, {
    total: groups.length,
    highest: highestMarking(groups.flat().map(({ marking }) => marking)),
  });

/** The meeting that is prepared: when, where, what is on the agenda. */
export function meetingAhead({ meeting, partner }: Facts, words: Words): Drafted {
  if (meeting === null) return alone([], `/meetings?partner=${partner.code}`);
  return alone(meetingLines("meeting", meeting, words), `/meetings/${meeting.id}`);
}

/** The last meeting: who led it, with titles as printed, and what was promised for the next. */
export function lastMet({ lastMet: last, partner }: Facts, words: Words): Drafted {
  if (last === null) return alone([], `/meetings?partner=${partner.code}`);
  const groups = meetingLines("last_met", last, words);
  if (last.nextRoundWords === null) return alone(groups, `/meetings/${last.id}`);
  const text = words.say("briefs.draft.nextRound", { words: last.nextRoundWords });
  const next = line("last_met", "item", [text], [refTo("meeting", last)], [last]);
  return alone([...groups, [next]], `/meetings/${last.id}`);
}

function meetingLines(
  section: "meeting" | "last_met",
  meeting: MeetingFact,
  { say, date }: Words,
): Group[] {
  const put = (key: string, params: Record<string, string | number>): Group => [
    line(
      section,
      "item",
      [say(`briefs.draft.${key}`, params)],
      [refTo("meeting", meeting)],
      [meeting],
    ),
  ];
  const on = date(fuzzyOf(meeting.on, meeting.precision));
  const type = say(`values.meetingType.${meeting.type}`);
  const groups = [
    meeting.place === null
      ? put("meeting", { title: titled(meeting), type, on })
      : put("meetingAt", { title: titled(meeting), type, on, place: meeting.place }),
  ];
  for (const side of ["home", "partner"] as const) {
    const heads = meeting.heads.filter((head) => head.side === side);
    if (heads.length === 0) continue;
    const names = heads.map(({ name, title }) => (title === null ? name : `${name}, ${title}`));
    groups.push(put(`led.${side}`, { names: names.join("; ") }));
  }
  if (meeting.agenda.length > 0)
    groups.push(put("agenda", { items: clip(meeting.agenda.join("; "), 300) }));
  return groups;
}

/** What is otherwise than it was on the day of the last meeting, the latest first. */
export function changes(facts: Facts, words: Words): Drafted {
  const groups = facts.changes.rows.map((change): Group => [changeLine(change, words)]);
  return drafted(groups, `/partners/${facts.partner.code}#timeline`, facts.changes);
}

export function changeLine(change: ChangeFact, words: Words) {
  const { say, day } = words;
  return line(
    "changes",
    "row",
    [change.on === null ? say("ui.fuzzy.unknown") : day(change.on), changeText(change, words)],
    [refTo(change.record, change)],
    [change],
  );
}

function changeText(change: ChangeFact, words: Words): string {
  const { say } = words;
  const title = titled(change);
  const word = (value: string | null) =>
    value === null ? say("briefs.draft.change.nothing") : wordOf(change, value, words);
  const key = change.from === null ? `${change.kind}New` : change.kind;
  switch (change.kind) {
    case "promise":
    case "met":
    case "overdue":
      return say(`briefs.draft.change.${change.kind}`, { title });
    case "status":
    case "stage":
    case "state":
    case "due":
      return say(`briefs.draft.change.${key}`, {
        title,
        from: word(change.from),
        to: word(change.to),
      });
  }
}

function wordOf({ kind }: ChangeFact, value: string, { say, day }: Words): string {
  switch (kind) {
    case "status":
      return say(`values.status.${value}`);
    case "stage":
      return say(`values.stage.${value}`);
    case "state":
      return say(`values.agreementStateNonBinding.${value}`);
    case "due":
      // A day as PostgreSQL tells it.
      return day(value as Parameters<typeof day>[0]);
    case "promise":
    case "met":
    case "overdue":
      return value;
  }
}

/** What is overdue on either side, the longest first, with the last word on it. */
export function overdue(facts: Facts, words: Words): Drafted {
  const { say, date, day } = words;
  const groups = facts.overdue.rows.map((promise): Group => [
    line(
      "overdue",
      "row",
      [
        titled(promise),
        say(`values.obligor.${promise.owedBy}`),
        date(fuzzyOf(promise.due, promise.precision)),
        say("briefs.draft.days", { days: promise.daysOverdue ?? 0 }),
        promise.last === null
          ? say("briefs.draft.noWord")
          : say("briefs.draft.word", {
              status: say(`values.status.${promise.last.status}`),
              on: day(promise.last.on),
              note: promise.last.note === null ? "" : clip(promise.last.note, NOTE),
            }).trim(),
      ],
      [refOfPromise(promise)],
      [promise],
    ),
  ]);
  return drafted(groups, promisesPath(facts.partner.code, { due: ["overdue"] }), facts.overdue);
}

/** The open promises of one side, each with the passage it rests on; overdue ones have a table of their own. */
export function openItems(
  section: Extract<SectionName, "theirs" | "ours" | "joint">,
  facts: Facts,
  words: Words,
): Drafted {
  const owedBy = { theirs: "partner", ours: "home", joint: "both" }[section];
  const head: Head<PromiseFact> = facts[section];
  const path = promisesPath(facts.partner.code, { obligor: [owedBy], status: OPEN });
  return drafted(
    head.rows.map((promise) => itemOf(section, promise, words)),
    path,
    head,
  );
}

function itemOf(section: SectionName, promise: PromiseFact, words: Words): Group {
  const { say, date } = words;
  const parts = [
    say(`values.status.${promise.status}`),
    promise.due === null
      ? say("briefs.draft.noDue")
      : say("briefs.draft.due", { due: date(fuzzyOf(promise.due, promise.precision)) }),
    promise.agency === null ? "" : agencyIn(words, promise.agency),
  ].filter((part) => part !== "");
  const item = line(
    section,
    "item",
    [say("briefs.draft.item", { title: titled(promise), facts: parts.join(" · ") })],
    [refOfPromise(promise)],
    [promise],
  );
  const { quote } = promise;
  if (quote === null) return [item];
  const source = {
    kind: "source" as const,
    id: quote.sourceId,
    label: quote.sourceRef,
    at: `citation-${quote.citationId}`,
  };
  const text = say("briefs.draft.quote", {
    text: clip(quote.text, QUOTE),
    publisher: quote.publisher ?? "",
    isNamed: quote.publisher === null ? "no" : "yes",
  });
  // It names the promise that it supports, and so is hidden with it.
  return [item, line(section, "quote", [text], [source, refOfPromise(promise)], [promise, quote])];
}

/** Pending MoUs, the longest in their stage first, with the concurrence that each lacks. */
export function mous(facts: Facts, words: Words): Drafted {
  const { say } = words;
  const groups = facts.mous.rows.map((mou): Group => [
    line(
      "mous",
      "row",
      [
        titled(mou),
        stageIn(words, mou),
        mou.days === null
          ? say("briefs.draft.noDays")
          : say(`briefs.draft.${mou.targetDays === null ? "days" : "daysOf"}`, {
              days: mou.days,
              target: mou.targetDays ?? 0,
            }),
        mou.waitingOn === "agency" && mou.waitingAgency !== null
          ? agencyIn(words, mou.waitingAgency)
          : mou.waitingOn === null
            ? say("briefs.draft.nobody")
            : say(`values.waitingOn.${mou.waitingOn}`),
        missingIn(words, mou) || say("briefs.draft.noneMissing"),
      ],
      [refTo("agreement", mou)],
      [mou],
    ),
  ]);
  return drafted(groups, `/mous?view=table&partner=${facts.partner.code}`, facts.mous);
}

/** Programmes with the course that is next or was last, and how many took part. */
export function training(facts: Facts, words: Words): Drafted {
  const { say, date } = words;
  const groups = facts.trainings.rows.map((one): Group => [
    line(
      "training",
      "row",
      [
        titled(one),
        one.provider === null ? say("briefs.draft.nobody") : agencyIn(words, one.provider),
        one.course === null
          ? say("briefs.draft.noCourse")
          : `${clip(one.course, 60)}, ${date(fuzzyOf(one.startsOn, one.precision))}`,
        one.isAhead && one.seats !== null
          ? say("briefs.draft.seats", { seats: one.seats })
          : one.completed !== null
            ? say("briefs.draft.completed", { completed: one.completed })
            : one.attended !== null
              ? say("briefs.draft.attended", { attended: one.attended })
              : say("briefs.draft.noCount"),
      ],
      [refTo("training", one)],
      [one],
    ),
  ]);
  return drafted(groups, `/trainings?partner=${facts.partner.code}`, facts.trainings);
}
