import "server-only";
import { z } from "zod";
import { type CalendarDate, toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";

/** @throws AppError `not_found`, also for a hidden one */
export async function markedOf(tx: Tx, id: string) {
  const row = found(
    await tx.commitment.findUnique({
      where: { id },
      select: { partner: true, marking: true, strength: true },
    }),
  );
  // Parsed on the way in.
  return { ...row, partner: row.partner as CountryCode };
}

export function refuseFuture(day: CalendarDate, today: CalendarDate, field: string): void {
  if (day > today) throw fieldError(field, "validation.inFuture");
}

export function fieldError(field: string, message: string): z.ZodError {
  return new z.ZodError([{ code: "custom", path: field.split("."), message, input: undefined }]);
}

export const columnOf = (day: CalendarDate | null) => day && toColumn(day);
