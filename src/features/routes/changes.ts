import { DEFAULT_ROUTE, type Stage } from "#features/agreements/stages.ts";
import { emptyStage, type RouteDetails, type StageDetails } from "./schema.ts";

/** The stages after a button of the form: one place up or down, or away; "keep" and the like change nothing. */
export function afterButton(stages: readonly StageDetails[], button: string): StageDetails[] {
  const [verb, stage] = button.split(":");
  const at = stages.findIndex((one) => one.stage === stage);
  const one = stages[at];
  if (one === undefined) return [...stages];
  if (verb === "remove") return stages.toSpliced(at, 1);
  const to = verb === "up" ? at - 1 : verb === "down" ? at + 1 : at;
  const other = stages[to];
  return other === undefined ? [...stages] : stages.with(to, one).with(at, other);
}

const placeOf = (stage: Stage) => DEFAULT_ROUTE.findIndex((known) => known === stage);

/** A stage more, before the first of those that the default route has after it. */
export function withStage(stages: readonly StageDetails[], stage: Stage): StageDetails[] {
  const at = stages.findIndex((one) => placeOf(one.stage) > placeOf(stage));
  return stages.toSpliced(at === -1 ? stages.length : at, 0, emptyStage(stage));
}

/** What is different about a stage, by the names of its fields. */
type StageChange = { stage: Stage; changed: (keyof StageDetails | "position")[] };

export type RouteChanges = {
  /** Fields of the route itself. */
  changed: Exclude<keyof RouteDetails, "stages">[];
  added: Stage[];
  removed: Stage[];
  stages: StageChange[];
};

/** What a draft changes; every field where there was no route before. */
export function changesBetween(before: RouteDetails, after: RouteDetails): RouteChanges {
  const { stages: earlier, ...was } = before;
  const { stages: later, ...is } = after;
  const names = Object.keys(is) as (keyof typeof is)[];
  const kept = later.filter(({ stage }) => earlier.some((one) => one.stage === stage));
  const order = earlier.filter(({ stage }) => kept.some((one) => one.stage === stage));
  return {
    changed: names.filter((name) => !isSame(was[name], is[name])),
    added: later.filter((one) => !kept.includes(one)).map(({ stage }) => stage),
    removed: earlier.filter((one) => !order.includes(one)).map(({ stage }) => stage),
    stages: kept.flatMap((one, index): StageChange[] => {
      const former = order.find(({ stage }) => stage === one.stage);
      const fields = Object.keys(one) as (keyof StageDetails)[];
      const changed = [
        ...(order[index]?.stage === one.stage ? [] : (["position"] as const)),
        ...fields.filter((name) => !isSame(former?.[name], one[name])),
      ];
      return changed.length === 0 ? [] : [{ stage: one.stage, changed }];
    }),
  };
}

/** Whatever the order of the fields, which storing a draft does not keep. */
const isSame = (a: unknown, b: unknown) => inFixedOrder(a) === inFixedOrder(b);

const inFixedOrder = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : inner,
  );
