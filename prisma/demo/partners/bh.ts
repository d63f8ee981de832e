import type { Records } from "../shape.ts";
import { cite, day, daysAgo, restated } from "../write.ts";

const MOUS =
  "MoUs on extradition, on mutual legal assistance and on training a specialised battalion";

export const bahrain: Records = {
  sources: [
    {
      key: "source/bh-pkm24",
      partner: "BH",
      kind: "press_quoting_readout",
      title: "Restated from Dawn: the interior ministers in Islamabad, 10 September 2025",
      publisher: "Dawn",
      address:
        "https://www.dawn.com/news/1941097/pakistan-bahrain-agree-to-expand-cooperation-in-multiple-sectors",
      published: null,
      text: restated(`
        On 10 September 2025 Interior Minister Mohsin Naqvi received Rashid bin Abdullah Al Khalifa, Interior Minister of
        Bahrain, in Islamabad. A joint working group is to be set up on narcotics, terrorism, coast guard, border,
        immigration and police training. It was agreed to sign ${MOUS}. Bahrain will place a drug liaison officer at its
        embassy in Islamabad; the ANF is the agency named on the home side.

        Also reported at https://www.urdupoint.com/en/pakistan/pakistan-bahrain-pledge-stronger-cooperation-2041613.html.
      `),
    },
  ],
  meetings: [
    {
      key: "meeting/bh-2025-09-10",
      partner: "BH",
      type: "delegation_talks",
      title: "Interior ministers' talks, Islamabad",
      held: day("2025-09-10"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary: "A joint working group, three MoUs and a liaison officer.",
      topics: [
        "topic/standing-formats",
        "topic/counter-narcotics",
        "topic/legal-cooperation",
        "topic/maritime-security",
      ],
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
          person: "person/rashid-al-khalifa",
          post: "post/bh-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
      ],
      agenda: [
        { title: "Joint working group" },
        { title: "Instruments" },
        { title: "Liaison against drugs" },
      ],
      cites: [cite("source/bh-pkm24", "On 10 September 2025", "heldOn")],
    },
  ],
  commitments: [
    {
      key: "com/bh-jwg",
      partner: "BH",
      title: "Set up a joint working group",
      text: "Set up a joint working group on narcotics, terrorism, coast guard, border, immigration and police training.",
      kind: "policy_reform",
      obligor: "both",
      beneficiary: "both",
      strength: "agreed",
      lead: "agency/moi",
      supporting: ["agency/bh-interior"],
      made: day("2025-09-10"),
      topics: [
        "topic/standing-formats",
        "topic/counter-narcotics",
        "topic/counter-terrorism",
        "topic/border-management",
      ],
      origins: ["meeting/bh-2025-09-10"],
      agenda: 1,
      cites: [cite("source/bh-pkm24", "A joint working group is to be set up")],
    },
    {
      key: "com/bh-sign-mous",
      partner: "BH",
      title: "Sign MoUs on extradition, legal assistance and battalion training",
      text: "Sign MoUs on extradition, on mutual legal assistance and on the training of a specialised battalion.",
      kind: "legal_instrument",
      obligor: "both",
      beneficiary: "both",
      strength: "agreed",
      lead: "agency/moi",
      supporting: ["agency/bh-interior"],
      made: day("2025-09-10"),
      topics: ["topic/extradition", "topic/mutual-legal-assistance", "topic/police-training"],
      origins: ["meeting/bh-2025-09-10"],
      agenda: 2,
      blockedBy: [
        { by: "agreement/bh-extradition" },
        { by: "agreement/bh-legal-assistance" },
        { by: "agreement/bh-battalion" },
      ],
      cites: [cite("source/bh-pkm24", `It was agreed to sign ${MOUS}`)],
    },
    {
      key: "com/bh-liaison",
      partner: "BH",
      title: "Drug liaison officer at the embassy of Bahrain",
      text: "Bahrain places a drug liaison officer at its embassy in Islamabad.",
      kind: "information_sharing",
      obligor: "partner",
      beneficiary: "both",
      strength: "will",
      lead: "agency/bh-interior",
      supporting: ["agency/anf", "agency/bh-embassy"],
      made: day("2025-09-10"),
      topics: ["topic/drug-liaison"],
      origins: ["meeting/bh-2025-09-10"],
      agenda: 3,
      cites: [cite("source/bh-pkm24", "Bahrain will place a drug liaison officer")],
    },
  ],
  agreements: [
    {
      key: "agreement/bh-extradition",
      partner: "BH",
      title: "MoU on extradition",
      instrument: "mou",
      binding: "unknown",
      summary: "Planned in September 2025.",
      lead: "agency/law-division",
      topics: ["topic/extradition"],
      stages: [
        { stage: "proposal", on: "2025-09-10", waitingOn: "us", agency: "agency/moi" },
        {
          stage: "law_vetting",
          on: daysAgo(58),
          waitingOn: "agency",
          agency: "agency/law-division",
          referenceNo: "DEMO-MOI-12",
          note: "Demonstration data.",
        },
      ],
      concurrences: [
        {
          desk: "Law and Justice Division",
          agency: "agency/law-division",
          requestedOn: daysAgo(58),
          note: "Demonstration data.",
          source: "source/bh-demonstration",
        },
      ],
      cites: [cite("source/bh-pkm24", "to sign MoUs on extradition", "title")],
    },
    {
      key: "agreement/bh-legal-assistance",
      partner: "BH",
      title: "MoU on mutual legal assistance",
      instrument: "mou",
      binding: "unknown",
      summary: "Planned in September 2025.",
      lead: "agency/law-division",
      topics: ["topic/mutual-legal-assistance"],
      stages: [
        { stage: "proposal", on: "2025-09-10", waitingOn: "us", agency: "agency/moi" },
        {
          stage: "on_hold_them",
          on: daysAgo(40),
          waitingOn: "them",
          agency: "agency/bh-interior",
          reason: "no_answer",
          note: "Demonstration data: the partner asked for time.",
        },
      ],
      cites: [cite("source/bh-pkm24", "on mutual legal assistance", "title")],
    },
    {
      key: "agreement/bh-battalion",
      partner: "BH",
      title: "MoU on the training of a specialised battalion",
      instrument: "mou",
      binding: "unknown",
      summary: "Planned in September 2025.",
      lead: "agency/moi",
      topics: ["topic/police-training"],
      stages: [
        { stage: "proposal", on: "2025-09-10", waitingOn: "us", agency: "agency/moi" },
        {
          stage: "drafting",
          on: daysAgo(17),
          waitingOn: "us",
          agency: "agency/moi",
          note: "Demonstration data.",
        },
      ],
      cites: [cite("source/bh-pkm24", "on training a specialised battalion", "title")],
    },
  ],
};
