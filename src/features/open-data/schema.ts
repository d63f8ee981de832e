/** What is given to the public, and under which names: the files of the dump. */
export const OPEN_REGISTERS = [
  "agreements",
  "commitments",
  "meetings",
  "trainings",
  "sources",
] as const;
export const OPEN_FORMATS = ["csv", "json"] as const;
export type OpenFormat = (typeof OPEN_FORMATS)[number];

export const DICTIONARY = "dictionary.json";
/** The archive of all files in one format. */
export const archiveOf = (format: OpenFormat) => `open-data-${format}.zip`;

/** How the log of exports tells these files from lists that somebody took. */
export const OPEN_DATA_MARK = "?openData=true";

export type OpenRegister = (typeof OPEN_REGISTERS)[number];

const named = ["ref", "title", "partner", "partner_label"];
const topics = ["topics", "topics_label"];

/**
 * The columns of the files, by name: what a published document says of a record. No judgement of ours (status, evidence,
 * stage), no text of ours (summary, notes), and nobody's name is among them.
 */
export const OPEN_COLUMNS: Record<OpenRegister, readonly string[]> = {
  agreements: [
    ...named,
    "instrument",
    "binding",
    "home_parties",
    "partner_parties",
    ...topics,
    "signed_on",
    "signed_precision",
    "in_force_on",
    "in_force_precision",
    "disputed",
  ],
  commitments: [
    ...named,
    "kind",
    "obligor",
    "beneficiary",
    "strength",
    ...topics,
    "made_on",
    "made_precision",
    "due_on",
    "due_precision",
    "due_words",
    "disputed",
  ],
  meetings: [
    ...named,
    "type",
    "held_on",
    "held_precision",
    "until_on",
    "place",
    "host_side",
    "series",
    "round",
    ...topics,
    "disputed",
  ],
  trainings: [...named, "provider_side", "provider", "recipients", "mode", ...topics, "disputed"],
  sources: [
    ...named,
    "kind",
    "publisher",
    "source_address",
    "published_on",
    "published_precision",
    "language",
  ],
};

/** What a list must ask for so that only what took place is in it. */
export const OPEN_PARAMETERS: Partial<Record<OpenRegister, Record<string, string>>> = {
  meetings: { life: "held", state: "agreed" },
};
