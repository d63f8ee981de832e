import type { RegisterName } from "#features/export/schema.ts";
import type { ImportKind } from "#generated/prisma/enums.ts";

/** What comes back as it was exported, and is changed through its form: kinds of files beside those of other registers. */
export const RETURNED_KINDS = [
  "commitment",
  "programme",
  "delivery",
  "source",
  "agency",
  "person",
] as const;
export type ReturnedKind = (typeof RETURNED_KINDS)[number];

type Returned = {
  register: RegisterName;
  recordedAs: ImportKind;
  /** The column that names the record, and the one that says whose it is. */
  key: "ref" | "id";
  side: "partner" | "country";
  /** Columns that a file may change, by their machine names; the rest is derived, or kept in another place. */
  columns: readonly string[];
};

export const RETURNED: Record<ReturnedKind, Returned> = {
  commitment: {
    register: "commitments",
    recordedAs: "commitment",
    key: "ref",
    side: "partner",
    columns: [
      "title",
      "text",
      "kind",
      "obligor",
      "beneficiary",
      "strength",
      "lead_agency",
      "supporting_agencies",
      "focal_point",
      "topics",
      "made_on",
      "made_precision",
      "due_on",
      "due_precision",
      "due_words",
      "marking",
    ],
  },
  programme: {
    register: "trainings",
    recordedAs: "training",
    key: "ref",
    side: "partner",
    columns: [
      "title",
      "provider_side",
      "provider",
      "recipients",
      "mode",
      "topics",
      "agreement_ref",
      "commitment_ref",
      "summary",
      "marking",
    ],
  },
  delivery: {
    register: "deliveries",
    recordedAs: "delivery",
    key: "ref",
    side: "partner",
    columns: [
      "item",
      "giver_side",
      "recipient",
      "unit",
      "quantity_promised",
      "quantity_delivered",
      "delivered_on",
      "delivered_precision",
      "commitment_ref",
      "note",
      "marking",
    ],
  },
  source: {
    register: "sources",
    recordedAs: "source",
    key: "ref",
    side: "partner",
    columns: [
      "title",
      "kind",
      "publisher",
      "author",
      "source_address",
      "published_on",
      "published_precision",
      "retrieved_on",
      "language",
      "marking",
    ],
  },
  agency: {
    register: "agencies",
    recordedAs: "agency",
    key: "id",
    side: "country",
    columns: [
      "name",
      "name_ur",
      "acronym",
      "kind",
      "parent",
      "functions",
      "topics",
      "is_placeholder",
      "notes",
      "marking",
    ],
  },
  person: {
    register: "people",
    recordedAs: "person",
    key: "id",
    side: "country",
    columns: ["name", "name_ur", "marking"],
  },
};

/** What the rows of a file become: the kind by which search and the trail know them. */
export const recordedAs = (kind: ImportKind): ImportKind =>
  isReturned(kind) ? RETURNED[kind].recordedAs : kind;

const isReturned = (kind: ImportKind): kind is ReturnedKind =>
  RETURNED_KINDS.some((one) => one === kind);
