import { RETURNED, RETURNED_KINDS, type ReturnedKind } from "./returned.ts";

/** How the text of a cell becomes a value. */
type FieldKind = "text" | "partner" | "date" | "yesNo" | "words" | "amount" | "count";

export type Field = {
  name: string;
  kind: FieldKind;
  isRequired?: boolean;
  /** Several columns may feed it: their texts stand one after another. */
  takesMany?: boolean;
  /** May be the same for every row instead of standing in a column. */
  takesConstant?: boolean;
  /** Its values are told by a list of words. */
  takesWords?: boolean;
  /** What its column is called in files, folded. Machine names of our own exports are among them. */
  heads: readonly string[];
};

const KEY: Field = {
  name: "key",
  kind: "text",
  isRequired: true,
  takesMany: true,
  heads: [
    "ref",
    "id",
    "uuid",
    "key",
    "numero",
    "number",
    "no",
    "reference",
    "record id",
    "identifier",
  ],
};
const PARTNER: Field = {
  name: "partner",
  kind: "partner",
  isRequired: true,
  takesConstant: true,
  takesWords: true,
  heads: [
    "partner",
    "country",
    "state",
    "states",
    "parties",
    "party",
    "pais",
    "pays",
    "estados organismos",
    "from country",
  ],
};
const MARKING: Field = {
  name: "marking",
  kind: "words",
  takesConstant: true,
  takesWords: true,
  heads: ["marking"],
};
const TOPICS: Field = {
  name: "topics",
  kind: "words",
  takesMany: true,
  takesConstant: true,
  takesWords: true,
  heads: ["topics", "topic", "subject", "theme", "themes", "tema"],
};
const SUMMARY: Field = {
  name: "summary",
  kind: "text",
  takesMany: true,
  heads: ["summary", "remarks", "note", "notes", "description", "observaciones"],
};

/** What a file can be a list of. */
export const MAPPED_KINDS = ["agreement", "training", "meeting", ...RETURNED_KINDS] as const;
export type MappedKind = (typeof MAPPED_KINDS)[number];

const own = (name: string): Field => ({
  name,
  kind: name === "marking" ? "words" : "text",
  heads: [name.replaceAll("_", " ")],
});

/** A file that Accord exported calls its columns as fields are called here. */
function returnedFields(kind: ReturnedKind): readonly Field[] {
  const { key, side, columns } = RETURNED[kind];
  const whose: Field = side === "partner" ? PARTNER : own("country");
  return [{ ...KEY, isRequired: false, heads: [key] }, whose, ...columns.map(own)];
}

