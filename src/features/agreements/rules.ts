import {
  addDays,
  addMonths,
  type CalendarDate,
  compareDays,
  earliest,
  latest,
} from "#domain/calendar-date.ts";
import { compareRecorded, type Recorded, wasKnownAt } from "#domain/recorded.ts";
import { type StageEntry, stageOn } from "./stages.ts";

/** What happens to an instrument, in the order of one and the same day. */
export const ACTION_TYPES = [
  "initialled",
  "signed",
  "ratified",
  "notified",
  "provisionally_applied",
  "in_force",
  "suspended",
  "revived",
  "renewed",
  "expired",
  "terminated",
] as const;
export type ActionType = (typeof ACTION_TYPES)[number];

export const AGREEMENT_STATES = [
  "proposed",
  "initialled",
  "signed",
  "provisionally_applied",
  "in_force",
  "suspended",
  "expired",
  "terminated",
  "withdrawn",
  "lapsed",
] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** `happenedOn` is the anchor of its precision (the first day of a month, quarter or year); null: not known when. */
export type AgreementAction = Recorded & { type: ActionType; happenedOn: CalendarDate | null };

export type Instrument =
  | "treaty"
  | "agreement"
  | "mou"
  | "protocol"
  | "exchange_of_notes"
  | "letter_of_agreement"
  | "sop"
  | "agreed_minutes"
  | "terms_of_reference"
  | "action_plan"
  | "joint_statement"
  | "framework_programme";
export type Binding = "binding" | "non_binding" | "unknown";
export type RenewalRule = "none" | "automatic" | "by_notice" | "new_text" | "unknown";

/** The actions of an agreement as of a day: dated by it or undated, and recorded by `knownAt` when that is given. */
function actionsOn<Action extends AgreementAction>(
  actions: readonly Action[],
  asOf: CalendarDate,
  knownAt: Date | null,
): Action[] {
  return actions.filter(
    (action) =>
      (action.happenedOn === null || action.happenedOn <= asOf) && wasKnownAt(action, knownAt),
  );
}

/** Earliest first. Undated: an entry into force stands before all that is dated, what can only follow one behind it. */
export function compareActions(a: AgreementAction, b: AgreementAction): number {
  return (
    eraOf(a) - eraOf(b) ||
    (a.happenedOn !== null && b.happenedOn !== null
      ? compareDays(a.happenedOn, b.happenedOn)
      : 0) ||
    ACTION_TYPES.indexOf(a.type) - ACTION_TYPES.indexOf(b.type) ||
    compareRecorded(a, b)
  );
}

function eraOf(action: AgreementAction): -1 | 0 | 1 {
  if (action.happenedOn !== null) return 0;
  return ACTION_TYPES.indexOf(action.type) <= ACTION_TYPES.indexOf("in_force") ? -1 : 1;
}

/** What the last of the actions from the entry into force on makes of the instrument; null when there is none. */
function forceOf(actions: readonly AgreementAction[]): AgreementState | null {
  const deciding = actions.filter(
    ({ type }) => ACTION_TYPES.indexOf(type) >= ACTION_TYPES.indexOf("in_force"),
  );
  const last = deciding.toSorted(compareActions).at(-1)?.type;
  switch (last) {
    case "in_force":
    case "revived":
    case "renewed":
      return "in_force";
    case "suspended":
    case "expired":
    case "terminated":
      return last;
    default:
      return null;
  }
}

/**
 * The state as of a day. The last action from the entry into force on decides (in force, revived,
 * renewed: in force). Before any: withdrawn or lapsed when the pipeline ended so; else provisionally
 * applied; signed, also when only a ratification or notification is on record; initialled; proposed.
 */
export function stateOn(
  agreement: { actions: readonly AgreementAction[]; stages: readonly StageEntry[] },
  asOf: CalendarDate,
  knownAt: Date | null = null,
): AgreementState {
  const actions = actionsOn(agreement.actions, asOf, knownAt);
  const force = forceOf(actions);
  if (force !== null) return force;
  const stage = stageOn(agreement.stages, asOf, knownAt)?.stage;
  if (stage === "withdrawn" || stage === "lapsed") return stage;
  const types = new Set(actions.map(({ type }) => type));
  if (types.has("provisionally_applied")) return "provisionally_applied";
  if (isSigned(actions, asOf, knownAt)) return "signed";
  return types.has("initialled") ? "initialled" : "proposed";
}

/** Signed as of a day: any action beyond the initialling implies a signature. */
export function isSigned(
  actions: readonly AgreementAction[],
  asOf: CalendarDate,
  knownAt: Date | null = null,
): boolean {
  return actionsOn(actions, asOf, knownAt).some(({ type }) => type !== "initialled");
}

