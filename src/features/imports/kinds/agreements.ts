import type { z } from "zod";
import { firstDayOf, type FuzzyDate, lastDayOf } from "#domain/date-precision.ts";
import { MARKINGS } from "#domain/marking.ts";
import { agreementInput } from "#features/agreements/schema.ts";
import { Binding, Counterpart, InstrumentType, MoneyInvolved } from "#generated/prisma/enums.ts";
import { canImportRow } from "../policy.ts";
import type { Cells, Setting } from "./cells.ts";
import { parsedBy } from "./parsed.ts";

export type AgreementRow = z.output<typeof agreementInput>;

/**
 * The agreement that a row tells of, as its form would send it and read by the same schema; null when the
 * row has a problem. What is not said is not known: a status without a date is recorded without one.
 */
export function agreementOf(cells: Cells, setting: Setting): AgreementRow | null {
  const partner = cells.partner();
  const signedOn = cells.dated("signedOn", "signedPrecision");
  const inForceOn = cells.dated("inForceOn", "inForcePrecision");
  const terminatedOn = cells.date("terminatedOn");
  const endsOn = cells.date("endsOn");
  const isSigned = cells.yesNo("isSigned");
  const isInForce = cells.yesNo("isInForce");
  const signedPlace = cells.known("signedPlace");
  const marking = cells.code("marking", MARKINGS) ?? "official";

  if (endsOn !== null && endsOn.precision !== "day") cells.refuse("endsOn", "validation.day");
  if (isCertainlyBefore(terminatedOn, signedOn) || isCertainlyBefore(terminatedOn, inForceOn)) {
    cells.refuse("terminatedOn", "validation.endBeforeStart");
  }
  for (const [field, date] of Object.entries({ signedOn, inForceOn, terminatedOn })) {
    if (date !== null && date.on > setting.today) cells.refuse(field, "validation.inFuture");
  }
  if (isInForce === false && inForceOn === null) cells.note("isInForce", "imports.note.notInForce");

  const actions = [
    (signedOn !== null || signedPlace !== null || isSigned === true) &&
      action("signed", signedOn, signedPlace),
    (inForceOn !== null || isInForce === true) && action("in_force", inForceOn, null),
    terminatedOn !== null && action("terminated", terminatedOn, null),
  ].filter((one) => one !== false);

  const raw = {
    partner,
    title: cells.text("title"),
    instrument: cells.code("instrument", Object.values(InstrumentType)),
    binding: cells.code("binding", Object.values(Binding)) ?? "unknown",
    counterpart: cells.code("counterpart", Object.values(Counterpart)) ?? "unknown",
    money: cells.code("money", Object.values(MoneyInvolved)) ?? "unknown",
    summary: cells.summary(),
    marking,
    topicIds: cells.topicIds(),
    endsOn: endsOn?.on ?? null,
    actions,
  };
  if (partner === null || cells.issues.length > 0) return null;
  if (!canImportRow(setting.actor, { partner, marking: raw.marking as AgreementRow["marking"] })) {
    cells.refuse("partner", "imports.problem.notYours");
    return null;
  }
  return parsedBy(agreementInput, raw, cells, ACTION_FIELDS);
}

/** Where the fields of an action come from. */
const ACTION_FIELDS = { happenedOn: "signedOn", place: "signedPlace" };

const action = (type: string, date: FuzzyDate | null, place: string | null) => ({
  type,
  happenedOn: date?.on ?? null,
  happenedPrecision: date?.precision ?? "unknown",
  place,
});

function isCertainlyBefore(date: FuzzyDate | null, other: FuzzyDate | null): boolean {
  const last = date && lastDayOf(date.on, date.precision);
  const first = other && firstDayOf(other.on, other.precision);
  return last !== null && first !== null && last < first;
}
