import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { firstDayOf, fuzzyOf, lastDayOf } from "#domain/date-precision.ts";
import { claimsByField } from "#domain/evidence.ts";
import { highestMarking, type Marking } from "#domain/marking.ts";
import { wasKnownAt } from "#domain/recorded.ts";
import { found } from "#server/command.ts";
import type { Moment, When } from "#domain/moment.ts";
import type { Tx } from "#server/db.ts";
import { momentOf } from "#server/moment.ts";
import { knownValues } from "../known-values.ts";
import {
  compareUpdates,
  freshness,
  isOpenStatus,
  isOverdue,
  lastEvidenceOn,
  milestoneStatus,
  pace,
  statusOn,
  wasMadeBy,
} from "../rules.ts";
import type { BlockView, CommitmentView, OriginView } from "../views.ts";
import { readStates } from "./around.ts";
import { type CommitmentColumns, readRecord, type RecordRows } from "./record-rows.ts";

type Row = RecordRows & { record: CommitmentColumns };

/**
 * A commitment with all that hangs on it, as it stood on the day asked about.
 *
 * @throws AppError `not_found`, also when the viewer may not see it.
 */
export async function getCommitment(
  tx: Tx,
  id: string,
  when: When,
  today: CalendarDate,
  /** The record's own values then, by column, where they have been changed since. */
  then: Record<string, unknown> = {},
): Promise<CommitmentView> {
  const moment = momentOf(when, today);
  const { record, ...around } = await readRecord(tx, id);
  const states = await readStates(tx, around, moment);
  // Absent where nothing was changed, never undefined.
  const own = knownValues.parse(then) as Partial<CommitmentColumns>;
  return view({ ...around, record: { ...found(record), ...own } }, states, moment);
}

type States = Awaited<ReturnType<typeof readStates>>;

function view(row: Row, states: States, moment: Moment): CommitmentView {
  const { madeOn, madePrecision, dueOn, duePrecision, createdAt, ...record } = row.record;
  const made = fuzzyOf(madeOn, madePrecision);
  const due = fuzzyOf(dueOn, duePrecision);
  const recordedAt = new Date(createdAt);
  /** What hangs on it and was on record. */
  const known = <One extends { createdAt: string }>(all: readonly One[]) =>
    all.filter((one) => moment.knownAt === null || new Date(one.createdAt) <= moment.knownAt);
  const blockView = ({ id, ref, title, kind, note }: RecordRows["blocks"][number]): BlockView => ({
    id,
    ref,
    title,
    kind,
    note,
    state: states.get(id) ?? null,
  });
  return {
    ...record,
    highestMarking: highestMarking(markingsIn(row)),
    made,
    due,
    recordedAt,
    ...standing(row, made, due, moment),
    wasRecorded: moment.knownAt === null || recordedAt <= moment.knownAt,
    supporting: row.supporting,
    topics: row.topics,
    origins: known(row.origins).map(originView),
    restates: known(row.restates),
    restatedBy: known(row.restatedBy),
    blockedBy: known(row.blockedBy).map(blockView),
    blocks: known(row.blocks).map(blockView),
    trainings: row.trainings,
    deliveries: row.deliveries,
    citations: known(row.citations),
    claims: claimsByField(
      row.claims
        .map((claim) => ({ ...claim, ...recorded(claim), choices: claim.choices.map(recorded) }))
        .filter((claim) => wasKnownAt(claim, moment.knownAt)),
    ),
    figures: row.figures,
  };
}

/** With its instant as one. */
const recorded = <One extends { recordedAt: string }>(one: One) => ({
  ...one,
  recordedAt: new Date(one.recordedAt),
});

/** Of everything that the page names. */
function markingsIn({ record, ...row }: Row): Marking[] {
  const named = [
    record,
    record.lead,
    record.focalPoint,
    ...row.supporting,
    ...row.updates.flatMap(({ source, file }) => [source, file]),
    ...row.origins,
    ...row.restates,
    ...row.restatedBy,
    ...row.blockedBy,
    ...row.blocks,
    ...row.trainings,
    ...row.deliveries,
    ...row.citations,
    ...row.claims,
    ...row.figures,
  ];
  return named.flatMap((one) => (one === null ? [] : [one.marking]));
}

/** All that is derived: from the updates that had taken effect, and were on record, by then. */
function standing(
  row: RecordRows,
  made: CommitmentView["made"],
  due: CommitmentView["due"],
  { asOf, knownAt }: Moment,
) {
  const history = row.updates
    .map(recorded)
    .filter((update) => update.effectiveOn <= asOf && wasKnownAt(update, knownAt));
  const status = statusOn(history, asOf);
  const firstSaid = made && firstDayOf(made.on, made.precision);
  const evidenceOn = lastEvidenceOn(history, firstSaid === null ? [] : [firstSaid], asOf);
  const milestones = row.milestones.map(({ dueOn, duePrecision, ...milestone }) => {
    const dates = { due: fuzzyOf(dueOn, duePrecision), reachedOn: milestone.reachedOn };
    return { ...milestone, due: dates.due, status: milestoneStatus(dates, asOf) };
  });
  return {
    wasMade: wasMadeBy(made, asOf),
    status,
    isOpen: isOpenStatus(status),
    isOverdue: isOverdue({ status, due }, asOf),
    dueLastDay: due && lastDayOf(due.on, due.precision),
    pace: pace({ status, due }, milestones, asOf),
    lastEvidenceOn: evidenceOn,
    freshness: freshness(evidenceOn, asOf),
    updates: history.toSorted(compareUpdates).toReversed(),
    milestones,
  };
}

function originView({ on, precision, ...origin }: RecordRows["origins"][number]): OriginView {
  return { ...origin, on: fuzzyOf(on, precision) };
}
