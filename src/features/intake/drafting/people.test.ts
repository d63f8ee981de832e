import { array, assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Passage } from "#domain/quote.ts";
import { draftFrom } from "../draft.ts";
import type { Register } from "../register.ts";

const register: Register = {
  countries: [
    { code: "KE", names: ["Kenya"] },
    { code: "CL", names: ["Chile"] },
  ],
  agencies: [
    { id: "agency-1", country: "KE", names: ["Kenya Coast Guard Service", "KCGS"] },
    { id: "agency-2", country: "KE", names: ["وزارت داخلہ"] },
  ],
  people: [{ id: "person-1", country: "CL", name: "Luis Soto" }],
  topics: [],
};
const draft = (text: string) =>
  draftFrom(text, register, {
    home: "KE",
    partner: "CL",
    publishedOn: "2024-03-12" as CalendarDate,
  });
const names = (text: string) => draft(text).participants.map(({ name }) => name);

describe("the people of a text", () => {
  it.each([
    ["The Minister met Mr. KHAN and Ms Maria SILVA of Chile.", ["KHAN", "Maria SILVA"]],
    ["Brig. (Retd.) Ali Khan and Prof. Dr. Ana de la Cruz spoke.", ["Ali Khan", "Ana de la Cruz"]],
    ["foreign secretary John Brown met his counterpart.", ["John Brown"]],
    ["They were received by Sheikh Hamad bin Khalid Al Thani.", ["Hamad bin Khalid Al Thani"]],
    ["Home Secretary Ana May said so.", ["Ana May"]],
    ["Minister of Fisheries Ana Silva opened the talks.", ["Ana Silva"]],
    ["Director General KCGS Ahmed Hassan attended.", ["Ahmed Hassan"]],
    ["Luis Soto opened the meeting.", ["Luis Soto"]],
    ["They included SSP Omar Malik of the Federal Police.", ["Omar Malik"]],
    ["Interior Minister Ali Khan met Ambassador Ana Silvain Nairobi.", ["Ali Khan", "Ana Silva"]],
    ["It was led by Jan van der Berg.", ["Jan van der Berg"]],
  ])("are found in “%s”", (text, found) => {
    expect(names(text)).toEqual(found);
  });

  it.each([
    "The Prime Minister Youth Programme was praised in New Delhi.",
    "Officials of the Ministry of Interior and the Federal Police met in Punta Arenas.",
    "The Palermo Protocol and the Anti-Terrorism Act were named; General Assembly resolutions too.",
    "The Chief Minister Punjab and the Secretary Interior attended.",
    "Operation Blue Falcon was led by Border Police.",
    "The delegation visited Sir John Brown Hospital.",
    "On Monday the Joint Working Group met at the Attorney General's Office.",
  ])("are not seen in “%s”", (text) => {
    expect(names(text)).toEqual([]);
  });

  it("keeps a title as printed and puts the agency beside it", () => {
    expect(
      draft("The FIA Director General, Ali Khan, and Captain Ana Silva of the KCGS met.")
        .participants,
    ).toMatchObject([
      { name: "Ali Khan", title: "Director General", agency: { name: "FIA" } },
      {
        name: "Ana Silva",
        title: "Captain",
        agency: { id: "agency-1", name: "KCGS" },
        side: "home",
      },
    ]);
  });

  it("gives each side one head", () => {
    const { participants } = draft(
      "The Chilean delegation was led by Ambassador Rosa Vidal and included Counsellor Luis Soto. Kenya was represented by Amina Odhiambo, Principal Secretary.",
    );
    expect(
      participants.filter(({ isHead }) => isHead).map(({ name, side }) => [name, side]),
    ).toEqual([
      ["Rosa Vidal", "partner"],
      ["Amina Odhiambo", "home"],
    ]);
  });

  it("counts nobody twice who is named again, shorter or longer", () => {
    expect(
      names(
        "Interior Minister Amina Odhiambo met Ambassador Soto. Minister Odhiambo thanked Ambassador Luis Soto. Mr Soto agreed.",
      ),
    ).toEqual(["Amina Odhiambo", "Luis Soto"]);
  });

  it("knows who is only spoken of", () => {
    const { participants } = draft(
      "Ambassador Luis Soto conveyed the greetings of President Carlos Rojas. They recalled the late Minister Tom Harvey.",
    );
    expect(participants.map(({ name, isMentionedOnly }) => [name, isMentionedOnly])).toEqual([
      ["Luis Soto", false],
      ["Carlos Rojas", true],
      ["Tom Harvey", true],
    ]);
  });
});

