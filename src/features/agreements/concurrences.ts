import type { CalendarDate } from "#domain/calendar-date.ts";
import type { SourceName } from "#domain/evidence.ts";
import {
  deskKey,
  type DeskStanding,
  isGranted,
  type Round,
  roundsOf,
  standingWith,
} from "#features/routes/desks.ts";
import { type Conditions, type Facts, requiredConcurrences } from "#features/routes/rules.ts";
import type { ConcurrenceDecision } from "#generated/prisma/enums.ts";
import { isSideState, type Stage } from "./stages.ts";
import type { AgencyName, AgreementView } from "./views.ts";

export type ConcurrenceView = {
  id: string;
  version: number;
  desk: string;
  /** Of the requests to this desk about this instrument, from 1. */
  round: number;
  stage: Stage | null;
  asked: string | null;
  draftNumber: number | null;
  agency: AgencyName | null;
  requestedOn: CalendarDate;
  decidedOn: CalendarDate | null;
  decision: ConcurrenceDecision | null;
  referenceNo: string | null;
  note: string | null;
  source: SourceName | null;
  attachment: { id: string; name: string } | null;
};

/** A desk that must agree before the stage is left, on this route and by these facts. */
export type RequiredDesk = {
  stage: Stage;
  desk: string;
  standing: DeskStanding;
  isGranted: boolean;
  /** Since when an answer is awaited; null: none is. */
  since: CalendarDate | null;
  /** False: a fact is not on record that may make it unnecessary. */
  isCertain: boolean;
};

type Step = Conditions & {
  stage: Stage;
  concurrences: readonly (Conditions & { desk: string; isRequired: boolean })[];
};

/** A request as it is shown; `all` are those about the same instrument. */
export function concurrenceView(
  one: Omit<ConcurrenceView, "round"> & Round,
  all: readonly Round[],
): ConcurrenceView {
  return {
    id: one.id,
    version: one.version,
    desk: one.desk,
    round: 1 + roundsOf(all, one.desk).findIndex(({ id }) => id === one.id),
    stage: one.stage,
    asked: one.asked,
    draftNumber: one.draftNumber,
    agency: one.agency,
    requestedOn: one.requestedOn,
    decidedOn: one.decidedOn,
    decision: one.decision,
    referenceNo: one.referenceNo,
    note: one.note,
    source: one.source,
    attachment: one.attachment,
  };
}

/** Whom the stages ask, in their order, and where the instrument stands with each. */
export function requiredDesks(
  steps: readonly Step[],
  facts: Facts,
  rounds: readonly Round[],
): RequiredDesk[] {
  return steps.flatMap(({ stage }) =>
    requiredConcurrences(steps, stage, facts).map(({ desk, isCertain }) => {
      const standing = standingWith(rounds, desk);
      const last = roundsOf(rounds, desk).at(-1);
      return {
        stage,
        desk,
        standing,
        isCertain,
        isGranted: isGranted(standing),
        since: standing === "awaited" && last !== undefined ? last.requestedOn : null,
      };
    }),
  );
}

/** What a request begins as: the desk that is named by its key, else the first that the stage it stands in still lacks. */
export function beginningOf(
  { required, stages, concurrences }: Pick<AgreementView, "required" | "stages" | "concurrences">,
  key: string | null,
): { desk: string | null; stage: Stage | null } {
  const now = stages.findLast(({ stage }) => !isSideState(stage))?.stage ?? null;
  if (key === null) {
    const next = required.find((one) => one.stage === now && one.standing === "unasked");
    return { desk: next?.desk ?? null, stage: now };
  }
  const wanted = required.find(({ desk }) => deskKey(desk) === key);
  const earlier = concurrences.find(({ desk }) => deskKey(desk) === key);
  return { desk: wanted?.desk ?? earlier?.desk ?? null, stage: wanted?.stage ?? now };
}

/** From which route, when it was on one; who moved it, and why. */
export type RouteMove = { from: string | null; by: string; at: Date; reason: string };

type StoredMove = {
  from: { name: string } | null;
  by: { name: string };
  recordedAt: Date;
  reason: string;
};

export function movedOf(last: StoredMove | undefined): RouteMove | null {
  if (last === undefined) return null;
  return {
    from: last.from?.name ?? null,
    by: last.by.name,
    at: last.recordedAt,
    reason: last.reason,
  };
}
