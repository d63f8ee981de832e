import type { CalendarDate } from "#domain/calendar-date.ts";
import type { SourceName } from "#domain/evidence.ts";
import {
  type DeskStanding,
  isGranted,
  type Round,
  roundsOf,
  standingWith,
} from "#features/routes/desks.ts";
import { type Conditions, type Facts, requiredConcurrences } from "#features/routes/rules.ts";
import type { ConcurrenceDecision } from "#generated/prisma/enums.ts";
import type { Stage } from "./stages.ts";
import type { AgencyName } from "./views.ts";

export type ConcurrenceView = {
  id: string;
  version: number;
  desk: string;
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
