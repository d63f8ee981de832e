import { describe, expect, test } from "vitest";
import { afterButton, changesBetween, withStage } from "./changes.ts";
import { emptyStage, routeInput } from "./schema.ts";

const stages = (["proposal", "law_vetting", "signing"] as const).map(emptyStage);
const names = (all: typeof stages) => all.map(({ stage }) => stage);

describe("the buttons of a route's form", () => {
  test("move a stage one place, at the ends nowhere, and take it away", () => {
    expect(names(afterButton(stages, "up:signing"))).toEqual([
      "proposal",
      "signing",
      "law_vetting",
    ]);
    expect(names(afterButton(stages, "down:proposal"))).toEqual([
      "law_vetting",
      "proposal",
      "signing",
    ]);
    for (const button of ["up:proposal", "down:signing", "up:clearance", "keep", "open:signing"]) {
      expect(afterButton(stages, button)).toEqual(stages);
    }
    expect(names(afterButton(stages, "remove:law_vetting"))).toEqual(["proposal", "signing"]);
  });

  test("put a new stage where the default route has it", () => {
    expect(names(withStage(stages, "drafting"))).toEqual([
      "proposal",
      "drafting",
      "law_vetting",
      "signing",
    ]);
    expect(names(withStage(stages, "in_force")).at(-1)).toBe("in_force");
  });
});

describe("what a draft changes", () => {
  const desk = { desk: "Law Division", targetDays: 5 };
  const route = routeInput.parse({
    name: "A route",
    validFrom: "2024-01-01",
    stages: [{ stage: "proposal" }, { stage: "law_vetting", concurrences: [desk] }],
  });

  test("is nothing when it was only stored and read again, in whatever order its fields come back", () => {
    const turned = JSON.parse(JSON.stringify(route), (_, value: unknown) =>
      value instanceof Object && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    ) as typeof route;
    expect(changesBetween(route, turned)).toEqual({
      changed: [],
      added: [],
      removed: [],
      stages: [],
    });
  });

  test("is told by field and by stage; a stage that only others passed has moved, too", () => {
    const after = {
      ...route,
      validUntil: route.validFrom,
      stages: [...route.stages.toReversed(), emptyStage("signing")],
    };
    expect(changesBetween(route, after)).toEqual({
      changed: ["validUntil"],
      added: ["signing"],
      removed: [],
      stages: [
        { stage: "law_vetting", changed: ["position"] },
        { stage: "proposal", changed: ["position"] },
      ],
    });
    expect(changesBetween(after, route).removed).toEqual(["signing"]);
  });
});
