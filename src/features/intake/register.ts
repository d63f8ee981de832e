import type { CalendarDate } from "#domain/calendar-date.ts";

/** A country as the register knows it: ISO 3166-1 alpha-2 and every name it may be printed under. */
type KnownCountry = { code: string; names: readonly string[] };

/** An agency of the register under its name, acronym and aliases; `country` null for multilateral bodies. */
type KnownAgency = { id: string; country: string | null; names: readonly string[] };

/** An official on file, with the side that he or she serves. */
type KnownPerson = { id: string; country: string | null; name: string };

/** A topic with the words that betray it, in lower case; a word may end in "*" (any ending). */
export type KnownTopic = { id: string; words: readonly string[] };

/** What the register knew when a text was drafted. Same text, same register: same drafts. */
export type Register = {
  countries: readonly KnownCountry[];
  agencies: readonly KnownAgency[];
  people: readonly KnownPerson[];
  topics: readonly KnownTopic[];
};

/** What the officer or the catalogue says of the text; nulls are found in the text or stay unknown. */
export type IntakeContext = {
  home: string;
  /** The partner chosen by the officer; null lets the text say it. */
  partner: string | null;
  publishedOn: CalendarDate | null;
  /** The day a page was fetched or pasted, which "2 weeks ago" counts from. */
  fetchedOn?: CalendarDate | null;
};
