import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { draftFrom } from "../draft.ts";
import type { DraftCommitment } from "../drafts.ts";
import type { IntakeContext, Register } from "../register.ts";

const register: Register = {
  countries: [
    "Kenya:KE",
    "India:IN",
    "Nepal:NP",
    "Australia:AU",
    "Indonesia:ID",
    "Chile:CL",
    "Peru:PE",
    "Qatar:QA",
    "Ghana:GH",
  ].map((pair) => ({ code: pair.slice(-2), names: [pair.slice(0, -3)] })),
  agencies: [],
  people: [],
  topics: [],
};
const context = (home: string, partner: string): IntakeContext => ({
  home,
  partner,
  publishedOn: "2024-03-10" as CalendarDate,
});

/** One line a draft: strength, who owes, the last day, and the words of the passage. */
function read(text: string, home = "AU", partner = "ID"): string[] {
  const drafts = draftFrom(text, register, context(home, partner));
  const proposals = drafts.talkingPoints.filter(({ strength }) => strength === "proposed");
  return [...drafts.commitments, ...proposals].map((draft) => line(text, draft));
}

const line = (text: string, { strength, obligor, due, passage }: DraftCommitment) =>
  [strength, obligor ?? "-", due?.last ?? "-", text.slice(passage.start, passage.end)].join(" | ");

