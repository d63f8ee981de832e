import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Tx } from "#server/db.ts";
import { canTake, effectOf, type Instrument, isSameEffect } from "../effects.ts";
import { instrumentsOnRoutes } from "../instruments.ts";
import { dayBefore, validityProblem } from "../rules.ts";
import type { RouteDetails } from "../schema.ts";
import { allDetails, draftOf, type StoredRoute } from "../stored.ts";
import type { Compared, DraftView, RoutePreview } from "../views.ts";

/** A change of a route as far as it is written; nobody else's. @throws AppError `not_found` */
export async function getRouteDraft(tx: Tx, id: string): Promise<DraftView> {
  const { version, recordId, route } = await draftOf(tx, id);
  return { id, version, recordId, route };
}

/** What a change would do to the instruments on the route, to those that enter and to those that could go over to it. */
export async function previewRoute(tx: Tx, id: string, today: CalendarDate): Promise<RoutePreview> {
  const { version, recordId, route, baseVersion } = await draftOf(tx, id);
  const routes = await allDetails(tx);
  const stored = routes.find((one) => one.id === recordId) ?? null;
  const before = stored?.route ?? null;
  const instruments = await instrumentsOnRoutes(tx, today);
  const mine = instruments.filter(({ routeId }) => routeId !== null && routeId === recordId);
  const compared = mine.map((one) => compare(one, route, routes, today));
  const dated = routes.map(datedOf);
  const own = { ...datedOf({ id: recordId ?? id, version, route }) };
  const problem = validityProblem(own, dated);
  const others = dated
    .filter((one) => one.id !== own.id)
    .map((one) =>
      problem?.kind === "open" && one.id === problem.other.id
        ? { ...one, validUntil: dayBefore(route.validFrom) }
        : one,
    );
  return {
    draft: { id, version, recordId, route },
    before,
    isStale: stored !== null && stored.version !== baseVersion,
    problem,
    routes: dated,
    routesAfter: [...others, own],
    touched: compared.filter(({ now, after }) => !isSameEffect(now, after)),
    untouched: compared.filter(({ now, after }) => isSameEffect(now, after)).length,
    inUse: await stagesInUse(tx, recordId, before, route, mine),
    movable: movableTo(instruments, own.id, route, routes, today),
  };
}

/** The instruments that a route could take over, as they are now and as they would be. */
export async function listMovable(
  tx: Tx,
  id: string,
  route: RouteDetails,
  today: CalendarDate,
): Promise<Compared[]> {
  const routes = await allDetails(tx);
  return movableTo(await instrumentsOnRoutes(tx, today), id, route, routes, today);
}

function movableTo(
  instruments: readonly Instrument[],
  id: string,
  route: RouteDetails,
  routes: readonly StoredRoute[],
  today: CalendarDate,
): Compared[] {
  return instruments
    .filter((one) => one.routeId !== id && canTake(one, route))
    .map((one) => compare(one, route, routes, today));
}

function compare(
  instrument: Instrument,
  route: RouteDetails,
  routes: readonly StoredRoute[],
  today: CalendarDate,
): Compared {
  const own = routes.find(({ id }) => id === instrument.routeId) ?? null;
  return {
    ...instrument,
    routeName: own?.route.name ?? null,
    now: effectOf(instrument, own?.route ?? null, today),
    after: effectOf(instrument, route, today),
  };
}

const datedOf = ({ id, route }: StoredRoute) => {
  const { name, validFrom, validUntil, forBindings, forCounterparts, forMoney } = route;
  return { id, name, validFrom, validUntil, forBindings, forCounterparts, forMoney };
};

async function stagesInUse(
  tx: Tx,
  id: string | null,
  before: RouteDetails | null,
  after: RouteDetails,
  instruments: readonly Instrument[],
): Promise<RoutePreview["inUse"]> {
  const removed = (before?.stages ?? [])
    .map(({ stage }) => stage)
    .filter((stage) => !after.stages.some((one) => one.stage === stage));
  if (id === null || removed.length === 0) return [];
  const use = await tx.$queryRaw<{ stage: (typeof removed)[number]; instruments: number }[]>`
    select stage::text as stage, instruments from app.route_use(${id}::uuid)`;
  return use
    .filter(({ stage }) => removed.includes(stage))
    .map(({ stage, instruments: count }) => {
      const seen = instruments.filter(({ routeStage }) => routeStage === stage);
      return { stage, instruments: seen, hidden: count - seen.length };
    });
}
