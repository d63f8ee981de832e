import "server-only";
import { type CalendarDate, dayOf, dayOrNull, toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import type { Marking } from "#domain/marking.ts";
import { type Facts, routeFor, stagesFor } from "#features/routes/rules.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import type { DatedAction } from "../schema.ts";
import { lastRouteStage, type Stage, type StageEntry } from "../stages.ts";
import { actionRow } from "./rows.ts";

/** What the commands decide by. `route`: the stages its facts call for; null when it is on none. */
type Subject = Facts & {
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
        binding: true,
        counterpart: true,
        money: true,
        route: {
          select: {
            stages: {
              select: { stage: true, forBindings: true, forCounterparts: true, forMoney: true },
              orderBy: { position: "asc" },
            },
          },
        },
        stages: { select: { id: true, stage: true, enteredOn: true, recordedAt: true } },
      },
    }),
  );
  const entries = stages.map((entry) => ({ ...entry, enteredOn: dayOf(entry.enteredOn) }));
  const now = lastRouteStage(entries);
  return {
    ...row,
    // Stored codes were parsed on the way in.
    partner: row.partner as CountryCode,
    route: route && stagesFor(route.stages, row, now).map(({ stage }) => stage),
    stages: entries,
  };
}

/** The route of an instrument with these facts that enters the pipeline on a day; null: none is on record. */
export async function routeIdOn(tx: Tx, facts: Facts, day: CalendarDate): Promise<string | null> {
  const on = toColumn(day);
  const routes = await tx.route.findMany({
    where: { validFrom: { lte: on }, OR: [{ validUntil: null }, { validUntil: { gte: on } }] },
    select: {
      id: true,
      validFrom: true,
      validUntil: true,
      forBindings: true,
      forCounterparts: true,
      forMoney: true,
    },
  });
  const dated = routes.map(({ validFrom, validUntil, ...route }) => ({
    ...route,
    validFrom: dayOf(validFrom),
    validUntil: dayOrNull(validUntil),
  }));
  return routeFor(dated, facts, day)?.id ?? null;
}

/** @throws AppError `conflict` when the same has been recorded for the same date. */
export async function addAction(
  tx: Tx,
  agreementId: string,
  { partner, marking }: Pick<Subject, "partner" | "marking">,
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