describe("what is a commitment", () => {
  it.each([
    ["agreed", "The two ministers agreed to set up a joint cell on forged passports."],
    ["agreed", "It was agreed that the second session will be held in Perth."],
    ["agreed", "Agreement was reached, and both delegations committed to sharing vessel data."],
    ["agreed", "Chile and Peru reached an understanding on simultaneous border controls."],
    ["decided", "The Presidents instructed their interior ministers to conclude the treaty."],
    ["decided", "We have decided to open a police attaché office in Jakarta."],
    ["decided", "The co-chairs launched a joint study on online scams."],
    [
      "decided",
      "Today the Minister is pleased to announce a new grant for the forensic laboratory.",
    ],
    ["signed", "Qatar and Ghana signed a memorandum of understanding on asset recovery."],
    ["signed", "The leaders witnessed the signing of an agreement on sentenced persons."],
    ["reaffirmed", "Both sides reaffirmed their commitment to fighting drug trafficking."],
    ["reaffirmed", "The Ministers remain committed to dismantling smuggling networks."],
    ["will", "Australia will second two analysts to the Indonesian centre."],
    ["will", "The Indian side is to circulate a draft form."],
    ["will", "Kenya intends to open thirty places at its academy."],
    ["will", "The delegations look forward to the next round in Nairobi."],
    ["will", "The senator said the agency would post an officer to Surabaya."],
    ["proposed", "The Nepali side proposed to hold joint exercises."],
    ["proposed", "Plans for the establishment of a regional academy were reviewed."],
    ["agreed", "Consensus was reached on holding annual consultations."],
    ["agreed", "The Australian side consented to the posting of an Indonesian attaché."],
    ["agreed", "They agreed on the importance of setting up a hotline."],
    ["decided", "The working group was mandated to complete the survey."],
    ["decided", "The Ministers invited Interpol to post an analyst to Jakarta."],
    ["decided", "They gave instructions to their services to speed up the exchange of data."],
    ["decided", "The Ministers set a target of 200 trained officers."],
    ["signed", "The two ministers inked a pact on prisoner swaps."],
    ["reaffirmed", "Both ministers ratified their will to fight smugglers."],
    ["will", "We're going to send two analysts to Jakarta."],
    ["will", "The two governments are working to finalise a protocol."],
    ["will", "Delivery of the drones is expected before July."],
    ["will", "A liaison officer is being posted to Surabaya."],
    ["will", "A sum of A$2 million has been earmarked for the laboratory."],
    ["will", "It is planned to open a joint post at Dili."],
    ["will", "The next session is scheduled for May in Darwin."],
    ["will", "There will be quarterly meetings of the experts."],
    ["will", "Indonesia took it upon itself to prepare the first draft."],
    ["will", "Indonesia gave its assurance that visas will be issued in a week."],
    ["will", "They took note of the intention of Indonesia to ratify the convention."],
    ["will", "Each side would send the other a draft text."],
    ["will", "Indonesia to provide the list of vessels."],
    ["proposed", "Both sides want to extend the project."],
    ["proposed", "The possibility of opening a third border post was explored."],
  ])("sees %s in “%s”", (strength, text) => {
    expect(read(text).map((one) => one.split(" | ")[0])).toEqual([strength]);
  });

  it.each([
    ["praise", "The Secretary commended Kenya for its role in regional peace."],
    [
      "condolence",
      "He expressed condolences and said that Australia will always stand by its friends.",
    ],
    ["thanks", "The Ambassador thanked the Government of Qatar for its hospitality."],
    ["talk", "The sides discussed ways to enhance cooperation and exchanged views on training."],
    ["review", "Both ministers reviewed the implementation of earlier decisions."],
    ["importance", "They agreed on the importance of dialogue."],
    ["a shared opinion", "Both agreed that terrorism is a threat to all."],
    ["negation", "The two sides did not agree to extend the protocol."],
    ["a condition", "If parliament approves, the treaty will enter into force in May."],
    ["a hope", "The Minister hoped that the visit would strengthen the friendship."],
    ["an effect", "This visit will further deepen the ties of friendship."],
    ["an itinerary", "The Minister will then visit the police museum and meet business leaders."],
    ["a past result", "The programme has trained more than 500 officers since 2018."],
    ["an earlier deal", "In 2009 the two countries signed an extradition treaty."],
    ["a participle", "The working group established in 2015 meets every year."],
    ["a question", "Will Australia pay for the new station?"],
    ["hearsay", "An opposition member claimed that the government will close the post."],
    ["a noun", "There is strong political will to act on both sides of the strait."],
    ["a view in the present", "The Ministers agreed that cybercrime knows no borders."],
    ["a disagreement", "They agreed to disagree on the treatment of long-term residents."],
    ["an act, not an undertaking", "The two sides undertook a review of their relations."],
    ["a time", "Since the protocol was signed, more than 1,000 offenders were returned."],
    ["a benefit", "The agreement will help both countries fight crime."],
    ["an aphorism", "It will take more than ribbons and handshakes."],
    ["a private matter", "He will retire in May."],
    ["what others say", "Rights groups say the deal will endanger refugees."],
    ["what a plan of others provides", "It sits beside the plan, under which flights will begin."],
    ["what was only shown", "The guests were briefed on the new radar, which will enter service."],
    ["an ask of nobody", "Jakarta should do more to protect its coast."],
    ["plans that were discussed", "The two sides discussed plans to build a prison."],
    ["a programme beside the talks", "A press conference will follow."],
    ["furniture", "Follow us on WhatsApp: we will send you updates from our channel."],
  ])("leaves %s alone: “%s”", (_what, text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("where a draft begins and ends", () => {
  it("makes one draft of each action in a list", () => {
    const text =
      "Chile and Peru agreed to train customs officers, exchange lists of suspect vessels, and open a joint desk.";
    expect(read(text, "CL", "PE")).toEqual([
      "agreed | both | - | Chile and Peru agreed to train customs officers",
      "agreed | both | - | exchange lists of suspect vessels",
      "agreed | both | - | open a joint desk.",
    ]);
  });

  it.each([
    [
      "semicolons",
      "They agreed on: a hotline between ports; an exchange of officers; a course on visas.",
      3,
    ],
    ["nouns", "They agreed to the establishment of a hotline and the exchange of officers.", 2],
    ["a second that", "It was decided to go on and that a review would be held.", 2],
    ["supply", "Australia will train 30 officers, supply ten boats and open an office.", 3],
  ])("parts actions joined by %s", (_what, text, number) => {
    expect(read(text)).toHaveLength(number);
  });

  it("takes the items of a list of outcomes for decisions, of whoever acts in them", () => {
    const text =
      "The following decisions were taken:-\n\ni. Indonesia to depute a team to Perth;\nii. Gift of ten radios to the police of Indonesia;\niii. MoU on forensic science.";
    expect(read(text).map((one) => one.split(" | ").slice(0, 2))).toEqual([
      ["decided", "partner"],
      ["decided", "home"],
      ["signed", "both"],
    ]);
  });

  it("takes a verb on a line of its own for the opening of a declaration", () => {
    const text =
      "The Ministers, gathered in Perth,\n\nRESOLVE\n\n1. To establish a committee of border police.\n\n2. To exchange two instructors each year.";
    expect(read(text).map((one) => one.split(" | ")[0])).toEqual(["decided", "decided"]);
  });

  it("ends a list where the numbers of the paragraphs go on", () => {
    const text =
      "1. The following was agreed:\n\na. Both sides will name points of contact.\n\n2. The Indonesian delegation was grateful for the visit to the laboratory.";
    expect(read(text)).toHaveLength(1);
  });

  it("keeps a purpose with the action that it explains", () => {
    const text = "They agreed to take steps to reduce smuggling and expand legal ways of work.";
    expect(read(text)).toHaveLength(1);
  });

  it("cuts a sentence where another verb begins", () => {
    const text = "The sides exchanged views on piracy, and agreed to hold a naval exercise.";
    expect(read(text)).toEqual(["agreed | both | - | agreed to hold a naval exercise."]);
  });

  it("reads the items under an opening as its objects", () => {
    const text =
      "Kenya will:\n\n- fund the refurbishment of the laboratory; and\n- send a prosecutor by June 2024.";
    expect(read(text, "KE", "GH")).toEqual([
      "will | home | - | fund the refurbishment of the laboratory; and",
      "will | home | 2024-06-30 | send a prosecutor by June 2024.",
    ]);
  });

  it("leads back to the text as stored where a printer broke the lines", () => {
    const text =
      "The two Governments wi11 hold annual con-\nsultations on the progress of the program\nand on the funds that remain.";
    const [draft] = draftFrom(text, register, context("AU", "ID")).commitments;
    expect(draft && text.slice(draft.passage.start, draft.passage.end)).toBe(text);
  });
});

describe("who owes it", () => {
  it.each([
    ["home", "Australia will fund a laboratory in Medan."],
    ["partner", "Indonesia undertook to name a focal point."],
    ["both", "Australia and Indonesia will review the plan."],
    [
      "partner",
      "It was decided that Australian officers will be trained by the Indonesian National Police.",
    ],
    ["both", "It was agreed to meet in Jakarta in May."],
    ["partner", "The Minister welcomed Indonesian assistance in training coast guards."],
    ["home", "Indonesia asked for patrol boats."],
    [
      "partner",
      'Indonesia is grateful. "We will send ten officers," the Indonesian minister said.',
    ],
    ["home", "It was conveyed by the Australian side that vehicles would be handed over."],
    ["home", "Four scanners will be provided to Indonesia."],
    ["both", "A workshop will be held in Jakarta."],
    ["both", "The task force will report to the ministers."],
  ])("says %s of “%s”", (side, text) => {
    expect(read(text).map((one) => one.split(" | ")[1])).toEqual([side]);
  });
});

describe("by when", () => {
  it.each([
    ["2024-12-31", "by the end of the year"],
    ["2024-12-31", "before the year is out"],
    ["2024-06-30", "before 1 July"],
    ["2024-04-21", "within 30 working days"],
    ["2024-09-30", "in the third quarter"],
    ["2025-12-31", "in the second semester of 2025"],
    ["2026-12-31", "in fiscal year 2025-26"],
    ["2025-06-30", "by 2025-06-30"],
    ["2024-03-24", "within a fortnight"],
    ["-", "before the next round"],
    ["2025-12-31", "by the end of next year"],
    ["2024-06-08", "within 90 days"],
    ["2025-03-31", "in early 2025"],
    ["2024-06-30", "by June 2024"],
    ["2025-06-30", "in the first half of 2025"],
    ["2024-05-31", "by the end of May"],
    ["2024-09-02", "on Monday, 2 September 2024"],
    ["2024-04-30", "next month"],
    ["-", "in the coming days"],
    ["-", "at a mutually convenient date"],
    ["-", "under the Action Plan 2022"],
    ["-", "under the Declaration of 12 June 2019"],
  ])("reads %s from “%s”", (last, words) => {
    expect(read(`The two sides will hold a workshop ${words}.`)[0]?.split(" | ")[2]).toBe(last);
  });
});
