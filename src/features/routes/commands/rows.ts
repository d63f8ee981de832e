import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import type { Tx } from "#server/db.ts";
import type { RouteDetails, StageDetails } from "../schema.ts";

/** One change to the routes at a time: validities are judged over all of them. */
export async function lockRoutes(tx: Tx): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended('routes', 0))::text`;
}

export function routeRow({ validFrom, validUntil, stages: _stages, ...route }: RouteDetails) {
  return {
    ...route,
    validFrom: toColumn(validFrom),
    validUntil: validUntil && toColumn(validUntil),
  };
}

export function stageRow({ concurrences: _desks, ...stage }: StageDetails, position: number) {
  return { ...stage, position };
}

export function deskRow(
  { isOptional, ...desk }: StageDetails["concurrences"][number],
  position: number,
) {
  return { ...desk, isRequired: !isOptional, position };
}
