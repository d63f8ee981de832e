import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import { AppError } from "#domain/errors.ts";
import { uuidv7 } from "#domain/uuid.ts";
import { command, expectOne } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canKeepRoutes } from "../policy.ts";
import { instrumentsOnRoutes } from "../instruments.ts";
import { detailsOf, draftOf, listValidities } from "../stored.ts";
import { dayBefore, validityProblem } from "../rules.ts";
import { type RouteDetails, routeInput, routeSaving } from "../schema.ts";
import { recordRoute, refuseOverlap } from "./record.ts";
import { deskRow, lockRoutes, routeRow, stageRow } from "./rows.ts";

/**
 * Makes a draft the route, or a new route. The instruments on it keep it, with what has changed about it.
 *
 * @throws AppError `stale` when the route was changed since the draft was begun, `conflict` when validities overlap or a stage
 *   was taken away in which an instrument stands.
 */
export const saveRoute = command({
  action: "route.record",
  input: routeSaving,
  load: (tx, { id }) => draftOf(tx, id),
  allow: canKeepRoutes,
  run: async ({ tx, ctx, today, input: { id: draftId, version, endsFormer }, subject }) => {
    await lockRoutes(tx);
    // What a draft lacks is said as its form would say it.
    const route = routeInput.parse(subject.route);
    const id = subject.recordId ?? uuidv7();
    if (endsFormer) await endFormer(tx, id, route);
    if (subject.recordId === null || subject.baseVersion === null) {
      const made = await recordRoute(ctx, route);
      expectOne(await tx.draft.deleteMany({ where: { id: draftId, version } }));
      return made;
    }
    await refuseOverlap(tx, id, route);
    const { rows } = await detailsOf(tx, id);
    const isKept = (stage: string) => route.stages.some((one) => one.stage === stage);
    const removed = rows.filter(({ stage }) => !isKept(stage));
    await refuseStagesInUse(
      tx,
      id,
      removed.map(({ stage }) => stage),
      today,
    );
    expectOne(
      await tx.route.updateMany({
        where: { id, version: subject.baseVersion },
        data: { ...routeRow(route), version: { increment: 1 } },
      }),
    );
    await tx.routeStage.deleteMany({ where: { id: { in: removed.map((one) => one.id) } } });
    for (const [position, stage] of route.stages.entries()) {
      const stored = rows.find((one) => one.stage === stage.stage);
      await writeStage(tx, id, stored, stage, position);
    }
    expectOne(await tx.draft.deleteMany({ where: { id: draftId, version } }));
    return { id };
  },
});

/** The one before that has no end ends the day before; nothing happens where there is none. */
async function endFormer(tx: Tx, id: string, route: RouteDetails): Promise<void> {
  const problem = validityProblem({ ...route, id }, await listValidities(tx));
  if (problem?.kind !== "open") return;
  await tx.route.update({
    where: { id: problem.other.id },
    data: { validUntil: toColumn(dayBefore(route.validFrom)), version: { increment: 1 } },
  });
}

/** @throws AppError `conflict` with the names of the instruments; those that are hidden are counted alone. */
async function refuseStagesInUse(
  tx: Tx,
  routeId: string,
  removed: readonly string[],
  today: Parameters<typeof instrumentsOnRoutes>[1],
): Promise<void> {
  if (removed.length === 0) return;
  // The instruments are held as they stand until this is done.
  await tx.$queryRaw`select id from agreement where route_id = ${routeId}::uuid for update`;
  const use = await tx.$queryRaw<{ stage: string; instruments: number }[]>`
    select stage::text as stage, instruments from app.route_use(${routeId}::uuid)`;
  const inUse = use.filter(({ stage }) => removed.includes(stage));
  if (inUse.length === 0) return;
  const count = inUse.reduce((sum, { instruments }) => sum + instruments, 0);
  const seen = await instrumentsOnRoutes(tx, today, routeId);
  const names = seen.filter(({ routeStage }) => removed.includes(routeStage)).map(({ ref }) => ref);
  throw new AppError("conflict", "routes.error.stageInUse", {
    names: names.join(", "),
    hidden: String(count - names.length),
  });
}

type Stored = Awaited<ReturnType<typeof detailsOf>>["rows"][number];

/** What stays the same is left alone, so that the audit shows only what changed. */
async function writeStage(
  tx: Tx,
  routeId: string,
  stored: Stored | undefined,
  stage: RouteDetails["stages"][number],
  position: number,
): Promise<void> {
  const desks = stage.concurrences.map(deskRow);
  const data = stageRow(stage, position);
  if (stored === undefined) {
    await tx.routeStage.create({ data: { ...data, routeId, concurrences: { create: desks } } });
    return;
  }
  if (differs(stored, data)) await tx.routeStage.update({ where: { id: stored.id }, data });
  const gone = stored.concurrences.filter(({ desk }) => !desks.some((one) => one.desk === desk));
  await tx.routeConcurrence.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  for (const desk of desks) {
    const known = stored.concurrences.find((one) => one.desk === desk.desk);
    if (known === undefined) {
      await tx.routeConcurrence.create({ data: { ...desk, routeStageId: stored.id } });
    } else if (differs(known, desk)) {
      await tx.routeConcurrence.update({ where: { id: known.id }, data: desk });
    }
  }
}

function differs<Row extends object>(stored: Row, data: Partial<Row>): boolean {
  const names = Object.keys(data) as (keyof Row)[];
  return names.some((name) => JSON.stringify(stored[name]) !== JSON.stringify(data[name]));
}
