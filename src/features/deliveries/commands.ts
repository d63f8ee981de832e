import "server-only";
import { toColumn } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError } from "#domain/errors.ts";
import { command, expectOne, found, nextReference } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { canKeepDelivery, type Marked } from "./policy.ts";
import { deliveryInput, deliveryUpdate } from "./schema.ts";

export const recordDelivery = command({
  action: "delivery.record",
  input: deliveryInput,
  allow: (actor, _, input) => canKeepDelivery(actor, input),
  run: async ({ tx, today, input: { deliveredOn, ...input } }) => {
    await refuseForeign(tx, input.partner, input.commitmentId);
    const ref = await nextReference(tx, "DEL", input.partner, today);
    return tx.delivery.create({
      data: { ...input, ref, deliveredOn: deliveredOn && toColumn(deliveredOn) },
      select: { id: true },
    });
  },
});

export const reviseDelivery = command({
  action: "delivery.revise",
  input: deliveryUpdate,
  load: (tx, { id }) => loadDelivery(tx, id),
  allow: (actor, delivery, { marking }) =>
    canKeepDelivery(actor, delivery) && canKeepDelivery(actor, { ...delivery, marking }),
  run: async ({ tx, input: { id, version, deliveredOn, ...input }, subject }) => {
    await refuseForeign(tx, subject.partner, input.commitmentId);
    const result = await tx.delivery.updateMany({
      where: { id, version },
      data: {
        ...input,
        deliveredOn: deliveredOn && toColumn(deliveredOn),
        version: { increment: 1 },
      },
    });
    expectOne(result);
    return { id };
  },
});

async function loadDelivery(tx: Tx, id: string): Promise<Marked> {
  const select = { partner: true, marking: true } as const;
  const { partner, marking } = found(await tx.delivery.findUnique({ where: { id }, select }));
  // Rows were parsed on the way in.
  return { partner: partner as CountryCode, marking };
}

/** A delivery passes between home and one partner, and keeps a promise of that partner's. */
async function refuseForeign(
  tx: Tx,
  partner: CountryCode,
  commitmentId: string | null,
): Promise<void> {
  const country = found(await tx.country.findUnique({ where: { code: partner } }));
  if (country.isHome) throw new AppError("conflict", "deliveries.error.partnerIsHome");
  if (commitmentId === null) return;
  const commitment = await tx.commitment.findUnique({ where: { id: commitmentId } });
  if (found(commitment).partner !== partner) {
    throw new AppError("conflict", "deliveries.error.otherPartner");
  }
}
