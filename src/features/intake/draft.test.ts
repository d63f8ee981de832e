import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { draftFrom } from "./draft.ts";
import type { IntakeContext, Register } from "./register.ts";

const register: Register = {
  countries: [
    { code: "KE", names: ["Kenya"] },
    { code: "CL", names: ["Chile"] },
  ],
  agencies: [{ id: "agency-1", country: "KE", names: ["Kenya Coast Guard Service", "KCGS"] }],
  people: [],
  topics: [{ id: "maritime", words: ["piracy", "coast*"] }],
};
const context: IntakeContext = {
  home: "KE",
  partner: null,
  publishedOn: "2024-03-10" as CalendarDate,
};
const draft = (text: string) => draftFrom(text, register, context);

describe("draftFrom", () => {
  it("finds the partner, the day and the drafts of a read-out", () => {
    const text =
      "On 8 March 2024 the interior ministers of Kenya and Chile met in Nairobi. Chile will train ten officers of the KCGS in fighting piracy by the end of the year.";
    const drafts = draft(text);
    expect(drafts).toMatchObject({
      partner: "CL",
      meeting: { type: "delegation_talks", heldOn: { on: "2024-03-08", precision: "day" } },
      commitments: [
        {
          strength: "will",
          obligor: "partner",
          due: { words: "by the end of the year", last: "2024-12-31" },
          supporting: [{ id: "agency-1", name: "KCGS", country: "KE" }],
          topics: [{ id: "maritime", words: "piracy" }],
        },
      ],
      trainings: [{ provider: "partner", status: "planned" }],
    });
    const [wording] = drafts.commitments.map((one) =>
      text.slice(one.wording.start, one.wording.end),
    );
    expect(wording).toBe("will");
  });

  it.each([
    ["Interior Minister Amina Odhiambo met Ambassador Luis Soto.", ["Amina Odhiambo", "Luis Soto"]],
    [
      "The talks were led by Ms. Rosa Vidal, Deputy Secretary, Ministry of Interior.",
      ["Rosa Vidal"],
    ],
    ["President of Chile Carlos Rojas Prieto received the delegation.", ["Carlos Rojas Prieto"]],
    ["The Minister for Justice, Mr Tom Harvey, opened the talks.", ["Tom Harvey"]],
    ["Officials of the Kenya Coast Guard Service attended.", []],
  ])("finds who is named with a post in “%s”", (text, names) => {
    expect(draft(text).participants.map(({ name }) => name)).toEqual(names);
  });

  it("makes so many placeholders as it reads of", () => {
    expect(
      draft("They agreed to fast-track five pending Memoranda of Understanding.").instruments,
    ).toMatchObject([{ type: "mou", count: 5, status: "pending" }]);
    expect(draft("The ministers signed an extradition treaty.").instruments).toMatchObject([
      { type: "treaty", count: 1, status: "signed" },
    ]);
  });

  it("reads figures with their unit, and leaves dates and numbers of paragraphs alone", () => {
    const text =
      "12. In 2023 police made over 1,200 arrests, 40 percent more, with US$ 3.5 million in aid.";
    expect(draft(text).figures.map(({ value, unit }) => [value, unit])).toEqual([
      [1200, null],
      [40, "%"],
      [3_500_000, "US$"],
    ]);
  });

  it("gives the same drafts again", () => {
    const text = "Kenya will host the next meeting. Chile proposed to open a desk.";
    expect(draft(text)).toEqual(draft(text));
  });

  it("never throws and never points outside the text", () => {
    const words = constantFrom(
      "agreed to ",
      "will ",
      "Kenya ",
      "and ",
      "that ",
      ". ",
      ", ",
      "\n",
      "train ",
      "by 2030 ",
      "\u202e",
      "MoU ",
      "Minister ",
      "Amina Noor ",
      "(",
      "🙂",
    );
    assert(
      property(array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        const { commitments, talkingPoints, participants, instruments, figures } = draft(text);
        for (const { passage } of [
          ...commitments,
          ...talkingPoints,
          ...participants,
          ...instruments,
          ...figures,
        ]) {
          expect(passage.start).toBeGreaterThanOrEqual(0);
          expect(passage.end).toBeGreaterThan(passage.start);
          expect(passage.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
