import "server-only";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { command, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canKeepRoutes } from "../policy.ts";
import { validityProblem } from "../rules.ts";
import { listOfRoutes, type RouteDetails, routeInput } from "../schema.ts";
import { STANDARD_ROUTES } from "../standard.ts";
import { listValidities } from "../stored.ts";
import { deskRow, lockRoutes, routeRow, stageRow } from "./rows.ts";

/**
 * Records an approval path; instruments that enter the pipeline while it is valid, and meet its conditions, take it.
 *
 * @throws AppError `conflict` where on some day there would be two for the same conditions.
 */
export const recordRoute = command({
  action: "route.record",
  input: routeInput,
  allow: canKeepRoutes,
  run: async ({ tx, input }) => {
    await lockRoutes(tx);
    const id = uuidv7();
    await refuseOverlap(tx, id, input);
    return tx.route.create({
      select: { id: true },
      data: {
        ...routeRow(input),
        id,
        stages: {
          create: input.stages.map((stage, position) => ({
            ...stageRow(stage, position),
            concurrences: { create: stage.concurrences.map(deskRow) },
          })),
        },
      },
    });
  },
});

/** Adds those of the standard routes that the list lacks, by their names. Leads to the first. */
export const addStandardRoutes = command({
  action: "route.record",
  input: listOfRoutes,
  allow: canKeepRoutes,
  run: async ({ ctx, tx }) => {
    await lockRoutes(tx);
    const known = new Set((await listValidities(tx)).map(({ name }) => name));
    for (const route of STANDARD_ROUTES) {
      if (!known.has(route.name)) await recordRoute(ctx, route);
    }
    return { id: found(await tx.route.findFirst({ orderBy: { validFrom: "asc" } })).id };
  },
});

/** @throws AppError `conflict`, naming the other route. */
export async function refuseOverlap(tx: Tx, id: string, route: RouteDetails): Promise<void> {
  const problem = validityProblem({ ...route, id }, await listValidities(tx));
  if (problem === null) return;
  const { kind, other } = problem;
  throw new AppError("conflict", `routes.error.${kind}`, {
    name: other.name,
    href: `/routes/${other.id}`,
  });
}
