import "server-only";
import { type CalendarDate, dayOf, dayOrNull } from "#domain/calendar-date.ts";
import { requiredConcurrences, stagesFor } from "#features/routes/rules.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import type { Standing } from "./moves.ts";
import { listUnmarked } from "./neighbour-rows.ts";
import { isSigned } from "./rules.ts";
import { DEFAULT_ROUTE, lastRouteStage, openStage } from "./stages.ts";

const conditions = { forBindings: true, forCounterparts: true, forMoney: true } as const;

/** What a standing is made of. */
export const deciding = {
  binding: true,
  counterpart: true,
  money: true,
  isFastTrack: true,
  isPlaceholder: true,
  route: {
    select: {
      stages: {
        select: {
          stage: true,
          ...conditions,
          concurrences: {
            select: { desk: true, isRequired: true, ...conditions },
            orderBy: { position: "asc" },
          },
        },
        orderBy: { position: "asc" },
      },
    },
  },
  stages: {
    select: {
      id: true,
      stage: true,
      enteredOn: true,
      recordedAt: true,
      by: { select: { name: true } },
    },
  },
  concurrences: {
    select: {
      id: true,
      desk: true,
      requestedOn: true,
      decidedOn: true,
      decision: true,
      recordedAt: true,
    },
  },
  actions: { select: { id: true, type: true, happenedOn: true, recordedAt: true } },
  topics: { select: { topicId: true }, take: 1 },
} satisfies Prisma.AgreementSelect;
type Row = Prisma.AgreementGetPayload<{ select: typeof deciding }>;

/** What decides where an agreement may go, with the entry that it is in; of what the actor may see. */
export async function standingOf(tx: Tx, id: string, today: CalendarDate) {
  const row = await tx.agreement.findUniqueOrThrow({ where: { id }, select: deciding });
  const { standing, last } = standingIn(row, today);
  const isFirst = last?.stage === standing.route[0]?.stage;
  return {
    standing: { ...standing, unmarked: isFirst ? await listUnmarked(tx, id, today) : [] },
    last,
  };
}

/** The same as it is stored; what it has to be compared with in its first stage is not looked for. */
export function standingIn(row: Row, today: CalendarDate) {
  const stages = row.stages.map((entry) => ({ ...entry, enteredOn: dayOf(entry.enteredOn) }));
  const last = openStage(stages);
  const cameFrom = lastRouteStage(stages);
  const steps = row.route && stagesFor(row.route.stages, row, cameFrom);
  const route =
    steps === null
      ? DEFAULT_ROUTE.map((stage) => ({ stage, desks: [] }))
      : steps.map(({ stage }) => ({
          stage,
          desks: requiredConcurrences(steps, stage, row).map(({ desk }) => desk),
        }));
  const standing: Standing = {
    stage: last?.stage ?? null,
    cameFrom,
    visited: stages.map(({ stage }) => stage),
    route,
    rounds: row.concurrences.map((one) => ({
      ...one,
      requestedOn: dayOf(one.requestedOn),
      decidedOn: dayOrNull(one.decidedOn),
    })),
    isSigned: isSigned(
      row.actions.map((action) => ({ ...action, happenedOn: dayOrNull(action.happenedOn) })),
      today,
    ),
    isFastTrack: row.isFastTrack,
    isPlaceholder: row.isPlaceholder,
    hasTopics: row.topics.length > 0,
    unmarked: [],
  };
  return { standing, last };
}
