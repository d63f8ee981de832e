import "server-only";
import { type CalendarDate, dayOf, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { firstDayOf, fuzzyOf, lastDayOf } from "#domain/date-precision.ts";
import { claimsByField } from "#domain/evidence.ts";
import { highestMarking, type Marking } from "#domain/marking.ts";
import { wasKnownAt } from "#domain/recorded.ts";
import type { Prisma } from "#generated/prisma/client.ts";
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
import type { BlockView, CommitmentView, OriginView, UpdateView } from "../views.ts";
import { type Around, readAround } from "./around.ts";

const agencyName = {
  select: { id: true, name: true, nameUr: true, acronym: true, marking: true },
} as const;
const recordName = { select: { id: true, ref: true, title: true, marking: true } } as const;
const restated = {
  select: { id: true, ref: true, title: true, strength: true, marking: true },
} as const;

const shown = {
  createdBy: { select: { name: true } },
  leadAgency: agencyName,
  focalPoint: { select: { id: true, name: true, marking: true } },
  supporting: { select: { agency: agencyName }, orderBy: { agency: { name: "asc" } } },
  topics: {
    select: { topic: { select: { id: true, slug: true, name: true, nameUr: true } } },
    orderBy: { topic: { position: "asc" } },
  },
  updates: {
    include: {
      by: { select: { name: true } },
      source: recordName,
      attachment: { select: { id: true, name: true, sizeBytes: true, marking: true } },
      review: { include: { decidedBy: { select: { name: true } } } },
    },
  },
  milestones: { orderBy: [{ position: "asc" }, { id: "asc" }] },
  origins: {
    include: {
      meeting: { select: { ...recordName.select, heldOn: true, heldPrecision: true } },
      agreement: recordName,
      source: { select: { ...recordName.select, publishedOn: true, publishedPrecision: true } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  },
  restates: { include: { earlier: restated }, orderBy: { createdAt: "asc" } },
  restatedBy: { include: { later: restated }, orderBy: { createdAt: "asc" } },
  blockedBy: {
    include: { commitment: recordName, agreement: recordName },
    orderBy: { createdAt: "asc" },
  },
  blocks: { include: { blocked: recordName }, orderBy: { createdAt: "asc" } },
  trainings: { ...recordName, orderBy: { ref: "asc" } },
  deliveries: { orderBy: { ref: "asc" } },
  citations: {
    include: { source: recordName },
    orderBy: [{ sourceId: "asc" }, { startsAt: "asc" }],
  },
  claims: {
    include: {
      source: recordName,
      choices: { select: { id: true, recordedAt: true, reason: true } },
    },
    orderBy: [{ field: "asc" }, { recordedAt: "asc" }],
  },
  figures: { include: { source: recordName }, orderBy: [{ quantity: "asc" }, { id: "asc" }] },
} satisfies Prisma.CommitmentInclude;
type Row = Prisma.CommitmentGetPayload<{ include: typeof shown }>;

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
  const row = found(await tx.commitment.findUnique({ where: { id }, include: shown }));
  // Absent where nothing was changed, never undefined.
  const own = knownValues.parse(then) as Partial<Row>;
  return view({ ...row, ...own }, await readAround(tx, row, moment), moment);
}

function view(row: Row, around: Around, moment: Moment): CommitmentView {
  const made = fuzzyOf(dayOrNull(row.madeOn), row.madePrecision);
  const due = fuzzyOf(dayOrNull(row.dueOn), row.duePrecision);
  /** What hangs on it and was on record. */
  const known = <One extends { createdAt: Date }>(all: readonly One[]) =>
    all.filter(({ createdAt }) => moment.knownAt === null || createdAt <= moment.knownAt);
  return {
    id: row.id,
    ref: row.ref,
    version: row.version,
    // Stored codes were parsed on the way in.
    partner: { code: row.partner as CountryCode, ...around.partner },
    marking: row.marking,
    highestMarking: highestMarking(markingsIn(row)),
    title: row.title,
    text: row.text,
    kind: row.kind,
    obligor: row.obligor,
    beneficiary: row.beneficiary,
    strength: row.strength,
    lead: row.leadAgency,
    supporting: row.supporting.map(({ agency }) => agency),
    focalPoint: row.focalPoint,
    topics: row.topics.map(({ topic }) => topic),
    made,
    due,
    dueWords: row.dueWords,
    recordedBy: row.createdBy.name,
    recordedAt: row.createdAt,
    ...standing(row, made, due, moment),
    wasRecorded: moment.knownAt === null || row.createdAt <= moment.knownAt,
    origins: known(row.origins).flatMap(originView),
    restates: known(row.restates).map(({ earlier, drift }) => ({ ...earlier, drift })),
    restatedBy: known(row.restatedBy).map(({ later, drift }) => ({ ...later, drift })),
    timesRestated: around.timesRestated,
    blockedBy: known(row.blockedBy).flatMap(({ commitment, agreement, note }) => [
      ...blockView("commitment", commitment, note, around),
      ...blockView("agreement", agreement, note, around),
    ]),
    blocks: known(row.blocks).flatMap(({ blocked, note }) =>
      blockView("commitment", blocked, note, around),
    ),
    trainings: row.trainings,
    deliveries: row.deliveries.map(
      ({ id, ref, item, unit, quantityPromised, quantityDelivered }) => ({
        id,
        ref,
        title: item,
        unit,
        quantityPromised,
        quantityDelivered,
      }),
    ),
    citations: known(row.citations).map(({ id, quote, field, note, source }) => ({
      id,
      quote,
      field,
      note,
      source,
    })),
    claims: claimsByField(
      row.claims
        .filter((claim) => wasKnownAt(claim, moment.knownAt))
        .map((claim) => ({ ...claim, claimedOn: dayOrNull(claim.claimedOn) })),
    ),
    figures: row.figures.map((figure) => ({
      id: figure.id,
      quantity: figure.quantity,
      value: figure.value.toString(),
      qualifier: figure.qualifier,
      unit: figure.unit,
      period: figure.period,
      saidBy: figure.saidBy,
      isDocumentSeen: figure.isDocumentSeen,
      source: figure.source,
    })),
  };
}

/** Of everything that the page names. */
function markingsIn(row: Row): Marking[] {
  const named = [
    row,
    row.leadAgency,
    row.focalPoint,
    ...row.supporting.map(({ agency }) => agency),
    ...row.updates.flatMap(({ source, attachment }) => [source, attachment]),
    ...row.origins.flatMap(({ meeting, agreement, source }) => [meeting, agreement, source]),
    ...row.restates.map(({ earlier }) => earlier),
    ...row.restatedBy.map(({ later }) => later),
    ...row.blockedBy.flatMap(({ commitment, agreement }) => [commitment, agreement]),
    ...row.blocks.map(({ blocked }) => blocked),
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
  row: Row,
  made: CommitmentView["made"],
  due: CommitmentView["due"],
  { asOf, knownAt }: Moment,
) {
  const history = row.updates
    .map((update) => ({
      ...update,
      effectiveOn: dayOf(update.effectiveOn),
      hasEvidence: update.sourceId !== null || update.attachmentId !== null,
    }))
    .filter((update) => update.effectiveOn <= asOf)
    .filter((update) => knownAt === null || update.recordedAt <= knownAt);
  const status = statusOn(history, asOf);
  const firstSaid = made && firstDayOf(made.on, made.precision);
  const evidenceOn = lastEvidenceOn(history, firstSaid === null ? [] : [firstSaid], asOf);
  const milestones = row.milestones.map(({ id, version, title, ...milestone }) => {
    const dates = {
      due: fuzzyOf(dayOrNull(milestone.dueOn), milestone.duePrecision),
      reachedOn: dayOrNull(milestone.reachedOn),
    };
    return { id, version, title, ...dates, status: milestoneStatus(dates, asOf) };
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
    updates: history.toSorted(compareUpdates).toReversed().map(updateView),
    milestones,
  };
}

function updateView(
  update: Omit<Row["updates"][number], "effectiveOn"> & { effectiveOn: CalendarDate },
): UpdateView {
  const { id, effectiveOn, recordedAt, by, status, note, blocker, nextStep } = update;
  const { source, attachment, sourceId, attachmentId, review } = update;
  return {
    id,
    effectiveOn,
    recordedAt,
    by: by.name,
    status,
    note,
    blocker,
    nextStep,
    source,
    file: attachment,
    claim: review && { ...review, by: review.decidedBy?.name ?? "" },
    hasHiddenEvidence:
      (sourceId !== null && source === null) || (attachmentId !== null && attachment === null),
  };
}

function originView({ meeting, agreement, source }: Row["origins"][number]): OriginView[] {
  const views: OriginView[] = [];
  if (meeting) {
    const { heldOn, heldPrecision, ...name } = meeting;
    views.push({ ...name, kind: "meeting", on: fuzzyOf(dayOrNull(heldOn), heldPrecision) });
  }
  if (agreement) views.push({ ...agreement, kind: "agreement", on: null });
  if (source) {
    const { publishedOn, publishedPrecision, ...name } = source;
    views.push({
      ...name,
      kind: "source",
      on: fuzzyOf(dayOrNull(publishedOn), publishedPrecision),
    });
  }
  return views;
}

function blockView(
  kind: BlockView["kind"],
  other: { id: string; ref: string; title: string } | null,
  note: string | null,
  { states }: Around,
): BlockView[] {
  return other === null ? [] : [{ ...other, kind, note, state: states.get(other.id) ?? null }];
}
