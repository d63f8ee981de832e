import type { Records } from "../shape.ts";
import { cite, restated } from "../write.ts";

/** Two meetings that the reports leave without a date. */
export const gulf: Records = {
  sources: [
    {
      key: "source/ae-pkm25",
      partner: "AE",
      kind: "press_quoting_readout",
      title: "Restated from Pakistan TV: the chairman of the anti-narcotics authority in Islamabad",
      publisher: "Pakistan TV",
      address:
        "https://www.pakistantv.com/article/pakistan-uae-strengthen-cooperation-to-combat-drug-trafficking",
      published: null,
      text: restated(`
        Sheikh Zayed bin Hamad Al Nahyan, Chairman of the National Anti-Narcotics Authority of the United Arab Emirates,
        met Interior Minister Mohsin Naqvi in Islamabad; no date is given. Joint operations and the sharing of
        intelligence against drug smuggling were agreed between the authority and the Anti-Narcotics Force (ANF).
      `),
    },
    {
      key: "source/om-pkm26",
      partner: "OM",
      kind: "press_quoting_readout",
      title: "Restated from Pakinomist: the interior minister in Muscat",
      publisher: "Pakinomist",
      address:
        "https://pakinomist.com/pakistan-oman-agrees-to-cooperate-in-battle-against-drug-trafficking",
      published: null,
      text: restated(`
        Mohsin Naqvi, Interior Minister, met Khalid bin Hilal Al Busaidi, Secretary of the Interior Ministry of Oman, in
        Muscat; no date is given. Drug trafficking was the subject. What either side is to do was not noted.
      `),
    },
  ],
  meetings: [
    {
      key: "meeting/ae-undated",
      partner: "AE",
      type: "call_on",
      title: "The Chairman of the National Anti-Narcotics Authority calls on the Interior Minister",
      held: null,
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "submitted",
      summary:
        "Joint operations and intelligence against drug smuggling. The report gives no date.",
      topics: ["topic/counter-narcotics", "topic/drug-smuggling"],
      participants: [
        {
          side: "home",
          person: "person/naqvi",
          post: "post/pk-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/zayed-al-nahyan",
          post: "post/ae-nana-chairman",
          title: "Chairman, National Anti-Narcotics Authority",
          isHead: true,
        },
      ],
      cites: [cite("source/ae-pkm25", "no date is given", "heldOn")],
    },
    {
      key: "meeting/om-undated",
      partner: "OM",
      type: "visit",
      title: "Talks at the Interior Ministry, Muscat",
      held: null,
      timeZone: "Asia/Muscat",
      place: "Muscat",
      hostSide: "partner",
      record: "returned",
      returnReason:
        "Neither the day nor the year is stated. Ask the mission in Muscat, then submit again.",
      summary:
        "Drug trafficking was the subject; no promise was noted and the report gives no date.",
      topics: ["topic/counter-narcotics"],
      participants: [
        {
          side: "home",
          person: "person/naqvi",
          post: "post/pk-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/al-busaidi",
          post: "post/om-secretary",
          title: "Secretary, Interior Ministry",
          isHead: true,
        },
      ],
      outcomes: [{ kind: "information", text: "Drug trafficking was discussed." }],
      cites: [cite("source/om-pkm26", "Drug trafficking was the subject", "outcomes")],
    },
  ],
  commitments: [
    {
      key: "com/ae-joint-operations",
      partner: "AE",
      title: "Joint operations and intelligence against drug smuggling",
      text: "Run joint operations and share intelligence against drug smuggling.",
      kind: "joint_operation",
      obligor: "both",
      beneficiary: "both",
      strength: "agreed",
      lead: "agency/anf",
      supporting: ["agency/ae-nana"],
      made: null,
      topics: ["topic/drug-smuggling", "topic/counter-narcotics"],
      origins: ["meeting/ae-undated"],
      cites: [cite("source/ae-pkm25", "against drug smuggling were agreed")],
    },
  ],
};
