import "server-only";
import { AppError } from "#domain/errors.ts";
import { command, expectOne, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { afterButton, withStage } from "../changes.ts";
import { canKeepRoutes } from "../policy.ts";
import {
  emptyStage,
  routeBeginning,
  routeDiscard,
  routeInput,
  routeRevision,
  stageRevision,
} from "../schema.ts";
import { type Begun, detailsOf, draftOf, ROUTE_DRAFT } from "../stored.ts";

/** Begins a change of a route, or goes on with one's own; or a new route, as a copy of another or as the default route. */
export const beginRoute = command({
  action: "route.draft",
  input: routeBeginning,
  allow: canKeepRoutes,
  run: async ({ tx, userId, today, input: { routeId, fromId } }) => {
    const begun =
      routeId === null
        ? null
        : await tx.draft.findFirst({ where: { kind: ROUTE_DRAFT, recordId: routeId } });
    if (begun !== null) return { id: begun.id };
    const known = routeId ?? fromId;
    const from = known === null ? null : await detailsOf(tx, known);
    const route =
      routeId === null
        ? // A copy has a name and a validity of its own, and is nobody's example.
          routeInput.parse({
            ...(from?.route ?? { name: "-" }),
            name: "-",
            nameUr: null,
            validFrom: today,
            validUntil: null,
            isExample: false,
          })
        : found(from).route;
    const values = {
      baseVersion: routeId === null ? null : found(from).version,
      route: routeId === null ? { ...route, name: "" } : route,
    };
    return tx.draft.create({
      data: {
        ownerId: userId,
        kind: ROUTE_DRAFT,
        title: values.route.name,
        recordId: routeId,
        values,
      },
      select: { id: true },
    });
  },
});

/** Keeps what the form of a whole route says; what only the form of a stage says stays as it was. */
export const reviseRoute = command({
  action: "route.draft",
  input: routeRevision,
  load: (tx, { id }) => draftOf(tx, id),
  allow: canKeepRoutes,
  run: ({ tx, input, subject }) => {
    const { id, version, intent, newStage, stages, ...head } = input;
    const typed = stages.map((stage) => ({
      ...(subject.route.stages.find((one) => one.stage === stage.stage) ?? emptyStage(stage.stage)),
      ...stage,
    }));
    const moved = afterButton(typed, intent);
    const isNew = newStage !== null && !moved.some(({ stage }) => stage === newStage);
    const route = { ...head, stages: isNew ? withStage(moved, newStage) : moved };
    return keep(tx, { id, version }, { ...subject, route });
  },
});

/** Keeps what the form of one stage says. */
export const reviseRouteStage = command({
  action: "route.draft",
  input: stageRevision,
  load: (tx, { id }) => draftOf(tx, id),
  allow: canKeepRoutes,
  run: ({ tx, input: { id, version, ...stage }, subject }) => {
    const { stages } = subject.route;
    if (!stages.some((one) => one.stage === stage.stage)) {
      throw new AppError("not_found", "errors.notFound");
    }
    const route = {
      ...subject.route,
      stages: stages.map((one) => (one.stage === stage.stage ? stage : one)),
    };
    return keep(tx, { id, version }, { ...subject, route });
  },
});

/** Throws a change away before it is saved. */
export const discardRoute = command({
  action: "route.draft",
  input: routeDiscard,
  allow: canKeepRoutes,
  run: async ({ tx, input: { id, version } }) => {
    expectOne(await tx.draft.deleteMany({ where: { id, version, kind: ROUTE_DRAFT } }));
    return { id };
  },
});

async function keep(
  tx: Tx,
  { id, version }: { id: string; version: number },
  { baseVersion, route }: Begun,
): Promise<{ id: string }> {
  expectOne(
    await tx.draft.updateMany({
      where: { id, version },
      data: { title: route.name, values: { baseVersion, route }, version: { increment: 1 } },
    }),
  );
  return { id };
}
