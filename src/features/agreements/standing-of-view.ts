import type { Standing } from "./moves.ts";
import { DEFAULT_ROUTE, isSideState } from "./stages.ts";
import type { AgreementView } from "./views.ts";

/** What decides where it may go, from what its page shows; `unmarked`: see `Standing`. */
export function standingOfView(agreement: AgreementView, unmarked: readonly string[]): Standing {
  const { stages, route, required, concurrences, actions } = agreement;
  const visited = stages.map(({ stage }) => stage);
  return {
    stage: visited.at(-1) ?? null,
    cameFrom: visited.findLast((stage) => !isSideState(stage)) ?? null,
    visited,
    route: (route?.stages ?? DEFAULT_ROUTE).map((stage) => ({
      stage,
      desks: required.filter((one) => one.stage === stage).map(({ desk }) => desk),
    })),
    // They come in order, so their place tells which was recorded last.
    rounds: concurrences.map((one, index) => ({ ...one, recordedAt: new Date(index) })),
    isSigned: actions.some(({ type }) => type !== "initialled"),
    isFastTrack: agreement.isFastTrack,
    isPlaceholder: agreement.isPlaceholder,
    hasTopics: agreement.topics.length > 0,
    unmarked,
  };
}

/** Whether it has not left the first stage of its route yet; also when it was held or sent back there. */
export function isInFirstStage({ stages, route, isPendingMou, state }: AgreementView): boolean {
  const last = stages.findLast(({ stage }) => !isSideState(stage))?.stage;
  const isOpen = isPendingMou || state === "proposed";
  return isOpen && last !== undefined && last === (route?.stages ?? DEFAULT_ROUTE)[0];
}
