import { describe, expect, it } from "vitest";
import { readDocument } from "../reading/document.ts";
import { figuresIn } from "./figures.ts";

const read = (text: string) =>
  readDocument(`Talks end\n\n${text}`)
    .paragraphs.filter(({ kind }) => kind === "body")
    .flatMap(figuresIn)
    .map(({ figure, value, unit, what }) => [figure, value, unit ?? "-", what].join(" | "));

describe("a figure", () => {
  it.each([
    ["Over 3,000 | 3000 | - | people", "Over 3,000 people were arrested."],
    ["between 200 and 300 | 200 | - | vehicles", "Police stopped between 200 and 300 vehicles."],
    ["30-40 per cent | 30 | % | of victims return", "Some 30-40 per cent of victims return."],
    ["£8.4 million | 8400000 | £ | over three years", "It gives £8.4 million over three years."],
    ["US$1.2bn | 1200000000 | US$ | ", "They invest US$1.2bn."],
    ["NOK 150 million | 150000000 | NOK | ", "It pays NOK 150 million."],
    ["1.2 million euros | 1200000 | euros | for radios", "It has 1.2 million euros for radios."],
    ["Twenty-five | 25 | - | officers", "Twenty-five officers were chosen."],
    ["1.5 tonnes | 1.5 | tonnes | of heroin", "They burnt 1.5 tonnes of heroin."],
    ["150,000 | 150000 | - | visas per year", "It issues 150,000 visas per year."],
  ])("reads %s", (line, text) => {
    expect(read(text).map((one) => one.replace(/^Some /, ""))).toEqual([line]);
  });

  it.each([
    ["a year", "The post was opened in 2019."],
    ["a number of days", "They will answer within 30 days."],
    ["the two sides", "The two sides and three ministers met."],
    ["a round", "This was the 14 th round."],
  ])("is not %s", (_what, text) => {
    expect(read(text)).toEqual([]);
  });
});
