import "server-only";
import { type CalendarDate, dayOf, toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { DatedAction } from "../schema.ts";
import type { Stage, StageEntry } from "../stages.ts";
import { actionRow } from "./rows.ts";

/** What the commands decide by. `route` is null when it is on none. */
type Subject = {
  partner: CountryCode;
  marking: Marking;
  routeId: string | null;
  route: Stage[] | null;
  stages: StageEntry[];
};

/** @throws AppError `not_found`, also when the actor may not see it. */
export async function agreementOf(tx: Tx, id: string): Promise<Subject> {
  const { route, stages, ...row } = found(
    await tx.agreement.findUnique({
      where: { id },
      select: {
        partner: true,
        marking: true,
        routeId: true,
        route: { select: { stages: { select: { stage: true }, orderBy: { position: "asc" } } } },
        stages: { select: { id: true, stage: true, enteredOn: true, recordedAt: true } },
      },
    }),
  );
  return {
    ...row,
    // Stored codes were parsed on the way in.
    partner: row.partner as CountryCode,
    route: route && route.stages.map(({ stage }) => stage),
    stages: stages.map((entry) => ({ ...entry, enteredOn: dayOf(entry.enteredOn) })),
  };
}

/** The route valid on a day, of several the one that came last; null: none is on record. */
export async function routeIdOn(tx: Tx, day: CalendarDate): Promise<string | null> {
  const on = toColumn(day);
  const route = await tx.route.findFirst({
    where: { validFrom: { lte: on }, OR: [{ validUntil: null }, { validUntil: { gte: on } }] },
    orderBy: [{ validFrom: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return route?.id ?? null;
}

/** @throws AppError `conflict` when the same has been recorded for the same date. */
export async function addAction(
  tx: Tx,
  agreementId: string,
  { partner, marking }: Subject,
  action: DatedAction,
): Promise<void> {
  const row = actionRow(action);
  const { type, happenedOn, precision } = row;
  const isKnown = await tx.agreementAction.findFirst({
    where: { agreementId, type, happenedOn, precision },
    select: { id: true },
  });
  if (isKnown !== null) throw new AppError("conflict", "errors.sameAction");
  await tx.agreementAction.create({ data: { ...row, agreementId, partner, marking } });
}
