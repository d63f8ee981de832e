import "server-only";
import { type CalendarDate, dayOf, dayOrNull, todayIn } from "#domain/calendar-date.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { effectOf } from "../effects.ts";
import { instrumentsOnRoutes } from "../instruments.ts";
import { detailsOf } from "../stored.ts";
import type { DeskAgency, RouteItem, RouteView } from "../views.ts";

/** Every route, the one that began last first. */
export async function listRoutes(tx: Tx): Promise<RouteItem[]> {
  const rows = await tx.route.findMany({
    include: { _count: { select: { stages: true, agreements: true } } },
    orderBy: [{ validFrom: "desc" }, { name: "asc" }],
  });
  return rows.map(({ _count, validFrom, validUntil, ...row }) => ({
    id: row.id,
    name: row.name,
    nameUr: row.nameUr,
    // Conditions were parsed on the way in.
    forBindings: row.forBindings,
    forCounterparts: row.forCounterparts,
    forMoney: row.forMoney,
    isExample: row.isExample,
    version: row.version,
    validFrom: dayOf(validFrom),
    validUntil: dayOrNull(validUntil),
    stages: _count.stages,
    agreements: _count.agreements,
  }));
}

/** Moves that a page shows; the trail has all. */
const MOST_CHANGES = 100;

/**
 * A route with the instruments on their way along it and those that were moved to it or away.
 *
 * @throws AppError `not_found`
 */
export async function getRoute(
  tx: Tx,
  id: string,
  today: CalendarDate,
  timeZone: string,
): Promise<RouteView> {
  const { version, route, rows: stages } = await detailsOf(tx, id);
  const instruments = await instrumentsOnRoutes(tx, today, id);
  const rows = await tx.routeChange.findMany({
    where: { OR: [{ toRouteId: id }, { fromRouteId: id }] },
    select: {
      id: true,
      reason: true,
      recordedAt: true,
      toRouteId: true,
      agreement: { select: { id: true, ref: true } },
      from: { select: { id: true, name: true } },
      to: { select: { id: true, name: true } },
      by: { select: { name: true } },
    },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: MOST_CHANGES,
    relationLoadStrategy: "join",
  });
  return {
    id,
    version,
    route,
    stageIds: stages.map((stage) => stage.id),
    instruments: instruments.map((one) => ({ ...one, effect: effectOf(one, route, today) })),
    changes: rows.map(({ toRouteId, from, to, by, recordedAt, ...row }) => ({
      ...row,
      isTo: toRouteId === id,
      other: toRouteId === id ? from : to,
      by: by.name,
      on: todayIn(timeZone, recordedAt),
    })),
  };
}

/** More are found by typing. */
const MOST_AGENCIES = 60;

/** Agencies of home that a desk may be of. */
export async function listHomeAgencies(tx: Tx): Promise<DeskAgency[]> {
  const home = found(await tx.country.findFirst({ where: { isHome: true } }));
  return tx.agency.findMany({
    where: { country: home.code, isPlaceholder: false },
    select: { id: true, name: true, nameUr: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_AGENCIES,
  });
}
