import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import { type Context, command, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canRecordMeeting } from "../policy.ts";
import { type MeetingFields, seriesInput } from "../schema.ts";

/** @throws AppError `conflict` when the partner has a series of this name */
export const recordSeries = command({
  action: "series.record",
  input: seriesInput,
  allow: (actor, _, input) => canRecordMeeting(actor, input),
  run: ({ tx, input }) => tx.meetingSeries.create({ data: input, select: { id: true } }),
});

type Named = Pick<MeetingFields, "seriesId" | "newSeries" | "marking">;

/** The series that the minutes name, found by its name or added; null when they name none. */
export async function seriesOf(
  ctx: Context & { tx: Tx },
  partner: CountryCode,
  { seriesId, newSeries, marking }: Named,
): Promise<string | null> {
  const { tx } = ctx;
  if (newSeries !== null) {
    const name = { equals: newSeries, mode: "insensitive" as const };
    const known = await tx.meetingSeries.findFirst({ where: { partner, name } });
    if (known !== null) return known.id;
    const input = { partner, marking, name: newSeries, cadenceMonths: null };
    return (await recordSeries(ctx, input)).id;
  }
  if (seriesId === null) return null;
  const series = found(await tx.meetingSeries.findUnique({ where: { id: seriesId } }));
  if (series.partner !== partner) throw new AppError("conflict", "errors.otherPartner");
  return seriesId;
}
