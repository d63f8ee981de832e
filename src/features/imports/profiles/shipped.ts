import type { CountryCode } from "#domain/country-code.ts";
import { ACCORD } from "./accord.ts";
import { plain, type ShippedProfile } from "./profile.ts";
import { FORMER_NAMES } from "./former-names.ts";
import { SPANISH_INSTRUMENTS, SPANISH_TOPICS } from "./spanish-titles.ts";

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
      topics: ["Nombre del Tratado"],
      isInForce: ["Vigente"],
      summary: ["Suscribio Por Colombia", "Naturaleza del Tratado", "Vigente"],
    },
    constants: { binding: "binding" },
    words: { instrument: SPANISH_INSTRUMENTS, topics: SPANISH_TOPICS },
    language: "es",
  },
};

const US_VISITS: ShippedProfile = {
  name: "us-leader-visits",
  mapping: {
    ...plain,
    kind: "meeting",
    register: "us-leader-visits",
    home: "US" as CountryCode,
    columns: {
      key: ["id"],
      partner: ["from_country"],
      title: ["visitor"],
      heldOn: ["start_date"],
      untilOn: ["end_date"],
      person: ["visitor"],
      summary: ["description"],
    },
    constants: {
      type: "visit",
      hostSide: "home",
      personSide: "partner",
      timeZone: "America/New_York",
    },
    words: {
      partner: [
        ...pairs(FORMER_NAMES),
        // Korea is the Republic of Korea throughout: the column beside it says so.
        ["KOREA", "KR"],
        // The register spells it so.
        ["SOMOA", "WS"],
      ],
    },
  },
};

/** A visit here is led by them, a travel there by us. */
const WHO_LEADS: [string, string][] = [
  ["visit", "partner"],
  ["travel", "home"],
];

const US_PARTNER_MEETINGS: ShippedProfile = {
  name: "us-partner-meetings",
  mapping: {
    ...plain,
    kind: "meeting",
    register: "us-partner-meetings",
    home: "US" as CountryCode,
    columns: {
      key: ["kind", "id"],
      partner: ["country"],
      title: ["kind", "person"],
      type: ["kind"],
      heldOn: ["start_date"],
      untilOn: ["end_date"],
      place: ["locale"],
      hostSide: ["kind"],
      person: ["person"],
      personSide: ["kind"],
      summary: ["remarks"],
    },
    constants: { timeZone: "America/New_York" },
    words: {
      partner: pairs(FORMER_NAMES),
      type: [
        ["visit", "visit"],
        ["travel", "visit"],
      ],
      hostSide: [
        ["visit", "home"],
        ["travel", "partner"],
      ],
      personSide: WHO_LEADS,
    },
  },
};

/** Programmes are called anew every year; what stays is how their names begin, or what stands in them. */
const US_PROGRAMMES: [string, string][] = [
  ["IMET-1*", "IMET-1"],
  ["IMET-2*", "IMET-2"],
  ["IMET-X*", "IMET-X"],
  ["CTFP*", "CTFP"],
  ["FMF*", "FMF"],
  ["PCCF*", "PCCF"],
  ["ALP*", "ALP"],
  ["GPOI*", "GPOI"],
  ["PKO*", "PKO"],
  ["Regional Centers*", "Regional Centers"],
  ["Service Academies*", "Service Academies"],
  ["Section 1004*", "Section 1004"],
  ["Non-SA, UC*", "Non-SA, UC"],
  ["*Foreign Military Financing*", "FMF"],
  ["*International Military Education and Training*", "IMET"],
  ["*Counterterrorism Fellowship Program*", "CTFP"],
  ["*Aviation Leadership Program*", "ALP"],
  ["*Near East South Asia Center*", "Near East South Asia Center"],
  ["*Asia-Pacific Center*", "Asia-Pacific Center"],
  ["*Regional Centers for Strategic Studies*", "Regional Centers"],
];

const US_TRAINING: ShippedProfile = {
  name: "us-military-training",
  mapping: {
    ...plain,
    kind: "training",
    register: "us-military-training",
    home: "US" as CountryCode,
    columns: {
      partner: ["country"],
      title: ["program"],
      course: ["course_title"],
      provider: ["us_unit"],
      recipient: ["student_unit"],
      startsOn: ["start_date_raw"],
      endsOn: ["end_date_raw"],
      place: ["location"],
      attended: ["quantity"],
      cost: ["total_cost"],
      summary: ["program", "fiscal_year", "page_number"],
    },
    constants: { providerSide: "home" },
    words: {
      title: US_PROGRAMMES,
      // Sums of a year stand among the courses.
      course: [["*PROGRAM TOTALS*", "!"]],
    },
    dateOrder: "month",
  },
};

/** The profiles for registers that are published, by name, and Accord's own. */
export const SHIPPED: readonly ShippedProfile[] = [
  UK_TREATIES,
  COLOMBIAN_TREATIES,
  US_TRAINING,
  US_VISITS,
  US_PARTNER_MEETINGS,
  ...ACCORD,
];

export const shippedProfile = (name: string): ShippedProfile | undefined =>
  SHIPPED.find((one) => one.name === name);
