import { addDays, type CalendarDate, toColumn } from "#domain/calendar-date.ts";
import { firstDayOf } from "#domain/date-precision.ts";
import { recordCommitment, reportProgress } from "#features/commitments/commands.ts";
import { agreeMeeting, returnMeeting } from "#features/meetings/commands/review.ts";
import { recordSeries } from "#features/meetings/commands/series.ts";
import { recordMeeting } from "#features/meetings/commands.ts";
import { acceptCompletion } from "#features/reviews/commands.ts";
import type { DemoDate, Key } from "../../prisma/demo/basics.ts";
import type { DemoCommitment, DemoMeeting } from "../../prisma/demo/chain.ts";
import type { Demonstration } from "../../prisma/demo/shape.ts";
import { loadBriefs } from "./briefs.ts";
import { authorOf, inOrder, LAST_REQUEST, laterOf, type Loading } from "./loading.ts";

const needs = ({ restates = [], blockedBy = [] }: DemoCommitment) => [
  ...restates.map(({ earlier }) => earlier),
  ...blockedBy.map(({ by }) => by),
];

/** Earlier promises first; the meetings link theirs when they are recorded. */
export async function loadCommitments({ commitments }: Demonstration, loading: Loading) {
  for (const one of inOrder(commitments, needs)) {
    const { key, partner, marking = "official", title, text, kind, strength } = one;
    const idsOf = (kindOfKey: string) =>
      one.origins.filter((origin) => origin.startsWith(kindOfKey)).map(loading.idOf);
    await loading.run(authorOf(marking), recordCommitment, key, {
      partner,
      marking,
      title,
      text,
      kind,
      strength,
      obligor: one.obligor,
      beneficiary: one.beneficiary,
      leadAgencyId: loading.idOrNull(one.lead),
      focalPointId: loading.idOrNull(one.focalPoint),
      ...loading.date("made", one.made),
      ...loading.date("due", one.due),
      dueWords: one.dueWords ?? null,
      supportingAgencyIds: (one.supporting ?? []).map(loading.idOf),
      topicIds: one.topics.map(loading.idOf),
      milestones: (one.milestones ?? []).map(({ title: what, due, reachedOn }) => ({
        title: what,
        ...loading.date("due", due),
        reachedOn: reachedOn === undefined ? null : loading.day(reachedOn),
      })),
      origins: { meetingIds: [], agreementIds: idsOf("agreement/"), sourceIds: idsOf("source/") },
      restates: (one.restates ?? []).map(({ earlier, drift }) => ({
        commitmentId: loading.idOf(earlier),
        drift,
      })),
      blockedBy: (one.blockedBy ?? []).map(({ by, note = null }) =>
        by.startsWith("agreement/")
          ? { agreementId: loading.idOf(by), note }
          : { commitmentId: loading.idOf(by), note },
      ),
    });
  }
}

/** Minutes with their outcomes; some are agreed, some wait for the manager, some went back. */
export async function loadMeetings(demonstration: Demonstration, loading: Loading) {
  for (const { key, partner, name, cadenceMonths = null } of demonstration.series) {
    await loading.run("officer", recordSeries, key, { partner, name, cadenceMonths });
  }
  const agencyOf = new Map(demonstration.posts.map(({ key, agency }) => [key, agency]));
  for (const meeting of demonstration.meetings) {
    const { key, marking, record } = meeting;
    const made = demonstration.commitments.filter(({ origins }) => origins.includes(key));
    const input = meetingInput(meeting, made, agencyOf, loading);
    const id = await loading.run(authorOf(marking), recordMeeting, key, input);
    if (record === "agreed") {
      await loading.run("manager", agreeMeeting, `${key}/agreed`, { id, version: 2 });
    }
    if (record === "returned") {
      const returned = {
        id,
        version: 2,
        reasonKind: "incomplete",
        reason: meeting.returnReason ?? null,
      };
      await loading.run("manager", returnMeeting, `${key}/returned`, returned);
    }
  }
}

