import "server-only";
import { dayOf, dayOrNull, earliest } from "#domain/calendar-date.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { afterSignatureDue, isChased } from "../rules.ts";
import type { AfterView } from "../views.ts";
import { HEAD, headOf } from "./head.ts";

/**
 * The checklist after the signature with every entry, the latest first.
 *
 * @throws AppError `not_found`, also when the viewer may not see the agreement.
 */
export async function getAfterSignature(tx: Tx, id: string): Promise<AfterView> {
  const row = found(
    await tx.agreement.findUnique({
      where: { id },
      select: {
        ...HEAD,
        createdAt: true,
        actions: { where: { type: "signed" }, select: { happenedOn: true } },
        afterSignature: {
          include: { by: { select: { name: true } } },
          orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
        },
      },
    }),
  );
  const signedOn = earliest(
    row.actions.map(({ happenedOn }) => dayOrNull(happenedOn)).filter((on) => on !== null),
  );
  const chased = isChased(signedOn, dayOf(row.createdAt), row.afterSignature);
  return {
    agreement: headOf(row),
    signedOn,
    isSigned: row.actions.length > 0,
    dueOn: chased && signedOn !== null ? afterSignatureDue(signedOn) : null,
    entries: row.afterSignature.map(({ by, doneOn, ...entry }) => ({
      id: entry.id,
      item: entry.item,
      state: entry.state,
      doneOn: dayOrNull(doneOn),
      doneBy: entry.doneBy,
      referenceNo: entry.referenceNo,
      note: entry.note,
      recordedAt: entry.recordedAt,
      by: by.name,
    })),
  };
}
