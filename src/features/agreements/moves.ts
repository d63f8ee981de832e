import type { CalendarDate } from "#domain/calendar-date.ts";
import { isGranted, type Round, standingWith } from "#features/routes/desks.ts";
import type { StageReason } from "#generated/prisma/enums.ts";
import { isSideState, nextStages, type Stage, stagesToSkipTo } from "./stages.ts";

/** A stage of the route with the desks that must have agreed before it is left. */
export type RouteStep = { stage: Stage; desks: readonly string[] };

export type Way = "start" | "forward" | "skip" | "back" | "resume" | "aside";

/** Which way a stage lies from where it stands; null: none leads there. */
export function wayTo(
  to: Stage,
  { stage, cameFrom, route }: Pick<Standing, "stage" | "cameFrom" | "route">,
): Way | null {
  const stages = route.map((step) => step.stage);
  const move = nextStages(stage, stages, cameFrom).find((one) => one.stage === to);
  if (move !== undefined) {
    const isStart = move.way === "forward" && !stages.some((step) => step === stage);
    return isStart ? "start" : move.way;
  }
  return stagesToSkipTo(stage, stages).includes(to) ? "skip" : null;
}

export type Need = "required" | "optional" | "none";
export type MoveAsks = {
  /** Why, of a short list; empty: nobody asks. */
  reasons: readonly StageReason[];
  note: Need;
  /** Of the letter or the summary that it goes on with. */
  referenceNo: Need;
  document: Need;
  /** The day that it was initialled, signed or came into force. */
  happened: Need;
};

const WHY_BACK: readonly StageReason[] = [
  "papers_missing",
  "legal_wording",
  "their_wording",
  "money",
  "no_mandate",
  "policy",
  "covered_elsewhere",
  "security",
  "other",
];
const WHY_HELD: Partial<Record<Stage, readonly StageReason[]>> = {
  on_hold_us: ["awaiting_decision", "money", "policy", "security", "change_of_government", "other"],
  on_hold_them: [
    "no_answer",
    "their_approval",
    "their_wording",
    "security",
    "change_of_government",
    "other",
  ],
};
const HAPPENS: Partial<Record<Stage, Need>> = {
  initialling: "optional",
  signing: "optional",
  in_force: "required",
};

/**
 * What a move asks for. Sent back: why, in a word of the list and in own words. Held: the cause.
 * Ended or ahead by leaps: own words. To a stage whose desks must agree: the number that it goes there
 * under. In force: since when. What went on paper can always come along.
 */
export function moveAsks(to: Stage, way: Way, route: readonly RouteStep[]): MoveAsks {
  const nothing = { referenceNo: "none", document: "none", happened: "none" } as const;
  if (way === "back" || to === "returned") {
    return { ...nothing, reasons: WHY_BACK, note: "required", document: "optional" };
  }
  if (way === "aside") {
    const reasons = WHY_HELD[to] ?? [];
    return { ...nothing, reasons, note: reasons.length > 0 ? "optional" : "required" };
  }
  const desks = route.find((step) => step.stage === to)?.desks ?? [];
  const goesToDesks = desks.length > 0 && (way === "forward" || way === "skip");
  return {
    reasons: [],
    note: way === "skip" ? "required" : "optional",
    referenceNo: way === "resume" ? "none" : goesToDesks ? "required" : "optional",
    document: way === "resume" ? "none" : "optional",
    happened: HAPPENS[to] ?? "none",
  };
}

/** All that decides where an instrument may go. */
export type Standing = {
  /** Null: it is not in the pipeline. */
  stage: Stage | null;
  /** The last stage of its route: what a side state is left for. */
  cameFrom: Stage | null;
  /** Every stage that it has been in. */
  visited: readonly Stage[];
  route: readonly RouteStep[];
  rounds: readonly Round[];
  isSigned: boolean;
  isFastTrack: boolean;
  isPlaceholder: boolean;
  hasTopics: boolean;
  /** References of the instruments that nobody has compared it with. */
  unmarked: readonly string[];
};

/** A sentence of the catalogue with its values; one that is a key of the catalogue is said in words. */
export type Refusal = { key: string; params: Record<string, string> };

const named = (stage: Stage) => `values.stage.${stage}`;

const no = (key: string, params: Record<string, string> = {}): Refusal => ({
  key: `validation.move.${key}`,
  params,
});

