import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { draftFrom } from "../draft.ts";
import type { Register } from "../register.ts";

const register: Register = {
  countries: [],
  agencies: [{ id: "agency-1", country: "PK", names: ["National Agency", "قومی ادارہ"] }],
  people: [],
  topics: [],
};
const read = (text: string, publishedOn: string | null = null) => {
  const drafts = draftFrom(text, register, {
    home: "PK",
    partner: null,
    publishedOn: publishedOn as CalendarDate | null,
  });
  const quote = ({ passage }: { passage: { start: number; end: number } }) =>
    text.slice(passage.start, passage.end);
  return { drafts, quote };
};

describe("an Urdu text", () => {
  const text = `پاکستان اور قطر کے وزرائے داخلہ کی ملاقات

دوحہ، ۵ مارچ ۲۰۲۶ء: پاكستان اور قطر کے وزرائے داخلہ نے ۳ تا ۵ مارچ ۲۰۲۶ء کو دوحہ میں ملاقات کی۔ دونوں ممالک نے قومي ادارہ کے افسران کی تربیت پر اتفاق کیا۔

اگلا اجلاس جون 2026 میں اسلام آباد میں ہوگا۔`;

  it("tells its language, its day of issue and its meeting", () => {
    const { drafts } = read(text);
    expect(drafts.document).toMatchObject({ language: "ur", publishedOn: "2026-03-05" });
    expect(drafts.meeting).toMatchObject({
      type: "delegation_talks",
      title: "پاکستان اور قطر کے وزرائے داخلہ کی ملاقات",
      heldOn: { on: "2026-03-03", precision: "day" },
      untilOn: "2026-03-05",
      place: "دوحہ",
      hostSide: "partner",
      nextRound: {
        words: "اگلا اجلاس جون 2026 میں اسلام آباد میں ہوگا۔",
        date: { on: "2026-06-01", precision: "month" },
      },
    });
  });

  it("gives countries, dates and agencies where they stand, however they are typed", () => {
    const { drafts, quote } = read(text);
    expect(drafts.partner).toBe("QA");
    expect(drafts.countries.map((one) => [one.code, quote(one)])).toEqual([
      ["PK", "پاکستان"],
      ["QA", "قطر"],
    ]);
    expect(drafts.agencies.map((one) => [one.id, quote(one)])).toEqual([
      ["agency-1", "قومي ادارہ"],
    ]);
    expect(drafts.dates.map((one) => [quote(one), one.date?.on])).toEqual([
      ["۵ مارچ ۲۰۲۶ء", "2026-03-05"],
      ["۳ تا ۵ مارچ ۲۰۲۶ء", "2026-03-03"],
      ["جون 2026", "2026-06-01"],
    ]);
  });

  it("claims no promises and no people", () => {
    const { drafts } = read(text);
    expect([...drafts.commitments, ...drafts.talkingPoints, ...drafts.participants]).toEqual([]);
  });

  it.each([
    ["ملاقات ٢١ اپریل ٢٠٢٥ کو ہوئی۔", "2025-04-21"],
    ["اجلاس 7 جولائی 2024 کو ہوا۔", "2024-07-07"],
    ["وزیر داخلہ کی آج ملاقات ہوئی۔", "2024-07-09"],
    ["گزشتہ روز اجلاس ہوا۔", "2024-07-08"],
    ["پیر کو ملاقات ہوئی۔", "2024-07-08"],
    ["30 جون کو ملاقات ہوئی۔", "2024-06-30"],
  ])("dates the meeting in “%s”", (words, on) => {
    expect(read(words, "2024-07-09").drafts.meeting?.heldOn?.on).toBe(on);
  });

  it("is not taken for Arabic or Persian, nor these for Urdu", () => {
    const arabic = "اجتمع وزير الداخلية مع نظيره في الرياض لبحث التعاون الأمني بين البلدين الشقيقين";
    expect(read(arabic).drafts.document.language).toBe("other");
    expect(read("دونوں وزراء نے ملاقات کی۔").drafts.document.language).toBe("ur");
  });
});
