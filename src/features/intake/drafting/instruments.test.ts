import { describe, expect, it } from "vitest";
import { readDocument } from "../reading/document.ts";
import { instrumentsIn } from "./instruments.ts";

/** One line an instrument: type, how far it has come, how many, title. */
const read = (text: string) =>
  readDocument(`Talks end\n\n${text}`)
    .paragraphs.filter(({ kind }) => kind === "body")
    .flatMap(instrumentsIn)
    .map(({ type, status, count, title }) => [type, status, count, title].join(" | "));

describe("an instrument", () => {
  it.each([
    [
      "mou | signed | 1 | Memorandum of Understanding on Police Training",
      "The two sides signed a Memorandum of Understanding on Police Training.",
    ],
    [
      "mou | pending | 5 | Memoranda of Understanding",
      "Five pending Memoranda of Understanding were reviewed.",
    ],
    ["mou | pending | 7 | MoUs", "Seven MoUs are pending with the Chilean side."],
    ["mou | pending | 3 | MoUs", "They agreed to expedite 3 pending MoUs, one of them on visas."],
    ["agreement | pending | 12 | agreements", "A dozen agreements are under negotiation."],
    [
      "agreement | signed | 1 | Agreement on the Return of Stolen Works",
      'The ministers signed the "Agreement on the Return of Stolen Works".',
    ],
    [
      "treaty | existing | 1 | extradition treaty",
      "They have had an extradition treaty since 1976.",
    ],
    [
      "mou | pending | 1 | MoU on cybercrime",
      "Both will finalise the draft MoU on cybercrime soon.",
    ],
    [
      "agreement | proposed | 1 | agreement on the exchange of criminal records",
      "Peru proposed an agreement on the exchange of criminal records.",
    ],
    [
      "treaty | pending | 1 | Mutual Legal Assistance Treaty",
      "The Mutual Legal Assistance Treaty will be signed next month.",
    ],
    [
      "agreement | existing | 1 | Agreement on Police Cooperation",
      "Under the Agreement on Police Cooperation of 2009, officers may be seconded.",
    ],
  ])("reads %s", (line, text) => {
    expect(read(text)).toEqual([line]);
  });

  it.each([
    ["an agreement that is only reached", "The two sides reached agreement on the main points."],
    ["what was named before", "The MoU will help both countries."],
    ["an agreement in general", "They were in agreement on most questions."],
  ])("is not %s", (_what, text) => {
    expect(read(text)).toEqual([]);
  });

  it("that amends another is told from the other", () => {
    expect(
      read("The Implementation Protocol to the Readmission Agreement awaits approval."),
    ).toEqual([
      "protocol | pending | 1 | Implementation Protocol",
      "agreement | existing | 1 | Readmission Agreement",
    ]);
  });
});