/** Pending: an MoU that is not signed yet and was neither withdrawn nor has lapsed. */
export function isPendingMou(
  agreement: {
    instrument: Instrument;
    actions: readonly AgreementAction[];
    stages: readonly StageEntry[];
  },
  today: CalendarDate,
  knownAt: Date | null = null,
): boolean {
  const stage = stageOn(agreement.stages, today, knownAt)?.stage;
  return (
    agreement.instrument === "mou" &&
    !isSigned(agreement.actions, today, knownAt) &&
    stage !== "withdrawn" &&
    stage !== "lapsed"
  );
}

/**
 * The last day on which a notice is in time: `noticeDays` before `endsOn`, the last day of the term.
 * Null without an end or a notice period, and where no notice changes anything (the term simply
 * ends, or only a new text continues it).
 */
export function lastDayToGiveNotice(
  endsOn: CalendarDate | null,
  noticeDays: number | null,
  renewal: RenewalRule,
): CalendarDate | null {
  if (endsOn === null || noticeDays === null) return null;
  switch (renewal) {
    case "automatic":
    case "by_notice":
    case "unknown":
      return addDays(endsOn, -noticeDays);
    case "none":
    case "new_text":
      return null;
  }
}

/**
 * The last day of the current term: the day before the anniversary. With automatic renewal the first
 * such day from today on, reckoned from the first day in force; otherwise that of the first term, even
 * when it is past: a renewal by notice or by a new text is an action, and starts a new reckoning.
 * Null when there is no term or it is not in force yet.
 */
export function nextExpiry(
  termMonths: number | null,
  renewal: RenewalRule,
  inForceOn: CalendarDate | null,
  today: CalendarDate,
): CalendarDate | null {
  if (termMonths === null || termMonths < 1 || inForceOn === null) return null;
  const endOfTerm = (terms: number) => addDays(addMonths(inForceOn, termMonths * terms), -1);
  if (renewal !== "automatic") return endOfTerm(1);
  let terms = 1;
  while (endOfTerm(terms) < today) terms += 1;
  return endOfTerm(terms);
}

/** Instruments that bind by their nature when the register does not say. */
const TREATY_LIKE: readonly Instrument[] = ["treaty", "agreement", "protocol", "exchange_of_notes"];

/** Whether the words of a treaty fit it. Where the binding is unknown the instrument type decides. */
export function isTreatyLike(binding: Binding, instrument: Instrument): boolean {
  return binding === "binding" || (binding === "unknown" && TREATY_LIKE.includes(instrument));
}

/**
 * The words that fit: a binding instrument *enters into force* between *parties*, any other *comes
 * into effect* between *participants*.
 */
export function wordingOf(
  binding: Binding,
  instrument: Instrument,
): { takesEffectKey: string; membersKey: string } {
  return isTreatyLike(binding, instrument)
    ? {
        takesEffectKey: "agreements.wording.entersIntoForce",
        membersKey: "agreements.wording.parties",
      }
    : {
        takesEffectKey: "agreements.wording.comesIntoEffect",
        membersKey: "agreements.wording.participants",
      };
}

/** No meeting on its topics and no update of it for so long: nobody works with it. */
const DORMANT_MONTHS = 24;

/** Whether nothing has happened with it for two years; `lastOn` null: nothing is on record at all. */
export function isDormant(lastOn: CalendarDate | null, today: CalendarDate): boolean {
  return lastOn === null || addMonths(lastOn, DORMANT_MONTHS) < today;
}

/** What decides how long an instrument runs: `endsOn` is the last day as its text gives it. */
type Term = {
  endsOn: CalendarDate | null;
  termMonths: number | null;
  renewal: RenewalRule;
  actions: readonly AgreementAction[];
};

/**
 * The last day of the current term. A day given outright wins, and rolls on by whole terms where the
 * renewal is automatic; else the term is reckoned from the entry into force, or from the last renewal
 * since. Null where neither is known.
 */
export function currentTermEnd(
  { endsOn, termMonths, renewal, actions }: Term,
  today: CalendarDate,
): CalendarDate | null {
  if (endsOn === null) {
    const isAutomatic = renewal === "automatic";
    const starts = actions
      .filter(({ type }) => type === "in_force" || (type === "renewed" && !isAutomatic))
      .map(({ happenedOn }) => happenedOn)
      .filter((on) => on !== null)
      .filter((on) => on <= today);
    const start = isAutomatic ? earliest(starts) : latest(starts);
    return nextExpiry(termMonths, renewal, start, today);
  }
  if (renewal !== "automatic" || termMonths === null || termMonths < 1) return endsOn;
  let terms = 0;
  while (addMonths(endsOn, termMonths * terms) < today) terms += 1;
  return addMonths(endsOn, termMonths * terms);
}
