import type { Records } from "../shape.ts";
import { cite, day, restated } from "../write.ts";

export const italy: Records = {
  sources: [
    {
      key: "source/it-pkm22",
      partner: "IT",
      kind: "press_quoting_readout",
      title: "Restated from UrduPoint: the interior ministers in Rome, 5 June 2024",
      publisher: "UrduPoint",
      address:
        "https://www.urdupoint.com/en/pakistan/interior-overseas-pakistanis-ministers-meet-1832126.html",
      published: null,
      text: restated(`
        On 5 June 2024 Mohsin Naqvi met Matteo Piantedosi, Interior Minister of Italy, in Rome. An action plan against
        illegal immigration and human trafficking was agreed. An Italian team will visit Pakistan for talks on border
        security.

        Also reported at https://dailytimes.com.pk/1198555/pakistan-italy-agree-to-action-against-illegal-immigrants/.
      `),
    },
    {
      key: "source/it-pkm23",
      partner: "IT",
      kind: "press_quoting_readout",
      title: "Restated from UrduPoint: the Ambassador of Italy, 10 May 2024",
      publisher: "UrduPoint",
      address:
        "https://www.urdupoint.com/en/pakistan/pakistan-italy-agree-to-enhance-cooperation-1823666.html",
      published: null,
      text: restated(`
        On 10 May 2024 Marilina Armellin, Ambassador of Italy, called on Interior Minister Mohsin Naqvi in Islamabad. It
        was agreed to sign an agreement that prevents illegal entry into Italy. No text of it has been found.
      `),
    },
  ],
  meetings: [
    {
      key: "meeting/it-2024-06-05",
      partner: "IT",
      type: "delegation_talks",
      title: "Interior ministers' talks, Rome",
      held: day("2024-06-05"),
      timeZone: "Europe/Rome",
      place: "Rome",
      hostSide: "partner",
      record: "agreed",
      summary:
        "An action plan was agreed; an Italian team is to come for talks on border security.",
      topics: ["topic/irregular-migration", "topic/human-trafficking", "topic/border-management"],
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
          person: "person/piantedosi",
          post: "post/it-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
      ],
      cites: [cite("source/it-pkm22", "On 5 June 2024", "heldOn")],
    },
    {
      key: "meeting/it-2024-05-10",
      partner: "IT",
      type: "call_on",
      title: "The Ambassador of Italy calls on the Interior Minister",
      held: day("2024-05-10"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary: "An agreement against illegal entry into Italy is to be signed.",
      topics: ["topic/irregular-migration"],
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
          person: "person/armellin",
          post: "post/it-ambassador",
          title: "Ambassador",
          isHead: true,
        },
      ],
      cites: [cite("source/it-pkm23", "On 10 May 2024", "heldOn")],
    },
  ],
  commitments: [
    {
      key: "com/it-sign-agreement",
      partner: "IT",
      title: "Sign an agreement to prevent illegal entry into Italy",
      text: "Sign an agreement that prevents illegal entry into Italy.",
      kind: "legal_instrument",
      obligor: "both",
      beneficiary: "partner",
      strength: "agreed",
      lead: "agency/moi",
      supporting: ["agency/it-embassy"],
      made: day("2024-05-10"),
      topics: ["topic/irregular-migration"],
      origins: ["meeting/it-2024-05-10"],
      blockedBy: [
        {
          by: "agreement/it-illegal-entry",
          note: "The text has to be agreed first (demonstration).",
        },
      ],
      cites: [
        cite("source/it-pkm23", "to sign an agreement that prevents illegal entry into Italy"),
      ],
    },
    {
      key: "com/it-action-plan",
      partner: "IT",
      title: "Action plan against illegal immigration and human trafficking",
      text: "Carry out an action plan against illegal immigration and human trafficking.",
      kind: "joint_operation",
      obligor: "both",
      beneficiary: "both",
      strength: "agreed",
      lead: "agency/fia",
      supporting: ["agency/it-interior"],
      made: day("2024-06-05"),
      topics: ["topic/irregular-migration", "topic/human-trafficking"],
      origins: ["meeting/it-2024-06-05"],
      restates: [{ earlier: "com/it-sign-agreement", drift: "softened" }],
      cites: [
        cite(
          "source/it-pkm22",
          "An action plan against illegal immigration and human trafficking was agreed",
        ),
      ],
    },
    {
      key: "com/it-border-team",
      partner: "IT",
      title: "Italian team to visit Pakistan on border security",
      text: "An Italian team visits Pakistan for talks on border security.",
      kind: "policy_reform",
      obligor: "partner",
      beneficiary: "home",
      strength: "will",
      lead: "agency/it-interior",
      made: day("2024-06-05"),
      topics: ["topic/border-management"],
      origins: ["meeting/it-2024-06-05"],
      cites: [
        cite("source/it-pkm22", "An Italian team will visit Pakistan for talks on border security"),
      ],
    },
  ],
  agreements: [
    {
      key: "agreement/it-illegal-entry",
      partner: "IT",
      title: "Agreement to prevent illegal entry into Italy",
      instrument: "agreement",
      binding: "unknown",
      summary: "Its signature was agreed in May 2024. Nothing later was found.",
      lead: "agency/moi",
      topics: ["topic/irregular-migration"],
      parties: [
        { agency: "agency/moi", side: "home" },
        { agency: "agency/it-interior", side: "partner" },
      ],
      stages: [
        { stage: "proposal", on: "2024-05-10", waitingOn: "us", agency: "agency/moi" },
        {
          stage: "drafting",
          on: { fromToday: -220 },
          waitingOn: "us",
          agency: "agency/moi",
          note: "Demonstration data.",
        },
        {
          stage: "agency_comments",
          on: { fromToday: -95 },
          waitingOn: "agency",
          agency: "agency/fia",
          note: "Demonstration data: comments of the FIA are awaited.",
        },
      ],
      cites: [
        cite("source/it-pkm23", "an agreement that prevents illegal entry into Italy", "title"),
      ],
    },
  ],
};
