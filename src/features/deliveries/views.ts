import type { CountryCode } from "#domain/country-code.ts";
import type { FuzzyDate } from "#domain/date-precision.ts";
import type { CitedPassage } from "#domain/evidence.ts";
import type { Facets } from "#domain/facets.ts";
import type { Marking } from "#domain/marking.ts";
import type { Named } from "#domain/names.ts";
import type { Side } from "#domain/sides.ts";
import type { AgencyName, Linked } from "#features/agencies/views.ts";
import type { CommitmentStatus } from "#generated/prisma/enums.ts";

type PartnerName = Named & { code: CountryCode };

/** Quantities nobody gives are null. */
export type DeliveryRow = {
  id: string;
  ref: string;
  item: string;
  marking: Marking;
  partner: PartnerName;
  giverSide: Side;
  recipient: AgencyName | null;
  unit: string | null;
  quantityPromised: number | null;
  quantityDelivered: number | null;
  delivered: FuzzyDate | null;
  group: string | null;
};

export type DeliveryView = Omit<DeliveryRow, "partner" | "group"> & {
  version: number;
  partner: CountryCode;
  note: string | null;
  commitment: Linked | null;
  citations: CitedPassage[];
};

export type DeliveryFacets = Facets<"partner" | "side" | "agency" | "year" | "marking">;

/** The partner by name, and how the promise behind the delivery stands today. */
export type DeliveryPlace = { partner: PartnerName; status: CommitmentStatus | null };