/** What can be told of each kind of record, in the order of the form. */
export const FIELDS: Record<MappedKind, readonly Field[]> = {
  agreement: [
    KEY,
    PARTNER,
    {
      name: "title",
      kind: "text",
      isRequired: true,
      heads: ["title", "name", "nombre", "titulo", "nombre del tratado", "titre"],
    },
    {
      name: "instrument",
      kind: "words",
      isRequired: true,
      takesConstant: true,
      takesWords: true,
      heads: ["instrument", "instrument type", "type", "tipo"],
    },
    { name: "binding", kind: "words", takesConstant: true, takesWords: true, heads: ["binding"] },
    {
      name: "counterpart",
      kind: "words",
      takesConstant: true,
      takesWords: true,
      heads: ["counterpart", "counterpart kind"],
    },
    {
      name: "money",
      kind: "words",
      takesConstant: true,
      takesWords: true,
      heads: ["money", "money involved"],
    },
    TOPICS,
    {
      name: "signedOn",
      kind: "date",
      heads: [
        "signed on",
        "signed",
        "date signed",
        "signature date",
        "signed event date",
        "fecha de firma",
      ],
    },
    { name: "signedPrecision", kind: "words", heads: ["signed precision"] },
    {
      name: "signedPlace",
      kind: "text",
      heads: ["signed place", "place of signature", "signed event location", "lugar de adopcion"],
    },
    {
      name: "isSigned",
      kind: "yesNo",
      takesConstant: true,
      takesWords: true,
      heads: ["is signed"],
    },
    {
      name: "inForceOn",
      kind: "date",
      heads: [
        "in force on",
        "entry into force",
        "definitive eif date",
        "date in force",
        "in force",
      ],
    },
    { name: "inForcePrecision", kind: "words", heads: ["in force precision"] },
    {
      name: "isInForce",
      kind: "yesNo",
      takesWords: true,
      heads: ["is in force", "in force", "vigente"],
    },
    {
      name: "terminatedOn",
      kind: "date",
      heads: ["terminated on", "terminated", "terminated date"],
    },
    { name: "endsOn", kind: "date", heads: ["ends on", "expires on", "expiry"] },
    SUMMARY,
    MARKING,
  ],
  training: [
    { ...KEY, isRequired: false },
    PARTNER,
    {
      name: "title",
      kind: "words",
      isRequired: true,
      takesWords: true,
      heads: ["program", "programme", "training", "training title"],
    },
    {
      name: "course",
      kind: "words",
      isRequired: true,
      takesWords: true,
      heads: ["course title", "course", "title"],
    },
    {
      name: "providerSide",
      kind: "words",
      isRequired: true,
      takesConstant: true,
      heads: ["provider side"],
    },
    { name: "provider", kind: "text", heads: ["provider", "us unit", "trained by"] },
    { name: "recipient", kind: "text", heads: ["recipient", "student unit", "unit", "recipients"] },
    {
      name: "startsOn",
      kind: "date",
      heads: ["starts on", "start date", "start", "from"],
    },
    { name: "endsOn", kind: "date", heads: ["ends on", "end date", "end", "until", "to"] },
    { name: "startsPrecision", kind: "words", heads: ["starts precision"] },
    { name: "endsPrecision", kind: "words", heads: ["ends precision"] },
    { name: "place", kind: "text", heads: ["place", "location"] },
    { name: "seats", kind: "count", heads: ["seats"] },
    { name: "nominated", kind: "count", heads: ["nominated"] },
    {
      name: "attended",
      kind: "count",
      heads: ["attended", "quantity", "students", "participants"],
    },
    { name: "completed", kind: "count", heads: ["completed"] },
    { name: "cost", kind: "amount", heads: ["cost", "total cost"] },
    { name: "mode", kind: "words", takesConstant: true, takesWords: true, heads: ["mode"] },
    TOPICS,
    SUMMARY,
    MARKING,
  ],
  meeting: [
    KEY,
    PARTNER,
    {
      name: "title",
      kind: "text",
      isRequired: true,
      takesMany: true,
      heads: ["title", "visitor", "person"],
    },
    {
      name: "type",
      kind: "words",
      isRequired: true,
      takesConstant: true,
      takesWords: true,
      heads: ["type", "kind"],
    },
    { name: "heldOn", kind: "date", heads: ["held on", "date", "start date", "from"] },
    { name: "heldPrecision", kind: "words", heads: ["held precision"] },
    { name: "untilOn", kind: "date", heads: ["until on", "end date", "until", "to"] },
    { name: "place", kind: "text", heads: ["place", "locale", "location"] },
    {
      name: "hostSide",
      kind: "words",
      takesConstant: true,
      takesWords: true,
      heads: ["host side"],
    },
    { name: "lifeReason", kind: "text", heads: ["life reason"] },
    { name: "life", kind: "words", takesConstant: true, takesWords: true, heads: ["life"] },
    { name: "person", kind: "text", heads: ["head", "delegation led by"] },
    {
      name: "personSide",
      kind: "words",
      takesConstant: true,
      takesWords: true,
      heads: ["person side"],
    },
    { name: "mode", kind: "words", takesConstant: true, takesWords: true, heads: ["mode"] },
    { name: "timeZone", kind: "text", takesConstant: true, heads: ["time zone"] },
    TOPICS,
    SUMMARY,
    MARKING,
  ],
  commitment: returnedFields("commitment"),
  programme: returnedFields("programme"),
  delivery: returnedFields("delivery"),
  source: returnedFields("source"),
  agency: [
    ...returnedFields("agency"),
    { name: "is_distinct", kind: "yesNo", takesConstant: true, heads: ["is distinct"] },
  ],
  person: returnedFields("person"),
};
