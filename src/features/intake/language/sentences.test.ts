import { expect, it } from "vitest";
import { sentencesOf } from "./sentences.ts";

const sentences = (text: string) =>
  sentencesOf(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ["He met Lt. Gen. A. K. Noor of the U.S. Department of Justice.", "They agreed."],
  [
    "The MoU, No. 12 of 2024, was signed by Mr. Ahmed and Dr. J. Smith at 5 p.m. on Monday.",
    "It lasts 3.5 years.",
  ],
  ["The sides agreed to meet again in the U.S.", "The next round is in 2026."],
  ["Visit peru.gob.pe for more.", "It is free."],
  ['He said: "We will act.', 'We must."'],
])("ends a sentence after “%s”", (first, second) => {
  expect(sentences(`${first} ${second}`)).toEqual([first, second]);
});

it("parts sentences that lost their blank", () => {
  expect(sentences("with steps towards cooperation.The reduction shows it.")).toEqual([
    "with steps towards cooperation.",
    "The reduction shows it.",
  ]);
});

it("cuts what never ends, and loses nothing but blanks", () => {
  const text = "and the ministers met ".repeat(1000).trim();
  expect(Math.max(...sentences(text).map(({ length }) => length))).toBeLessThanOrEqual(3000);
  expect(sentences(text).join(" ")).toBe(text);
});
