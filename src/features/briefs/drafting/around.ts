import type { CalendarDate } from "#domain/calendar-date.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { holderOn } from "#features/people/rules.ts";
import type { Facts, PersonFact, Ref, Term, Words } from "../views.ts";
import { clip, drafted, type Drafted, type Group, line, refTo, titled } from "./lines.ts";

/** Who sits opposite: the post that each holds on the day, and the title last printed. Those expected come first. */
export function people(facts: Facts, words: Words, asOf: CalendarDate): Drafted {
  const groups = facts.people.rows.map((person): Group => [
    line(
      "people",
      "row",
      [nameIn(words.locale, person), postOn(person, asOf, words), printedIn(person, words)],
      refsOf(person, words),
      [person],
    ),
  ]);
  return drafted(groups, `/people?country=${facts.partner.code}`, facts.people);
}

/** Where another was heard of later in the same post, it is not given: few ends of a term are ever reported. */
function postOn({ tenures }: PersonFact, asOf: CalendarDate, { locale, say }: Words): string {
  const own = tenures
    .map((tenure) => ({ ...tenure, ...termOf(tenure.term) }))
    .filter((tenure) => holderOn([...tenure.others.map(termOf), tenure], asOf) === tenure);
  const held = holderOn(own, asOf);
  if (held === null) return say("briefs.draft.noPost");
  const title = locale === "ur" ? (held.titleUr ?? held.title) : held.title;
  return say(held.isActing ? "briefs.draft.actingPost" : "briefs.draft.post", {
    title,
    agency: held.agency,
  });
}

const termOf = ({ isActing, fromOn, fromPrecision, untilOn, untilPrecision }: Term) => ({
  isActing,
  from: fuzzyOf(fromOn, fromPrecision),
  until: fuzzyOf(untilOn, untilPrecision),
});

function printedIn({ printed, printedOn }: PersonFact, { say, day }: Words): string {
  if (printed === null) return say("briefs.draft.notPrinted");
  return printedOn === null
    ? say("briefs.draft.printedUndated", { title: printed })
    : say("briefs.draft.printed", { title: printed, on: day(printedOn) });
}

function refsOf(person: PersonFact, { locale }: Words): Ref[] {
  const own: Ref = { kind: "person", id: person.id, label: nameIn(locale, person) };
  const { meetingId, meetingRef } = person;
  return meetingId === null || meetingRef === null
    ? [own]
    : [own, { kind: "meeting", id: meetingId, label: meetingRef }];
}

/** Where a wrong word would do harm: what sources dispute, figures nobody has seen, what they hold up or said more weakly. */
export function sensitivities(facts: Facts, words: Words): Drafted {
  const { say } = words;
  const disputes = facts.disputes.rows.map((one): Group => {
    const chosen = one.values.find(({ isChosen }) => isChosen);
    const values = one.values.map(({ value, publisher }) =>
      say("briefs.draft.claim", { value: clip(value, 60), publisher: clip(publisher, 40) }),
    );
    const text = say("briefs.draft.dispute", {
      title: titled(one),
      field: words.field(one.field),
      values: values.join("; "),
    });
    const use =
      chosen === undefined ? "" : say("briefs.draft.inUse", { value: clip(chosen.value, 60) });
    return [
      line("sensitivities", "item", [`${text} ${use}`.trim()], [refTo(one.record, one)], [one]),
    ];
  });
  const figures = facts.figures.rows.map((one): Group => {
    const text = say("briefs.draft.figure", {
      quantity: one.quantity,
      value: one.value,
      unit: one.unit,
      saidBy: one.saidBy ?? "",
      isNamed: one.saidBy === null ? "no" : "yes",
    });
    const source: Ref = { kind: "source", id: one.sourceId, label: one.sourceRef };
    return [line("sensitivities", "item", [text], [source], [one])];
  });
  // One of each in turn, so that neither crowds the other out.
  const groups = Array.from({ length: Math.max(disputes.length, figures.length) }).flatMap(
    (_, place) => [disputes[place], figures[place]].filter((group) => group !== undefined),
  );
  const total = facts.disputes.total + facts.figures.total;
  return drafted(groups, `/sources?partner=${facts.partner.code}`, {
    total,
    highest: highestMarking([facts.disputes.highest, facts.figures.highest]),
  });
}
