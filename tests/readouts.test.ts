import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findQuote } from "#domain/quote.ts";
import { commitmentType, goldReadout } from "./fixtures/readouts/form.ts";

const FOLDER = join(import.meta.dirname, "fixtures", "readouts");
const COLUMNS = "file,title,date,url,countries,language,chars,repo,commit,path,licence,note".split(
  ",",
);
const NAME = /^[a-z]{2}(-[a-z]{2}){1,2}_\d{4}-\d{2}-\d{2}_[a-z0-9-]+$/;
const read = (...path: string[]) => readFileSync(join(FOLDER, ...path), "utf8");
const namesIn = (folder: string, ending: string) =>
  readdirSync(join(FOLDER, folder))
    .map((file) => (file.endsWith(ending) ? file.slice(0, -ending.length) : `?${file}`))
    .toSorted();

const names = namesIn("texts", ".txt");
const readouts = names.map((name) => ({
  name,
  text: read("texts", `${name}.txt`),
  gold: goldReadout.parse(JSON.parse(read("gold", `${name}.json`))),
}));
const catalogue = read("catalog.csv")
  .trimEnd()
  .split("\n")
  .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/"/g, "")));

const commitments = readouts.flatMap((readout) => readout.gold.commitments);
const traps = readouts.flatMap((readout) => readout.gold.notCommitments);

describe("the read-outs", () => {
  test("are at least thirty, each with its gold", () => {
    expect(names.length).toBeGreaterThanOrEqual(30);
    expect(names.filter((name) => !NAME.test(name))).toEqual([]);
    expect(namesIn("gold", ".json")).toEqual(names);
    expect(readouts.filter(({ name, gold: { file } }) => file !== `${name}.txt`)).toEqual([]);
  });

  test("are what the catalogue says", () => {
    expect(catalogue[0]).toEqual(COLUMNS);
    const rows = catalogue
      .slice(1)
      .map(([file, , date, , countries, , chars]) => [
        file,
        date,
        countries?.split(";").toSorted(),
        Number(chars),
      ]);
    expect(rows).toEqual(
      readouts.map(({ gold: { file, publicationDate, homeCountry, partnerCountries }, text }) => [
        file,
        publicationDate,
        [homeCountry, ...partnerCountries].toSorted(),
        Array.from(text).length,
      ]),
    );
  });

  test("come from many governments and from five decades, two in Urdu", () => {
    const homes = new Set(readouts.map((readout) => readout.gold.homeCountry));
    const years = readouts.map((readout) => Number(readout.gold.publicationDate.slice(0, 4)));
    expect(homes.size).toBeGreaterThanOrEqual(15);
    expect(new Set(years.map((year) => Math.floor(year / 10))).size).toBeGreaterThanOrEqual(6);
    expect(Math.min(...years)).toBe(1978);
    expect(Math.max(...years)).toBe(2026);
    expect(catalogue.filter((row) => row[5] === "ur")).toHaveLength(2);
  });
});

describe.each(readouts)("$name", ({ text, gold: found }) => {
  /** Code points, in which the gold counts. */
  const letters = Array.from(text);
  const passages = [
    ...found.commitments,
    ...found.mous,
    ...found.trainingProgrammes,
    ...found.indicators,
  ];
  const promises = found.commitments.flatMap(({ quote, altQuotes = [] }) => [quote, ...altQuotes]);
  const place = (quote: string) => ({
    start: text.indexOf(quote),
    end: text.indexOf(quote) + quote.length,
  });

  test("holds every quote where its offsets say", () => {
    const moved = passages.filter(
      ({ quote, start, end }) => letters.slice(start, end).join("") !== quote,
    );
    expect(moved).toEqual([]);
  });

  test("gives every quote and every trap when asked for it", () => {
    const quotes = [...passages.map(({ quote }) => quote), ...promises, ...found.notCommitments];
    const lost = quotes.filter((quote) => {
      const at = findQuote(text, quote);
      return at === null || text.slice(at.start, at.end) !== quote.trim();
    });
    expect(lost).toEqual([]);
    expect(new Set(promises).size).toBe(promises.length);
  });

  test("has no trap inside a promise, nor a promise inside a trap", () => {
    const spans = promises.map(place);
    const torn = found.notCommitments.filter((trap) => {
      const { start, end } = place(trap);
      return spans.some((span) => Math.min(end, span.end) > Math.max(start, span.start));
    });
    expect(torn).toEqual([]);
  });

  test("names its participants, and nothing falls due before the meeting", () => {
    expect(found.participants.filter(({ name }) => !text.includes(name))).toEqual([]);
    const met = found.meetingDate ?? found.publicationDate;
    const early = found.commitments.filter(
      ({ dueDate }) => dueDate !== null && dueDate < met.slice(0, dueDate.length),
    );
    expect(early).toEqual([]);
  });
});

describe("the traps", () => {
  test.each([
    ["condolence", /condolence|sorrow|تعزیت/],
    ["praise", /prais|appreciat|commend|exemplary/],
    ["thanks", /thank|gratitude|grateful/],
    ["negation", /\bnot\b|\bno\b|did not|could not/i],
    ["conditional", /^(if|unless|should|were)\b|\bif\b/i],
    ["reported speech of others", /opposition|union warned|newspapers|papers here|claim/i],
    ["views exchanged", /exchanged (views|assessments)|under discussion|discussed|تبادلہ خیال/],
    ["habit", /as a rule|regularly|usually|each (month|monday)|twice a year/i],
    ["importance", /importance|indispensable|stressed|underlined/],
    ["a future that promises nothing", /\bwill\b/],
    ["site furniture", /cookie|newsletter|share:|also read/i],
  ])("of %s are set", (_kind, words) => {
    expect(traps.filter((trap) => words.test(trap)).length).toBeGreaterThanOrEqual(2);
  });

  test("of kind are set: a call that promises nothing, a list of twenty-five", () => {
    const counts = readouts.map((readout) => readout.gold.commitments.length);
    expect(Math.min(...counts)).toBe(0);
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(25);
  });

  test("of one sentence with three promises is set", () => {
    const rich = readouts.filter(({ text, gold: found }) =>
      text
        .split(/(?<=[.!?])\s+/)
        .some(
          (sentence) =>
            found.commitments.filter(({ quote }) => sentence.includes(quote)).length >= 3,
        ),
    );
    expect(rich.length).toBeGreaterThanOrEqual(1);
  });

  test.each([
    ["hard wraps", /[a-z]-\n {0,5}[a-z]/],
    ["direction marks", /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/],
    ["worn type", /\d(percent|[A-Z][a-z])/],
    ["letters of two code units", /[\u{1f000}-\u{1ffff}]/u],
  ])("of the page are set: %s", (_kind, letters) => {
    expect(readouts.filter(({ text }) => letters.test(text)).length).toBeGreaterThanOrEqual(1);
  });

  test("leave no word of the vocabulary unused", () => {
    expect(new Set(commitments.map((one) => one.type))).toEqual(new Set(commitmentType.options));
    const sides = new Set(commitments.map((one) => one.responsibleSide));
    expect(sides).toEqual(new Set(["home", "partner", "both", "unclear"]));
    expect(commitments.filter((one) => one.dueDate !== null).length).toBeGreaterThanOrEqual(60);
    const counted = readouts.flatMap((readout) => readout.gold.mous.filter((mou) => mou.count));
    expect(counted.length).toBeGreaterThanOrEqual(2);
  });
});
