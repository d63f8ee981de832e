import type { CountryCode } from "#domain/country-code.ts";
import type { Mapping } from "../schema.ts";
import { FORMER_NAMES } from "./former-names.ts";

/** A mapping that comes with the program; its title and what it is for stand in `imports.profile`. */
export type ShippedProfile = { name: string; mapping: Mapping };

const plain = {
  sheet: null,
  constants: {},
  words: {},
  dateOrder: null,
  separator: null,
  language: "en",
  onlyCapitals: false,
} as const;

const pairs = (list: readonly (readonly [string, string])[]): [string, string][] =>
  list.map(([said, meant]) => [said, meant]);

/** How titles of treaties begin, and what such an instrument is called here. */
const ENGLISH_INSTRUMENTS: [string, string][] = [
  ["EXCHANGE OF*", "exchange_of_notes"],
  ["EXCHANGES OF*", "exchange_of_notes"],
  ["NOTES EXCHANGED*", "exchange_of_notes"],
  ["TREATY*", "treaty"],
  ["CONVENTION*", "treaty"],
  ["PROTOCOL*", "protocol"],
  ["AGREEMENT*", "agreement"],
  ["ARRANGEMENT*", "agreement"],
  ["*MEMORANDUM OF UNDERSTANDING*", "mou"],
  ["*TREATY*", "treaty"],
  ["*CONVENTION*", "treaty"],
  ["*PROTOCOL*", "protocol"],
  ["*NOTES*", "exchange_of_notes"],
  ["*AGREEMENT*", "agreement"],
  ["*", "treaty"],
];

const SPANISH_INSTRUMENTS: [string, string][] = [
  ["*MEMORANDO DE ENTENDIMIENTO*", "mou"],
  ["*MEMORANDUM DE ENTENDIMIENTO*", "mou"],
  ["*CANJE DE NOTAS*", "exchange_of_notes"],
  ["*CANJE DE CARTAS*", "exchange_of_notes"],
  ["PROTOCOLO*", "protocol"],
  ["TRATADO*", "treaty"],
  ["CONVENCION*", "treaty"],
  ["CARTA*", "letter_of_agreement"],
  ["*", "agreement"],
];

const UK_TREATIES: ShippedProfile = {
  name: "uk-treaties-online",
  mapping: {
    ...plain,
    kind: "agreement",
    register: "uk-treaties-online",
    home: "GB" as CountryCode,
    columns: {
      key: ["uuid"],
      partner: ["parties"],
      title: ["title"],
      instrument: ["title"],
      binding: ["title"],
      topics: ["subject"],
      signedOn: ["signed_event_date"],
      signedPlace: ["signed_event_location"],
      inForceOn: ["definitive_eif_date"],
      terminatedOn: ["terminated_date"],
      summary: [
        "record_id",
        "subject",
        "parties",
        "eif_effective_date",
        "references",
        "document_url",
      ],
    },
    words: {
      partner: pairs(FORMER_NAMES),
      instrument: ENGLISH_INSTRUMENTS,
      binding: [
        ["*NON-TREATY*", "non_binding"],
        ["*", "binding"],
      ],
      topics: [
        ["EXTRADITION", "extradition"],
        ["DRUGS", "counter-narcotics"],
        ["VISA", "irregular-migration"],
        ["MIGRATION", "irregular-migration"],
        ["BOUNDARIES", "border-management"],
        ["LEGAL PROCEEDINGS", "mutual-legal-assistance"],
        ["NATIONALITY & PASSPORTS", "travel-documents"],
        ["*", "-"],
      ],
    },
    dateOrder: "day",
    separator: ";",
    // Territories that a state spoke for are written in mixed case beside it.
    onlyCapitals: true,
  },
};

const COLOMBIAN_TREATIES: ShippedProfile = {
  name: "colombia-tratados",
  mapping: {
    ...plain,
    kind: "agreement",
    register: "colombia-tratados",
    home: "CO" as CountryCode,
    columns: {
      key: ["Numero"],
      partner: ["Estados-Organismos"],
      title: ["Nombre del Tratado"],
      instrument: ["Nombre del Tratado"],
      signedPlace: ["Lugar de Adopcion"],
      isInForce: ["Vigente"],
      summary: ["Suscribio Por Colombia", "Naturaleza del Tratado", "Vigente"],
    },
    constants: { binding: "binding" },
    words: { instrument: SPANISH_INSTRUMENTS },
    language: "es",
  },
};

/** The profiles for registers that are published, by name. */
export const SHIPPED: readonly ShippedProfile[] = [UK_TREATIES, COLOMBIAN_TREATIES];

export const shippedProfile = (name: string): ShippedProfile | undefined =>
  SHIPPED.find((one) => one.name === name);