describe("the agencies of a text", () => {
  it("takes the acronym that the text explains, and knows it again", () => {
    expect(
      draft(
        "The National Drug Control Authority (NDCA) of Chile and the KCGS met. NDCA will train officers of the KCGS.",
      ).agencies,
    ).toMatchObject([
      { id: null, name: "National Drug Control Authority", acronym: "NDCA", country: "CL" },
      { id: "agency-1", country: "KE" },
    ]);
  });

  it.each([
    [
      "the Ministry of Law, Justice and Human Rights of Chile",
      ["Ministry of Law, Justice and Human Rights"],
    ],
    [
      "the Ministry of Interior and the National Police",
      ["Ministry of Interior", "National Police"],
    ],
    [
      "Director General Immigration and Passports Authority",
      ["Immigration and Passports Authority"],
    ],
    ["the Joint Task Force and the Police Act", []],
  ])("finds in “%s” the bodies by their form", (words, found) => {
    expect(draft(`They met at ${words}.`).agencies.map(({ name }) => name)).toEqual(found);
  });
});

const WORDS =
  "Minister of Interior Ali Khan met Ambassador Maria Silva, led by the National Police Agency (NPA) and on 3 to 5 March 2024 in Nairobi Kenya will be held next round \u202b \u2067 \u2069 \u200f پاکستان ۳ جولائی ۲۰۲۴ء ( ) - – : ; . ' 's Dr. H.E. 4th Dialogue \n \n\n MR JOHN BROWN 1. \t é İ ß 🔴".split(
    " ",
  );

describe("whatever the text", () => {
  it("throws nothing and points nowhere outside of it", () => {
    const texts = [
      array(constantFrom(...WORDS), { maxLength: 80 }),
      array(string({ unit: "binary", maxLength: 12 }), { maxLength: 30 }),
    ];
    for (const words of texts) {
      assert(
        property(words, (parts) => {
          const text = parts.join(" ");
          const drafts = draft(text);
          const passages: Passage[] = [
            ...drafts.participants.flatMap(({ passage, agency }) => [
              passage,
              ...(agency ? [agency.passage] : []),
            ]),
            ...drafts.agencies.map(({ passage }) => passage),
            ...drafts.commitments.flatMap(({ passage, leadAgency, supporting }) =>
              [passage, leadAgency?.passage, ...supporting.map((one) => one.passage)].filter(
                (one) => one !== undefined,
              ),
            ),
            ...(drafts.meeting ? [drafts.meeting.passage] : []),
          ];
          for (const { start, end } of passages) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          for (const { title } of drafts.commitments) expect(title.length).toBeLessThanOrEqual(120);
        }),
        { numRuns: 150 },
      );
    }
  });

  it.each([
    ["one endless line", "Minister Ali Khan, "],
    ["bodies without end", "Ministry of Interior and Narcotics Control, Justice and "],
    ["initials", "A. "],
    ["open brackets", "Name ("],
    ["capitals", "MINISTER OF STATE JOHN BROWN MET "],
  ])("reads %s in time that grows with its length", (_, words) => {
    const time = (letters: number) => {
      const text = words.repeat(Math.ceil(letters / words.length));
      const runs = [1, 2, 3].map(() => {
        const started = performance.now();
        draft(text);
        return performance.now() - started;
      });
      return Math.min(...runs);
    };
    time(2000);
    // Eight times the letters in sixty-four times the time would be quadratic.
    expect(time(48_000)).toBeLessThan(Math.max(time(6000), 8) * 24);
  });
});
