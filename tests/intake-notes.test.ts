import { describe, expect, test } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { compare } from "#features/intake/comparing/compare.ts";
import { NOTE_KINDS } from "#features/intake/comparing/comparison.ts";
import { NOTHING_KNOWN } from "#features/intake/comparing/known.ts";
import { draftFrom } from "#features/intake/draft.ts";
import type { Register } from "#features/intake/register.ts";
import { LOCALES, type Messages, readCatalogue } from "#server/messages.ts";
import { argumentsOf } from "./icu.ts";

const notesIn = (locale: (typeof LOCALES)[number]) =>
  (readCatalogue(locale)["intake"] as Messages)["note"] as Record<string, string>;

describe.each(LOCALES)("the notes of an intake in %s", (locale) => {
  test("have a text for every kind, and none that is no kind", () => {
    expect(Object.keys(notesIn(locale)).toSorted()).toEqual(NOTE_KINDS.toSorted());
  });

  test("take the values that a note brings", () => {
    const text =
      "On Sunday, 9 March 2026 the ministers of Kenya and Chile met. They agreed on joint patrols, to fast-track five pending Memoranda of Understanding, and to report by 1 May 2020. Luiza Soto, Ambassador of Chile, praised the Harbor Guards Service.";
    const register: Register = {
      countries: [
        { code: "KE", names: ["Kenya"] },
        { code: "CL", names: ["Chile"] },
      ],
      agencies: [{ id: "guard", country: "CL", names: ["Harbour Guard Service"] }],
      people: [{ id: "soto", country: "CL", name: "Luisa Soto" }],
      topics: [],
    };
    const source = { id: "s", ref: "SRC-CL-2026-0001", title: "Report", published: null };
    const known = {
      ...NOTHING_KNOWN,
      sources: [{ ...source, isSameText: true, text, meetingIds: [] }],
      counts: [{ source: { ...source, id: "other" }, quote: "four", count: 4 }],
    };
    const day = "2026-03-10" as CalendarDate;
    const drafts = draftFrom(text, register, { home: "KE", partner: "CL", publishedOn: day });
    const context = { text, home: "KE", partner: "CL", publishedOn: day, today: day, register };
    const { notes } = compare(drafts, known, context);
    expect(notes.length).toBeGreaterThan(4);
    for (const { kind, params } of notes) {
      expect(Object.keys(params)).toEqual(
        expect.arrayContaining(argumentsOf(notesIn(locale)[kind] ?? "")),
      );
    }
  });
});
