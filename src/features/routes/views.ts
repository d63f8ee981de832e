import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Named } from "#domain/names.ts";
import type { Stage } from "#generated/prisma/enums.ts";
import type { Effect, Instrument } from "./effects.ts";
import type { Conditions, Validity, ValidityProblem } from "./rules.ts";
import type { RouteDetails } from "./schema.ts";

/** A route in the list. */
export type RouteItem = Named &
  Validity &
  Conditions & {
    id: string;
    isExample: boolean;
    version: number;
    stages: number;
    /** Instruments that have it, of those the reader may see. */
    agreements: number;
  };

/** The validity of a route among the others. */
type Dated = Validity & Conditions & { id: string; name: string };

/** An instrument with what its own route makes of it, and what another, or the changed one, would. */
export type Compared = Instrument & {
  now: Effect;
  after: Effect;
  /** The name of the route it is on; null: none. */
  routeName: string | null;
};

export type RouteView = {
  id: string;
  version: number;
  route: RouteDetails;
  /** Of the rows of its stages, for the trail. */
  stageIds: string[];
  /** On their way along it. */
  instruments: (Instrument & { effect: Effect })[];
  /** Moved to it, or from it to another, the last first. */
  changes: {
    id: string;
    agreement: { id: string; ref: string };
    isTo: boolean;
    other: { id: string; name: string } | null;
    reason: string;
    by: string;
    on: CalendarDate;
  }[];
};

export type RoutePreview = {
  draft: DraftView;
  /** The route as it is; null for a new one. */
  before: RouteDetails | null;
  /** Somebody has changed the route since the draft was begun. */
  isStale: boolean;
  problem: ValidityProblem<Dated> | null;
  /** The list as it is and as it would be. */
  routes: readonly Dated[];
  routesAfter: readonly Dated[];
  /** Instruments on the route that its change touches, and those that stay as they are, in number. */
  touched: Compared[];
  untouched: number;
  /** Stages that were taken away and in which instruments stand, with how many of them are hidden from the reader. */
  inUse: { stage: Stage; instruments: Instrument[]; hidden: number }[];
  /** Instruments of other routes, or of none, that could go over, and what would change. */
  movable: Compared[];
};

export type DraftView = {
  id: string;
  version: number;
  /** The route that it changes; null: it will be a new one. */
  recordId: string | null;
  route: RouteDetails;
};

/** An agency of home, which a desk may be of. */
export type DeskAgency = Named & { id: string };