/** Why it cannot go there on that day; null: it can. */
export function refusalOfMove(to: Stage, on: CalendarDate, standing: Standing): Refusal | null {
  const way = wayTo(to, standing);
  if (way === null) return no(...noWay(to, standing));
  if (way !== "forward" && way !== "skip") return null;
  if (standing.stage === standing.route[0]?.stage) {
    if (!standing.hasTopics) return no("topic");
    if (standing.unmarked.length > 0) return no("unmarked", { refs: standing.unmarked.join(", ") });
  }
  const desks = missingDesks(to, on, standing);
  if (desks.length > 0) {
    return no(standing.isFastTrack ? "desksFast" : "desks", { desks: desks.join(", ") });
  }
  if (isConclusion(to) && standing.isPlaceholder) return no("unnamed");
  if ((to === "ratification" || to === "in_force") && !standing.isSigned) return no("unsigned");
  return null;
}

function noWay(to: Stage, { stage, cameFrom, route }: Standing): [string, Record<string, string>?] {
  if (to === stage) return ["same", { to: named(to) }];
  if (!route.some((step) => step.stage === to)) return ["notOnRoute", { to: named(to) }];
  if (stage !== null && cameFrom !== null && isSideState(stage)) {
    return ["resumeFirst", { from: named(stage), to: named(cameFrom) }];
  }
  return ["notAllowed"];
}

const isConclusion = (stage: Stage) =>
  stage === "initialling" ||
  stage === "signing" ||
  stage === "ratification" ||
  stage === "in_force";

const OPEN = { decidedOn: null, decision: null };

/**
 * The desks whose concurrence is needed before it goes there and was not given by that day: those of
 * the stage that it leaves and of each one leapt over. On the fast track a desk that was asked is
 * enough on the way, and all that it passed must have agreed before the text is initialled or signed.
 */
export function missingDesks(to: Stage, on: CalendarDate, standing: Standing): string[] {
  const { stage, visited, route, isFastTrack } = standing;
  const at = route.findIndex((step) => step.stage === stage);
  const until = route.findIndex((step) => step.stage === to);
  const isLast = isConclusion(to);
  const rounds = standing.rounds
    .filter(({ requestedOn }) => requestedOn <= on)
    .map((one) => (one.decidedOn !== null && one.decidedOn <= on ? one : { ...one, ...OPEN }));
  const has = (desk: string) => {
    const answer = standingWith(rounds, desk);
    return isGranted(answer) || (isFastTrack && !isLast && answer === "awaited");
  };
  const isPassed = (step: RouteStep, index: number) =>
    index < until && (index >= at || (isFastTrack && isLast && visited.includes(step.stage)));
  return route
    .filter(isPassed)
    .flatMap(({ desks }) => desks)
    .filter((desk, index, all) => !has(desk) && all.indexOf(desk) === index);
}

/** A stage that it may go to, with what the move there asks for. */
export type MoveChoice = { stage: Stage; way: Way; asks: MoveAsks };

/** Where it may go on that day: the way ahead first, then back, aside, and by leaps. */
export function moveChoices(on: CalendarDate, standing: Standing): MoveChoice[] {
  const { stage, cameFrom, route } = standing;
  const stages = route.map((step) => step.stage);
  const reachable = [
    ...nextStages(stage, stages, cameFrom).map((move) => move.stage),
    ...stagesToSkipTo(stage, stages),
  ];
  return reachable.flatMap((to) => {
    const way = wayTo(to, standing);
    if (way === null || refusalOfMove(to, on, standing) !== null) return [];
    return [{ stage: to, way, asks: moveAsks(to, way, route) }];
  });
}

/** The stages whose move needs it so. */
export function stagesThatNeed(
  choices: readonly MoveChoice[],
  ask: Exclude<keyof MoveAsks, "reasons">,
  need: Need,
): Stage[] {
  return choices.filter(({ asks }) => asks[ask] === need).map(({ stage }) => stage);
}

/** Each list of reasons once, with the stages that ask for one of it. */
export function groupedReasons(
  choices: readonly MoveChoice[],
): { list: readonly StageReason[]; stages: Stage[] }[] {
  const lists = choices.map(({ asks }) => asks.reasons).filter((list) => list.length > 0);
  return [...new Set(lists)].map((list) => ({
    list,
    stages: choices.filter(({ asks }) => asks.reasons === list).map(({ stage }) => stage),
  }));
}

/** Why it may not go where it was told to, or without that, not on to the next stage; null: it may. */
export function blockedMove(
  to: Stage | null,
  on: CalendarDate,
  standing: Standing,
): { to: Stage; refusal: Refusal } | null {
  const { stage, cameFrom, route } = standing;
  const stages = route.map((step) => step.stage);
  const next = nextStages(stage, stages, cameFrom).find(({ way }) => way === "forward");
  const goal = to ?? next?.stage;
  if (goal === undefined) return null;
  const refusal = refusalOfMove(goal, on, standing);
  return refusal && { to: goal, refusal };
}
