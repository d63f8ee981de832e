import "server-only";
import { z } from "zod";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { AppError, type MessageParams } from "#domain/errors.ts";
import { encodeMessage } from "#domain/message.ts";
import type { Tx } from "#server/db.ts";
import type { AgreementDetails } from "../schema.ts";

/** What a field is refused for that only the register knows: as if its schema had said so. */
export function refused(field: string, key: string, params: MessageParams = {}): z.ZodError {
  const message = encodeMessage(key, params);
  return new z.ZodError([{ code: "custom", path: field.split("."), message, input: undefined }]);
}

/** The histories hold what has happened; today counts. */
export function refuseFuture(on: CalendarDate | null, today: CalendarDate, field: string): void {
  if (on !== null && on > today) throw refused(field, "validation.inFuture");
}

/** The partner is another country than home; our agencies stand on our side, theirs on theirs, multilateral bodies on any. */
export async function refuseWrongSides(
  tx: Tx,
  partner: CountryCode,
  { homePartyIds, partnerPartyIds }: AgreementDetails,
): Promise<void> {
  const countries = await tx.country.findMany({
    where: { OR: [{ code: partner }, { isHome: true }] },
  });
  const home = countries.find(({ isHome }) => isHome)?.code;
  if (partner === home || !countries.some(({ code }) => code === partner)) {
    throw refused("partner", "validation.country");
  }
  const sides = [
    { field: "homePartyIds", ids: homePartyIds, of: home },
    { field: "partnerPartyIds", ids: partnerPartyIds, of: partner },
  ];
  const agencies = await tx.agency.findMany({
    where: { id: { in: [...homePartyIds, ...partnerPartyIds] } },
    select: { id: true, country: true },
  });
  for (const { field, ids, of } of sides) {
    for (const id of ids) {
      const agency = agencies.find((one) => one.id === id);
      if (agency === undefined) throw new AppError("not_found", "errors.notFound");
      if (agency.country !== null && agency.country !== of) {
        throw refused(field, "validation.agencySide");
      }
    }
  }
  if (homePartyIds.some((id) => partnerPartyIds.includes(id))) {
    throw refused("partnerPartyIds", "validation.agencyTwice");
  }
}

/** A source belongs to one partner, and proves only what concerns that partner. */
export async function refuseForeignSources(
  tx: Tx,
  partner: CountryCode,
  rows: readonly { sourceId: string | null }[],
): Promise<void> {
  const ids = [...new Set(rows.map(({ sourceId }) => sourceId).filter((id) => id !== null))];
  if (ids.length === 0) return;
  const isAll = (await tx.source.count({ where: { id: { in: ids }, partner } })) === ids.length;
  if (!isAll) throw refused("sourceId", "validation.otherPartner");
}
