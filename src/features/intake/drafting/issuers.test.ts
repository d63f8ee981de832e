import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { draftFrom } from "../draft.ts";
import type { IntakeContext, Register } from "../register.ts";

const register: Register = {
  countries: [{ code: "PK", names: ["Pakistan"] }],
  agencies: [],
  people: [],
  topics: [],
};
const read = (text: string, more: Partial<IntakeContext> = {}) =>
  draftFrom(text, register, { home: "PK", partner: null, publishedOn: null, ...more }).document;

describe("whose read-out it is", () => {
  it.each([
    [
      "partner_readout",
      "U.S. Embassy Islamabad\n\nThe American ambassador met Pakistani officials.",
    ],
    ["partner_readout", "OTTAWA — Canadian and Pakistani officials met on Tuesday."],
    [
      "own_readout",
      "Ministry of Interior, Government of Pakistan\n\nThe British side was thanked.",
    ],
    ["own_readout", "High Commission of Pakistan in London\n\nThe British side was thanked."],
    [
      "own_readout",
      "Talks with the Greek Minister of Migration\n\nThe Greek minister was received.",
    ],
    ["opinion", "OPINION\n\nThe German minister came and went."],
  ])("is %s in “%s”", (kind, text) => {
    expect(read(text).kind).toBe(kind);
  });
});

describe("who published it, and when", () => {
  it.each([
    ["ISLAMABAD, Aug 14 (APP) - The German side was thanked.", "APP"],
    [
      "Talks\n\nThe German side was thanked.\n\nSource: Ministry of Interior",
      "Ministry of Interior",
    ],
    [
      "Embassy of the Federal Republic of Germany\n\nThe German side was thanked.",
      "Embassy of the Federal Republic of Germany",
    ],
  ])("is found in “%s”", (text, publisher) => {
    expect(read(text).publisher).toBe(publisher);
  });

  it.each([
    ["2 weeks ago", "2026-02-26"],
    ["3 days ago", "2026-03-09"],
    ["a month ago", "2026-02-12"],
    ["an hour ago", "2026-03-12"],
  ])("is about so far back where the page says “%s”", (words, on) => {
    const text = `Talks held\n\n${words}\n\nThe German side was thanked.`;
    const fetchedOn = "2026-03-12" as CalendarDate;
    expect(read(text, { fetchedOn }).published).toEqual({ on, precision: "about" });
    expect(read(text).published).toBeNull();
  });
});
