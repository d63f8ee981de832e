import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { passageIn } from "./clean.ts";
import { readDocument } from "./document.ts";

const kinds = (text: string) => readDocument(text).paragraphs.map(({ kind }) => kind);
const texts = (text: string) => readDocument(text).paragraphs.map((one) => one.text);

describe("readDocument", () => {
  it("knows the furniture of a page from its document", () => {
    const text = [
      "Subscribe",
      "Ministers meet in Lima",
      "By News Desk",
      "The two ministers met on Monday.",
      "Share on Facebook",
      "They agreed to meet again.",
      "Most Read",
      "1. Price of bread rises again in the capital",
    ].join("\n\n");
    expect(kinds(text)).toEqual([
      "furniture",
      "title",
      "furniture",
      "body",
      "furniture",
      "body",
      "furniture",
      "furniture",
    ]);
  });

  it("puts hard-wrapped lines together and keeps every place", () => {
    const text =
      "The two Governments will hold an-\nnual consultations on the progress\nof the programme.\n\nThey will meet in Suva.";
    const [first] = readDocument(text).paragraphs;
    expect(first?.text).toBe(
      "The two Governments will hold annual consultations on the progress of the programme.",
    );
    const at = first?.text.indexOf("annual") ?? 0;
    const passage = first && passageIn(first, at, at + "annual".length);
    expect(passage && text.slice(passage.start, passage.end)).toBe("an-\nnual");
  });

  it("parts words that a lost line break glued together, but only in a text that has them", () => {
    expect(texts("It was agreedthat the desk opens in2025.")).toEqual([
      "It was agreed that the desk opens in 2025.",
    ]);
    expect(texts("Therein lies the information within the format.")).toEqual([
      "Therein lies the information within the format.",
    ]);
  });

  it("reads what a scanner misread and a wrong encoding spoilt", () => {
    expect(texts("1t was said that Kenyaâ€™s police wiil help.")).toEqual([
      "It was said that Kenya's police will help.",
    ]);
  });

  it.each([
    ["lndonesia and the cornmittee", "Indonesia and the committee"],
    ["The Governrnent of lndia", "The Government of India"],
    ["not later than l September l986", "not later than 1 September 1986"],
    ["AGREED REC0RD OF 2OO1", "AGREED RECORD OF 2001"],
    ["The government, the tournament and Lloyd's", "The government, the tournament and Lloyd's"],
  ])("reads “%s” as “%s”", (worn, sound) => {
    expect(texts(`${worn} were named.`)).toEqual([`${sound} were named.`]);
  });

  it("takes lines that lost their bullets for the items of the line above", () => {
    expect(
      kinds(
        "Talks\n\nThe sides met.\n\nBoth will:\n\nshare lists of vessels\n\ntrain ten officers",
      ),
    ).toEqual(["title", "body", "body", "item", "item"]);
  });

  it("finds title, author and date around the document", () => {
    const document = readDocument(
      "Talks on piracy end in Muscat\n\nBy Aisha Karim\n\nJune 1, 2024 01:23 PM\n\nThe talks ended on Friday.",
    );
    expect(document).toMatchObject({
      title: "Talks on piracy end in Muscat",
      author: "Aisha Karim",
      publishedOn: "2024-06-01",
      kind: "press_unattributed",
      language: "en",
    });
  });

  it("takes the headline that a page prints twice, not what stands above it", () => {
    const headline = "Ministers agree on joint patrols in the strait";
    const text = `Daily Alert\n\n${headline}\n\nTalks in Muscat\n\n${headline}\n\nThe talks ended on Friday.`;
    expect(readDocument(text).title).toBe(headline);
  });

  it("says “2 weeks ago” as it stands, for it is no date", () => {
    expect(readDocument("A column\n\n2 weeks ago\n\nIt rains.")).toMatchObject({
      publishedOn: null,
      publishedAbout: "2 weeks ago",
    });
  });

  it.each([
    ["joint_statement", "Joint Statement of the Third Cyber Dialogue\n\nThe sides met."],
    [
      "press_quoting_readout",
      "Talks end\n\nBy A. Karim\n\nA cell will be formed, the Interior Ministry said in a statement.",
    ],
    [
      "press_unattributed",
      "Talks end\n\nMUSCAT: The talks ended on Friday. Seizures rose by a tenth, sources said.",
    ],
    ["joint_statement", "مشترکہ اعلامیہ\n\nدونوں ممالک نے اتفاق کیا۔"],
    ["own_readout", "Readout of the Minister's call with his counterpart\n\nThey spoke."],
    [
      "instrument_text",
      "Memorandum of Understanding on Asset Recovery\n\nArticle 1\n\nThe Participants will cooperate.",
    ],
  ])("takes for %s “%s”", (kind, text) => {
    expect(readDocument(text).kind).toBe(kind);
  });

  it("sees Urdu", () => {
    expect(readDocument("دونوں ممالک نے تعاون بڑھانے پر اتفاق کیا۔").language).toBe("ur");
  });

  it("leads every letter back to a place in the text, whatever the text", () => {
    const units = [
      "a",
      "Ab",
      " ",
      "\n",
      "\r\n",
      "-",
      "â€™",
      "\u202e",
      "\ufeff",
      "🙂",
      "é",
      "و",
      "1t ",
      "wiil ",
      "agreedto ",
      "\ud800",
      "Â ",
    ];
    assert(
      property(array(constantFrom(...units), { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        for (const { text: words, at, start, end } of readDocument(text).paragraphs) {
          expect(at).toHaveLength(words.length);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
