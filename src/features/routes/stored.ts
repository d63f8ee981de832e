import "server-only";
import type { z } from "zod";
import { dayOf, dayOrNull } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { RouteDetails, routeDraft } from "./schema.ts";

/** What the drafts of routes are called among all drafts. */
export const ROUTE_DRAFT = "route";

const whole = {
  stages: {
    include: { concurrences: { orderBy: [{ position: "asc" }, { id: "asc" }] } },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.RouteInclude;
type Row = Prisma.RouteGetPayload<{ include: typeof whole }>;

/** A route as its form would send it. @throws AppError `not_found` */
export async function detailsOf(
  tx: Tx,
  id: string,
): Promise<StoredRoute & { rows: Row["stages"] }> {
  const row = found(
    await tx.route.findUnique({ where: { id }, include: whole, relationLoadStrategy: "join" }),
  );
  return { ...stored(row), rows: row.stages };
}

export type StoredRoute = { id: string; version: number; route: RouteDetails };

/** Every route as its form would send it, the one that began first first. */
export async function allDetails(tx: Tx): Promise<StoredRoute[]> {
  const rows = await tx.route.findMany({
    include: whole,
    orderBy: [{ validFrom: "asc" }, { name: "asc" }],
    relationLoadStrategy: "join",
  });
  return rows.map(stored);
}

function stored({ id, version, stages, ...row }: Row): StoredRoute {
  const { name, nameUr, forBindings, forCounterparts, forMoney, basis, sources, isExample } = row;
  return {
    id,
    version,
    // Conditions were parsed on the way in.
    route: {
      name,
      nameUr,
      validFrom: dayOf(row.validFrom),
      validUntil: dayOrNull(row.validUntil),
      forBindings,
      forCounterparts,
      forMoney,
      basis,
      sources,
      isExample,
      stages: stages.map((one) => ({
        stage: one.stage,
        targetDays: one.targetDays,
        ownerPost: one.ownerPost,
        forBindings: one.forBindings,
        forCounterparts: one.forCounterparts,
        forMoney: one.forMoney,
        concurrences: one.concurrences.map((desk) => ({
          desk: desk.desk,
          agencyId: desk.agencyId,
          targetDays: desk.targetDays,
          isOptional: !desk.isRequired,
          forBindings: desk.forBindings,
          forCounterparts: desk.forCounterparts,
          forMoney: desk.forMoney,
        })),
      })),
    } as RouteDetails,
  };
}

/** All routes as far as their validity goes. */
export async function listValidities(tx: Tx) {
  const rows = await tx.route.findMany({
    select: {
      id: true,
      name: true,
      validFrom: true,
      validUntil: true,
      forBindings: true,
      forCounterparts: true,
      forMoney: true,
    },
  });
  return rows.map(({ validFrom, validUntil, ...row }) => ({
    ...row,
    validFrom: dayOf(validFrom),
    validUntil: dayOrNull(validUntil),
  }));
}

/** What is being written: stages in order, and the version of the route that it changes; null for a new one. */
export type Begun = { baseVersion: number | null; route: RouteDetails; recordId: string | null };

/** @throws AppError `not_found`, also when it is another's. */
export async function draftOf(tx: Tx, id: string): Promise<Begun & { version: number }> {
  const row = found(await tx.draft.findUnique({ where: { id } }));
  if (row.kind !== ROUTE_DRAFT) throw new AppError("not_found", "errors.notFound");
  return { ...readDraft(row.values), recordId: row.recordId, version: row.version };
}

/** A draft as it was kept: a name may be missing, and all stages may have been taken away. */
function readDraft(values: unknown): Pick<Begun, "baseVersion" | "route"> {
  // Written by the commands above from what their schemas read.
  return values as z.output<typeof routeDraft>;
}