function meetingInput(
  meeting: DemoMeeting,
  made: readonly DemoCommitment[],
  agencyOf: ReadonlyMap<Key, Key>,
  loading: Loading,
) {
  const { partner, marking = "official", type, mode = "in_person", title, timeZone } = meeting;
  const { summary, life = "held", record } = meeting;
  const outcomes = [
    ...(meeting.outcomes ?? []),
    ...made.map(({ key, agenda }) => ({
      kind: "commitment" as const,
      commitmentId: loading.idOf(key),
      ...(agenda !== undefined && { agenda }),
    })),
  ];
  return {
    partner,
    marking,
    type,
    mode,
    title,
    timeZone,
    summary,
    life,
    ...loading.date("held", meeting.held),
    untilOn: meeting.untilOn === undefined ? null : loading.day(meeting.untilOn),
    startsAt: meeting.startsAt ?? null,
    place: meeting.place ?? null,
    hostSide: meeting.hostSide ?? null,
    seriesId: loading.idOrNull(meeting.series),
    round: meeting.round ?? null,
    lifeReason: meeting.lifeReason ?? null,
    ...loading.date("nextRound", meeting.nextRound?.date),
    nextRoundWords: meeting.nextRound?.words ?? null,
    topicIds: meeting.topics.map(loading.idOf),
    participants: meeting.participants.map(({ side, person, post, agency, ...one }) => ({
      side,
      personId: loading.idOrNull(person),
      postId: loading.idOrNull(post),
      agencyId: loading.idOrNull(agency ?? agencyOf.get(post ?? "")),
      name: one.name ?? null,
      titleAsPrinted: one.title ?? null,
      isHead: one.isHead ?? false,
      wasInvited: one.wasInvited ?? true,
      hasAttended: life === "held" && (one.hasAttended ?? true),
    })),
    agenda: (meeting.agenda ?? []).map(({ title: item, notes = null }) => ({ title: item, notes })),
    // Item by item; what belongs to none comes last.
    outcomes: outcomes
      .toSorted((a, b) => (a.agenda ?? Infinity) - (b.agenda ?? Infinity))
      .map(({ agenda, ...outcome }) => ({
        ...outcome,
        agenda: agenda === undefined ? null : agenda - 1,
      })),
    thenSubmit: record !== "draft",
  };
}

/** Recorded when the brief for the talks was frozen already, which tells of it under "changed since". */
const AFTER_THE_BRIEF = "update/gb-demo-nominations-10";
const isLater = ({ key }: { key: Key }) => key === AFTER_THE_BRIEF;

/** What has become of the promises. The very last one says in the audit trail that the load is complete. */
export async function loadUpdates({ updates, commitments }: Demonstration, loading: Loading) {
  const byKey = new Map(commitments.map((one) => [one.key, one]));
  const inTurn = [...updates.filter((one) => !isLater(one)), ...updates.filter(isLater)];
  for (const [index, update] of inTurn.entries()) {
    const { key, commitment, on, status, note, blocker = null, nextStep = null } = update;
    const promise = byKey.get(commitment);
    const source = update.source ?? `source/${promise?.partner.toLowerCase()}-demonstration`;
    const input = {
      commitmentId: loading.idOf(commitment),
      // Not before the promise, whatever day the load happens to be on.
      effectiveOn: laterOf(loading.day(on), madeFrom(promise?.made ?? null, loading)),
      status,
      note,
      blocker,
      nextStep,
      sourceId: loading.idOf(source),
    };
    const isLast = index === inTurn.length - 1;
    if (isLast) {
      await acceptOldClaims(loading);
      await loadBriefs(loading);
    }
    const request = isLast ? LAST_REQUEST : undefined;
    await loading.run(authorOf(promise?.marking), reportProgress, key, input, request);
  }
}

/** What was complete long ago has been looked at; what was reported lately waits for the manager. */
const LOOKED_AT_DAYS = 40;

async function acceptOldClaims(loading: Loading): Promise<void> {
  const claims = await loading.read("manager", (tx, manager) =>
    tx.completionReview.findMany({
      where: {
        claimedById: { not: manager.id },
        statusUpdate: { effectiveOn: { lt: toColumn(addDays(loading.today, -LOOKED_AT_DAYS)) } },
      },
      orderBy: { id: "asc" },
      select: { id: true },
    }),
  );
  for (const { id } of claims) {
    await loading.run("manager", acceptCompletion, `review/${id}`, { id, version: 1 });
  }
}

const madeFrom = (made: DemoDate | null, loading: Loading): CalendarDate | null =>
  made && firstDayOf(loading.day(made.on), made.precision);
