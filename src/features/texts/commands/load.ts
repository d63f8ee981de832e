import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { frozenVersion } from "../rules.ts";

type Subject = {
  id: string;
  partner: CountryCode;
  marking: Marking;
  /** The number of the last version; 0: there is none. */
  last: number;
  frozen: { id: string; number: number } | null;
};

/**
 * An agreement as its texts stand. Until the end of the transaction nobody else adds a version or decides about one:
 * what two people do at a time is done one after the other, and the second sees what the first has done.
 *
 * @throws AppError `not_found`, also when the actor may not see it.
 */
export async function textsOf(tx: Tx, id: string): Promise<Subject> {
  // Milder than "for update", which would make those wait who record anything else under it.
  await tx.$queryRaw`select 1 from agreement where id = ${id}::uuid for no key update`;
  const { partner, marking, draftTexts, textDecisions } = found(
    await tx.agreement.findUnique({
      where: { id },
      select: {
        partner: true,
        marking: true,
        draftTexts: { select: { id: true, number: true }, orderBy: { number: "asc" } },
        textDecisions: { select: { id: true, kind: true, draftTextId: true, recordedAt: true } },
      },
    }),
  );
  const frozen = frozenVersion(textDecisions);
  return {
    id,
    // Stored codes were parsed on the way in.
    partner: partner as CountryCode,
    marking,
    last: draftTexts.at(-1)?.number ?? 0,
    frozen: draftTexts.find((one) => one.id === frozen) ?? null,
  };
}

/** A version by its number, with the agreement that it belongs to. @throws AppError `not_found` */
export async function versionOf(tx: Tx, of: { agreementId: string; number: number }) {
  const version = found(
    await tx.draftText.findUnique({
      where: { agreementId_number: { agreementId: of.agreementId, number: of.number } },
      select: { id: true, number: true, text: true },
    }),
  );
  return { ...(await textsOf(tx, of.agreementId)), version };
}
