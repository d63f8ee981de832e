import "server-only";
import { type CalendarDate, dayOf, dayOrNull, daysBetween } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import { claimsByField } from "#domain/evidence.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import { type Moment, momentFrom } from "#domain/moment.ts";
import type { Tx } from "#server/db.ts";
import { stagesFor } from "#features/routes/rules.ts";
import { concurrenceView, movedOf, requiredDesks } from "../concurrences.ts";
import { knownValues } from "../known-values.ts";
import {
  compareActions,
  currentTermEnd,
  isPendingMou,
  lastDayToGiveNotice,
  stateOn,
} from "../rules.ts";
import { isOverTarget, lastRouteStage, stageHistory } from "../stages.ts";
import type { AgreementView, StageView } from "../views.ts";

const agencyName = { select: { id: true, name: true, nameUr: true, acronym: true } } as const;
const sourceName = { select: { id: true, ref: true, title: true } } as const;
const linked = { select: { id: true, ref: true, title: true, instrument: true } } as const;

const shown = {
  topics: {
    select: { topic: { select: { id: true, slug: true, name: true, nameUr: true } } },
    orderBy: { topic: { position: "asc" } },
  },
  parties: { select: { side: true, agency: agencyName }, orderBy: { agency: { name: "asc" } } },
  leadAgency: agencyName,
  createdBy: { select: { name: true } },
  actions: { include: { source: sourceName } },
  links: { include: { to: linked }, orderBy: { createdAt: "asc" } },
  linkedFrom: { include: { from: linked }, orderBy: { createdAt: "asc" } },
  stages: {
    include: {
      ownerPost: { select: { title: true } },
      waitingAgency: agencyName,
      attachment: { select: { id: true, name: true } },
      by: { select: { name: true } },
    },
  },
  route: {
    include: {
      stages: {
        include: { concurrences: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
        orderBy: { position: "asc" },
      },
    },
  },
  concurrences: {
    include: {
      agency: agencyName,
      source: sourceName,
      attachment: { select: { id: true, name: true } },
    },
    orderBy: [{ requestedOn: "asc" }, { id: "asc" }],
  },
  routeChanges: {
    include: { from: { select: { name: true } }, by: { select: { name: true } } },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: 1,
  },
  // Not their words, of which there may be very many.
  draftTexts: {
    select: {
      id: true,
      number: true,
      note: true,
      recordedAt: true,
      by: { select: { name: true } },
    },
    orderBy: { number: "desc" },
  },
  trainings: {
    select: { id: true, ref: true, title: true, createdAt: true },
    orderBy: { ref: "asc" },
  },
  citations: {
    include: { source: sourceName },
    orderBy: [{ sourceId: "asc" }, { startsAt: "asc" }],
  },
  claims: {
    include: {
      source: sourceName,
      choices: { select: { id: true, recordedAt: true, reason: true } },
    },
    orderBy: [{ field: "asc" }, { recordedAt: "asc" }],
  },
} satisfies Prisma.AgreementInclude;
type Row = Prisma.AgreementGetPayload<{ include: typeof shown }>;

/**
 * An agreement with all that hangs on it, as of a day: what had happened by then and was on record. An
 * answer that came later is not there yet; a version of the text is dated by the day it was kept.
 *
 * @throws AppError `not_found`, also when the viewer may not see it.
 */
export async function getAgreement(
  tx: Tx,
  id: string,
  at: CalendarDate | Moment,
  /** The record's own values then, by column, where they have been changed since. */
  then: Record<string, unknown> = {},
): Promise<AgreementView> {
  const row = found(await tx.agreement.findUnique({ where: { id }, include: shown }));
  const country = await tx.country.findUnique({ where: { code: row.partner } });
  const { name = row.partner, nameUr = null } = country ?? {};
  // Stored codes were parsed on the way in.
  // Absent where nothing was changed, never undefined.
  const own = knownValues.parse(then) as Partial<Row>;
  return view(
    { ...row, ...own },
    { code: row.partner as CountryCode, name, nameUr },
    momentFrom(at),
  );
}

function view(whole: Row, partner: AgreementView["partner"], moment: Moment): AgreementView {
  const { asOf: today } = moment;
  const row = knownPart(whole, moment);
  const actions = row.actions
    .map((action) => ({ ...action, happenedOn: dayOrNull(action.happenedOn) }))
    .filter(({ happenedOn }) => !moment.isOfDay || happenedOn === null || happenedOn <= today)
    .toSorted(compareActions);
  const entries = row.stages
    .map((entry) => ({ ...entry, enteredOn: dayOf(entry.enteredOn) }))
    .filter(({ enteredOn }) => !moment.isOfDay || enteredOn <= today);
  const history = { instrument: row.instrument, actions, stages: entries };
  const stages = stagesOf(row, entries, today);
  const endsOn = currentTermEnd({ ...row, endsOn: dayOrNull(row.endsOn), actions }, today);
  const rounds = row.concurrences.map((one) => ({
    ...one,
    requestedOn: dayOf(one.requestedOn),
    decidedOn: dayOrNull(one.decidedOn),
  }));
  const steps = row.route === null ? [] : stagesFor(row.route.stages, row, lastRouteStage(entries));
  return {
    id: row.id,
    ref: row.ref,
    version: row.version,
    partner,
    marking: row.marking,
    releasableTo: row.releasableTo,
    title: row.title,
    instrument: row.instrument,
    binding: row.binding,
    counterpart: row.counterpart,
    money: row.money,
    summary: row.summary,
    isFastTrack: row.isFastTrack,
    fastTrackReason: row.fastTrackReason,
    isPlaceholder: row.isPlaceholder,
    isPendingMou: isPendingMou(history, today),
    state: stateOn(history, today),
    wasRecorded: moment.knownAt === null || row.createdAt <= moment.knownAt,
    leadAgency: row.leadAgency,
    parties: row.parties.map(({ side, agency }) => ({ side, ...agency })),
    topics: row.topics.map(({ topic }) => topic),
    term: {
      months: row.termMonths,
      renewal: row.renewal,
      noticeDays: row.noticeDays,
      statedEnd: dayOrNull(row.endsOn),
      endsOn,
      lastDayToGiveNotice: lastDayToGiveNotice(endsOn, row.noticeDays, row.renewal),
    },
    actions: actions.map(({ id, type, happenedOn, precision, place, note, source }) => ({
      id,
      type,
      place,
      note,
      source,
      happened: fuzzyOf(happenedOn, precision),
    })),
    links: [
      ...row.links.map(({ to, ...link }) => ({ ...linkView(link), isOurs: true, other: to })),
      ...row.linkedFrom.map(({ from, ...link }) => ({
        ...linkView(link),
        isOurs: false,
        other: from,
      })),
    ],
    stages,
    totalDays:
      stages[0] === undefined ? null : Math.max(0, daysBetween(stages[0].enteredOn, today)),
    route: row.route && {
      id: row.route.id,
      name: row.route.name,
      nameUr: row.route.nameUr,
      moved: movedOf(row.routeChanges[0]),
      validFrom: dayOf(row.route.validFrom),
      stages: steps.map(({ stage }) => stage),
    },
    required: requiredDesks(steps, row, rounds),
    concurrences: rounds.map((one) => concurrenceView(one, rounds)),
    draftTexts: row.draftTexts.map(({ by, ...text }) => ({ ...text, by: by.name })),
    trainings: row.trainings.map(({ id, ref, title }) => ({ id, ref, title })),
    citations: row.citations.map(({ id, field, quote, note, source }) => ({
      id,
      field,
      quote,
      note,
      source,
    })),
    claims: claimsByField(
      row.claims.map((claim) => ({ ...claim, claimedOn: dayOrNull(claim.claimedOn) })),
    ),
    recordedBy: row.createdBy.name,
    recordedAt: row.createdAt,
  };
}

/** What was on record; on a day that is past also without answers and links that came later. */
function knownPart(row: Row, { asOf, knownAt, isOfDay }: Moment): Row {
  const wasKnown = (at: Date) => knownAt === null || at <= knownAt;
  const hadCome = (on: Date | null) => !isOfDay || on === null || dayOf(on) <= asOf;
  const isLinked = ({ effectiveOn: on }: { effectiveOn: Date | null }) =>
    !isOfDay || (on !== null && dayOf(on) <= asOf);
  const recorded = <One extends { recordedAt: Date }>(all: readonly One[]) =>
    all.filter(({ recordedAt }) => wasKnown(recordedAt));
  const created = <One extends { createdAt: Date }>(all: readonly One[]) =>
    all.filter(({ createdAt }) => wasKnown(createdAt));
  return {
    ...row,
    actions: recorded(row.actions),
    stages: recorded(row.stages),
    // One without a date is not known to have been there on a day that is asked for.
    links: created(row.links).filter(isLinked),
    linkedFrom: created(row.linkedFrom).filter(isLinked),
    concurrences: recorded(row.concurrences)
      .filter(({ requestedOn }) => hadCome(requestedOn))
      .map((one) => (hadCome(one.decidedOn) ? one : { ...one, ...UNANSWERED })),
    draftTexts: recorded(row.draftTexts).filter(({ recordedAt }) => hadCome(recordedAt)),
    trainings: created(row.trainings),
    citations: created(row.citations),
    claims: recorded(row.claims),
  };
}

const UNANSWERED = {
  decidedOn: null,
  decision: null,
  referenceNo: null,
  note: null,
  source: null,
  sourceId: null,
  attachment: null,
  attachmentId: null,
};

function stagesOf(
  row: Row,
  entries: (Omit<Row["stages"][number], "enteredOn"> & { enteredOn: CalendarDate })[],
  today: CalendarDate,
): StageView[] {
  const targets = new Map(row.route?.stages.map(({ stage, targetDays }) => [stage, targetDays]));
  return stageHistory(entries, today).map(({ entry, leftOn, days }) => {
    const targetDays = targets.get(entry.stage) ?? null;
    return {
      id: entry.id,
      stage: entry.stage,
      enteredOn: entry.enteredOn,
      leftOn,
      days,
      targetDays,
      isOverTarget: isOverTarget(days, targetDays),
      waitingOn: entry.waitingOn,
      waitingAgency: entry.waitingAgency,
      ownerPost: entry.ownerPost?.title ?? null,
      reason: entry.reason,
      referenceNo: entry.referenceNo,
      attachment: entry.attachment,
      note: entry.note,
      by: entry.by.name,
    };
  });
}

function linkView(link: {
  id: string;
  type: Row["links"][number]["type"];
  effectiveOn: Date | null;
  precision: DatePrecision;
  note: string | null;
}) {
  const { id, type, note, effectiveOn, precision } = link;
  return { id, type, note, effective: fuzzyOf(dayOrNull(effectiveOn), precision) };
}
