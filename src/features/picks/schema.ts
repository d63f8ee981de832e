import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { searchText, single } from "#domain/listing.ts";
import { side } from "#domain/sides.ts";
import { recordId } from "#domain/uuid.ts";

export const PICK_KINDS = [
  "person",
  "agency",
  "post",
  "topic",
  "commitment",
  "agreement",
  "source",
  "meeting",
  "series",
  "citable",
] as const;
export type PickKind = (typeof PICK_KINDS)[number];

/** What a box that picks a record asks: without `q` for the recent ones, with `id` for that one. */
export const pickQuery = z.object({
  kind: single(z.enum(PICK_KINDS)),
  q: searchText,
  id: single(recordId),
  /** The partner of the record that is being written; with `side`, whose people and agencies are meant. */
  partner: single(countryCode),
  side: single(side),
});
export type PickQuery = Omit<z.output<typeof pickQuery>, "kind">;

/** `detail` tells those of one name apart. */
export type Pick = { id: string; label: string; detail: string | null };

/** A person with the title and the agency that they go by now, as far as either is known. */
export type PersonPick = Pick & {
  title: string | null;
  agencyId: string | null;
  agencyLabel: string | null;
};
