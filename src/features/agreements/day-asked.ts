import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Params } from "#ui/address.ts";
import type { AgreementFilter } from "./views.ts";

type Asked = Pick<AgreementFilter, "asOf" | "knownOn" | "inForceOn">;

/**
 * The day that rules the register, and the address that the box for another day starts from. Who asks what was in force on
 * a day and then types another one asks the same of that other day: two days in one address would contradict each other.
 */
export function dayAsked(
  params: Params,
  { asOf, knownOn, inForceOn }: Asked,
  today: CalendarDate,
): { params: Params; when: Pick<AgreementFilter, "asOf" | "knownOn"> } {
  if (inForceOn === null) return { params, when: { asOf, knownOn } };
  const { asOf: _, inForceOn: __, ...rest } = params;
  const day = inForceOn === today ? null : inForceOn;
  return { params: { ...rest, state: "in_force" }, when: { asOf: day, knownOn } };
}

/** The day for which the list says what was in force; null: it says something else, or of today. */
export const dayInForce = ({
  inForceOn,
  asOf,
  state,
}: Pick<AgreementFilter, "asOf" | "inForceOn" | "state">): CalendarDate | null =>
  inForceOn ?? (state.length === 1 && state[0] === "in_force" ? asOf : null);
