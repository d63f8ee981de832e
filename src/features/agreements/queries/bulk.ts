import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Tx } from "#server/db.ts";
import type { ChosenCard } from "../bulk-moves.ts";
import { deciding, standingIn } from "../standing-rows.ts";

/** The chosen agreements that the viewer may see, by reference. */
export async function listChosen(
  tx: Tx,
  ids: readonly string[],
  today: CalendarDate,
): Promise<ChosenCard[]> {
  const rows = await tx.agreement.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, version: true, ref: true, title: true, marking: true, ...deciding },
    orderBy: { ref: "asc" },
  });
  return rows.map((row) => {
    const { id, version, ref, title, marking } = row;
    const { standing, last } = standingIn(row, today);
    return { id, version, ref, title, marking, standing, fromId: last?.id ?? null };
  });
}
