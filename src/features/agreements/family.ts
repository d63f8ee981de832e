import { type CalendarDate, earliest, latest } from "#domain/calendar-date.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { Marking } from "#domain/marking.ts";
import type { AgreementLinkType, Binding, InstrumentType } from "#generated/prisma/enums.ts";
import { type AgreementAction, type AgreementState, stateOn } from "./rules.ts";
import type { StageEntry } from "./stages.ts";

/** An instrument with what decides how it stands. */
type Instrument = {
  id: string;
  ref: string;
  actions: readonly AgreementAction[];
  stages: readonly StageEntry[];
};

/** `from` does this to `to`. `effectiveOn` is the anchor of its precision; null: not known when. */
export type FamilyLink = {
  id: string;
  fromId: string;
  toId: string;
  type: AgreementLinkType;
  effectiveOn: CalendarDate | null;
};

/**
 * How an instrument stands in its family. `governs`: in force, or applied provisionally, and neither
 * replaced nor suspended by another; `ended`: expired, terminated, withdrawn or lapsed; `pending`: not
 * in force yet.
 */
export type Standing = "governs" | "suspended" | "replaced" | "pending" | "ended";

type InFamily<One> = One & {
  state: AgreementState;
  standing: Standing;
  /** The first day that anything is on record for; null: nothing dated. */
  beganOn: CalendarDate | null;
};

/**
 * The family of an instrument as of a day: all that is joined to it, however far, by links that held by
 * then, and how each stood. Members come earliest first, undated ones last, by reference within a day;
 * links by their date, undated ones last, then as the members that make them. A link without a date holds
 * once the instrument that makes it is in force. What had not begun by then is left out, but never the
 * instrument that is asked about.
 */
export function familyOn<One extends Instrument, Link extends FamilyLink>(
  rootId: string,
  { members, links }: { members: readonly One[]; links: readonly Link[] },
  asOf: CalendarDate,
  knownAt: Date | null = null,
): { members: InFamily<One>[]; links: Link[] } {
  const there = members.filter((one) => one.id === rootId || (began(one) ?? asOf) <= asOf);
  const states = new Map(there.map((one) => [one.id, stateOn(one, asOf, knownAt)]));
  const holding = links.filter(
    ({ fromId, toId, effectiveOn }) =>
      states.has(fromId) && states.has(toId) && (effectiveOn === null || effectiveOn <= asOf),
  );
  const near = joinedTo(rootId, holding);
  const standing = there
    .filter(({ id }) => near.has(id))
    .map((one) => {
      const state = states.get(one.id) ?? "proposed";
      const onIt = holding.filter((link) => link.toId === one.id && isInEffect(link, states));
      return { ...one, state, standing: standingOf(one, state, onIt, asOf), beganOn: began(one) };
    });
  const inOrder = standing.toSorted(
    (a, b) =>
      compareBeginnings(a.beganOn, b.beganOn) ||
      BY_REFERENCE.compare(a.ref, b.ref) ||
      compareIds(a, b),
  );
  const placeOf = new Map(inOrder.map(({ id }, index) => [id, index]));
  const place = (id: string) => placeOf.get(id) ?? 0;
  return {
    members: inOrder,
    links: holding
      .filter(({ fromId, toId }) => near.has(fromId) && near.has(toId))
      .toSorted(
        (a, b) =>
          compareBeginnings(a.effectiveOn, b.effectiveOn) ||
          place(a.fromId) - place(b.fromId) ||
          compareIds(a, b),
      ),
  };
}

/** Reference 9 before reference 10, whoever gave them. */
const BY_REFERENCE = new Intl.Collator("en", { numeric: true });

const compareIds = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** Everything that the links lead to, whichever way they point, and the beginning itself. */
function joinedTo(rootId: string, links: readonly FamilyLink[]): Set<string> {
  const near = new Set([rootId]);
  // A set hands out what is added while it is walked.
  for (const id of near) {
    for (const { fromId, toId } of links) {
      if (fromId === id) near.add(toId);
      if (toId === id) near.add(fromId);
    }
  }
  return near;
}

const HAS_FORCE: readonly AgreementState[] = ["in_force", "provisionally_applied"];

/** A dated link has its effect from its date on; one without a date while what makes it is in force. */
function isInEffect(link: FamilyLink, states: ReadonlyMap<string, AgreementState>): boolean {
  const state = states.get(link.fromId);
  return link.effectiveOn !== null || (state !== undefined && HAS_FORCE.includes(state));
}

function standingOf(
  one: Instrument,
  state: AgreementState,
  onIt: readonly FamilyLink[],
  asOf: CalendarDate,
): Standing {
  switch (state) {
    case "expired":
    case "terminated":
    case "withdrawn":
    case "lapsed":
      return "ended";
    case "proposed":
    case "initialled":
    case "signed":
      return "pending";
    case "provisionally_applied":
    case "in_force":
    case "suspended": {
      if (onIt.some(({ type }) => type === "replaces")) return "replaced";
      const turn = lastTurn(one, onIt, asOf);
      return (turn ?? (state === "suspended" ? "suspends" : "revives")) === "suspends"
        ? "suspended"
        : "governs";
    }
  }
}

/** The last link that suspends or revives it, unless something happened to the instrument itself since then. */
function lastTurn(
  one: Instrument,
  onIt: readonly FamilyLink[],
  asOf: CalendarDate,
): "suspends" | "revives" | null {
  const turns = onIt
    .filter(({ type }) => type === "suspends" || type === "revives")
    .toSorted((a, b) => ((a.effectiveOn ?? "") < (b.effectiveOn ?? "") ? -1 : 1));
  const last = turns.at(-1);
  if (last === undefined) return null;
  const own = latest(
    one.actions
      .filter(({ type }) => type === "suspended" || type === "revived" || type === "renewed")
      .map(({ happenedOn }) => happenedOn)
      .filter((on) => on !== null)
      .filter((on) => on <= asOf),
  );
  if (own !== null && (last.effectiveOn ?? "") < own) return null;
  return last.type === "suspends" ? "suspends" : "revives";
}

function began({ actions, stages }: Instrument): CalendarDate | null {
  return earliest([
    ...actions.map(({ happenedOn }) => happenedOn).filter((on) => on !== null),
    ...stages.map(({ enteredOn }) => enteredOn),
  ]);
}

export function compareBeginnings(a: CalendarDate | null, b: CalendarDate | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** An instrument with all that is joined to it by links, as it stood; without links alone. */
export type FamilyView = {
  /** The one that is asked about. */
  root: { ref: string; title: string };
  /** The earliest first, undated ones last. */
  members: {
    id: string;
    ref: string;
    title: string;
    marking: Marking;
    instrument: InstrumentType;
    binding: Binding;
    state: AgreementState;
    standing: Standing;
    beganOn: CalendarDate | null;
  }[];
  links: {
    id: string;
    fromId: string;
    toId: string;
    type: AgreementLinkType;
    effective: FuzzyDate | null;
    note: string | null;
  }[];
  /** There are more members than are shown. */
  isCut: boolean;
};
