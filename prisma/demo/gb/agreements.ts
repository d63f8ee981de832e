import type { Records } from "../shape.ts";
import { about, cite, day, daysAgo, month, year } from "../write.ts";

/** Named instruments with the United Kingdom. */
export const gbAgreements: Records = {
  agreements: [
    {
      key: "agreement/gb-loi",
      partner: "GB",
      title: "Letter of Intent on law enforcement cooperation and criminal justice",
      instrument: "letter_of_agreement",
      binding: "unknown",
      summary: "Signed in London; followed up by a joint steering committee and a yearly review.",
      lead: "agency/moi",
      topics: ["topic/law-enforcement-cooperation", "topic/mutual-legal-assistance"],
      parties: [
        { agency: "agency/moi", side: "home" },
        { agency: "agency/home-office", side: "partner" },
      ],
      actions: [
        { type: "signed", happened: day("2024-05-31"), place: "London", source: "source/gb-pkm01" },
      ],
      cites: [
        cite(
          "source/gb-pkm01",
          "A Letter of Intent on cooperation in law enforcement and criminal justice",
          "title",
        ),
      ],
    },
    {
      key: "agreement/gb-returns",
      partner: "GB",
      title: "Reciprocal returns agreement",
      instrument: "agreement",
      binding: "unknown",
      summary:
        "On the return of offenders and of people without a right to stay. The year of signature is inferred.",
      lead: "agency/moi",
      topics: ["topic/returns"],
      parties: [
        { agency: "agency/moi", side: "home" },
        { agency: "agency/home-office", side: "partner" },
      ],
      actions: [
        {
          type: "signed",
          happened: about("2022-08-17"),
          place: "London",
          source: "source/gb-pkm05",
        },
      ],
      cites: [
        cite("source/gb-pkm05", "A reciprocal agreement on the return of offenders", "title"),
      ],
    },
    {
      key: "agreement/gb-security-2017",
      partner: "GB",
      title: "MoU on enhanced security cooperation",
      instrument: "mou",
      binding: "unknown",
      summary: "Signed in March 2017; the text was not seen.",
      lead: "agency/moi",
      topics: ["topic/law-enforcement-cooperation"],
      actions: [
        {
          type: "signed",
          happened: month("2017-03"),
          place: "Islamabad",
          source: "source/gb-pkm06",
        },
      ],
      cites: [
        cite("source/gb-pkm06", "An MoU on enhanced security cooperation was signed", "title"),
      ],
    },
    {
      key: "agreement/gb-extradition",
      partner: "GB",
      title: "Extradition treaty",
      instrument: "treaty",
      binding: "binding",
      summary: "Under discussion in June 2021; not concluded as of January 2022.",
      lead: "agency/law-division",
      topics: ["topic/extradition"],
      parties: [
        { agency: "agency/moi", side: "home" },
        { agency: "agency/home-office", side: "partner" },
      ],
      stages: [
        { stage: "negotiation", on: "2021-06-23", waitingOn: "them", agency: "agency/home-office" },
        {
          stage: "on_hold_them",
          on: daysAgo(310),
          waitingOn: "them",
          agency: "agency/home-office",
          reason: "no_answer",
          note: "Demonstration data.",
        },
      ],
      cites: [
        cite("source/gb-pkm04", "the extradition treaty", "title"),
        cite("source/gb-ary-2022", "there was no extradition treaty", "summary"),
      ],
    },
    {
      key: "agreement/gb-prisoners-2007",
      partner: "GB",
      title: "Agreement on the transfer of prisoners",
      instrument: "agreement",
      binding: "binding",
      counterpart: "government",
      summary:
        "Signed in 2007, in force since 2008, suspended in 2015, amended by a protocol of 2018.",
      lead: "agency/moi",
      topics: ["topic/prisoner-transfer"],
      actions: [
        { type: "signed", happened: day("2007-08-24"), source: "source/gb-prisoner-note" },
        { type: "in_force", happened: year("2008"), source: "source/gb-prisoner-note" },
        {
          type: "suspended",
          happened: year("2015"),
          note: "The instrument survives.",
          source: "source/gb-prisoner-note",
        },
      ],
      cites: [
        cite(
          "source/gb-prisoner-note",
          "on the transfer of prisoners was signed on 24 August 2007",
          "actions",
        ),
      ],
    },
    {
      key: "agreement/gb-prisoners-2018",
      partner: "GB",
      title: "Protocol amending the agreement on the transfer of prisoners",
      instrument: "protocol",
      binding: "binding",
      summary: "Bears the date of 27 December 2018; when it entered into force was not found.",
      lead: "agency/moi",
      topics: ["topic/prisoner-transfer"],
      actions: [{ type: "signed", happened: day("2018-12-27"), source: "source/gb-prisoner-note" }],
      links: [
        {
          to: "agreement/gb-prisoners-2007",
          type: "amends",
          effective: day("2018-12-27"),
          note: "Date of the protocol.",
        },
      ],
      cites: [
        cite(
          "source/gb-prisoner-note",
          "A protocol amending it bears the date of 27 December 2018",
          "actions",
        ),
      ],
    },
    {
      key: "agreement/gb-prisoner-exchange",
      partner: "GB",
      title: "Arrangement for the exchange of prisoners",
      instrument: "agreement",
      binding: "unknown",
      counterpart: "government",
      summary:
        "Talked about in November 2025. Whether a new text is meant or the suspended agreement of 2007 is not said.",
      lead: "agency/moi",
      topics: ["topic/prisoner-transfer"],
      parties: [
        { agency: "agency/moi", side: "home" },
        { agency: "agency/home-office", side: "partner" },
      ],
      neighbours: [
        {
          of: "agreement/gb-prisoners-2007",
          kind: "supplements",
          note: "Demonstration data: until it is said whether a new text is meant.",
        },
        {
          of: "agreement/gb-prisoners-2018",
          kind: "unrelated",
          note: "Demonstration data: it only amends the agreement.",
        },
      ],
      stages: [
        { stage: "proposal", on: "2025-11-13", waitingOn: "us", agency: "agency/moi" },
        {
          stage: "drafting",
          on: daysAgo(120),
          waitingOn: "us",
          agency: "agency/moi",
          note: "Demonstration data.",
        },
        {
          stage: "foreign_ministry_concurrence",
          on: daysAgo(33),
          waitingOn: "agency",
          agency: "agency/mofa",
          referenceNo: "DEMO-MOI-13",
          note: "Demonstration data: concurrence asked for, no answer yet.",
        },
      ],
      concurrences: [
        {
          desk: "Law and Justice Division",
          agency: "agency/law-division",
          requestedOn: daysAgo(80),
          decidedOn: daysAgo(52),
          decision: "granted_with_comments",
          referenceNo: "DEMO-LJD-17",
          note: "Demonstration data: define who bears the cost of transport.",
          source: "source/gb-demonstration",
        },
        {
          desk: "Ministry of Foreign Affairs",
          agency: "agency/mofa",
          requestedOn: daysAgo(33),
          note: "Demonstration data.",
          source: "source/gb-demonstration",
        },
      ],
      drafts: [
        {
          text: "Demonstration text.\n\n1. Each participant will name one central authority for requests.\n2. Requests will be answered within ninety days.\n3. Each participant will bear the cost of transport on its own territory.",
          note: "First draft (demonstration data)",
          comments: [
            {
              quote: "within ninety days",
              text: "Demonstration data: can our desks answer sooner?",
              settled: "Demonstration data: sixty days, as in the second draft.",
            },
          ],
        },
        {
          text: "Demonstration text.\n\n1. Each participant will name one central authority for requests and announce changes without delay.\n2. Requests will be answered within sixty days.\n3. The participant that receives the prisoner will bear the cost of transport.",
          note: "After the comments on cost (demonstration data)",
          side: "theirs",
          comments: [
            {
              quote: "bear the cost of transport",
              text: "Demonstration data: the law division wants the escort named here, too.",
              answer: "Demonstration data: asked of the other side.",
            },
          ],
        },
      ],
      cites: [cite("source/gb-nca-2025", "arrangements for the exchange of prisoners", "title")],
    },
  ],
};
