import type { DemoParticipant } from "../chain.ts";
import type { Records } from "../shape.ts";
import { about, cite, day } from "../write.ts";

const naqvi: DemoParticipant = {
  side: "home",
  person: "person/naqvi",
  post: "post/pk-interior-minister",
  title: "Interior Minister",
  isHead: true,
};

/** The two talks with the National Crime Agency. */
export const gbNcaMeetings: Records = {
  meetings: [
    {
      key: "meeting/gb-2024-06",
      partner: "GB",
      type: "visit",
      title: "Visit to the NCA, the FCDO and the National Situation Centre, London",
      held: about("2024-06-01"),
      timeZone: "Europe/London",
      place: "London",
      hostSide: "partner",
      record: "agreed",
      summary:
        "Three institutions in one visit, on or just before 1 June 2024. Two reports tell of it; in both James Babbage is called Director General of the NCA, though he was Director General (Threats).",
      topics: [
        "topic/cybercrime",
        "topic/counter-narcotics",
        "topic/counter-terrorism",
        "topic/crisis-management",
      ],
      participants: [
        naqvi,
        {
          side: "home",
          person: "person/faisal",
          post: "post/pk-high-commissioner-london",
          title: "Pakistan's ambassador to the United Kingdom",
        },
        {
          side: "partner",
          person: "person/babbage",
          post: "post/nca-dg-threats",
          title: "Director General of the National Crime Agency",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/allen",
          post: "post/fcdo-dg-national-security",
          title: "Director General National Security",
        },
        {
          side: "partner",
          person: "person/marriott",
          post: "post/british-high-commissioner",
          title: "British High Commissioner in Pakistan",
        },
        {
          side: "partner",
          agency: "agency/gb-institutions",
          name: "Senior officials of British institutions",
        },
      ],
      agenda: [
        { title: "National Crime Agency: cybercrime and narcotics" },
        { title: "FCDO: counter-terrorism" },
        { title: "National Situation Centre: crisis management" },
      ],
      outcomes: [
        {
          kind: "information",
          text: "The hosts explained how their institutions work.",
          agenda: 1,
        },
        {
          kind: "information",
          text: "Counter-terrorism, organised crime and cyber security were discussed.",
          agenda: 2,
        },
        {
          kind: "information",
          text: "The minister called the partnership a safeguard for the present and the future.",
          agenda: 3,
        },
      ],
      cites: [
        cite("source/gb-24news", "visited three institutions in London", "title"),
        cite(
          "source/gb-24news",
          "Muhammad Faisal, here called Pakistan's ambassador",
          "participants",
        ),
        cite(
          "source/gb-24news",
          "Terrorism, organised crime and the safety of networks came up as well",
          "outcomes",
        ),
        cite(
          "source/gb-24news",
          "a safeguard for the present and for the years to come",
          "outcomes",
        ),
        cite("source/gb-pkm02", "1 June 2024 is the day of the report", "heldOn"),
      ],
    },
    {
      key: "meeting/gb-2025-11-13",
      partner: "GB",
      type: "delegation_talks",
      title: "Talks with the Director General of the National Crime Agency, Islamabad",
      held: day("2025-11-13"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary:
        "Online protection of children, trafficking, prisoners and five pending MoUs. The main report is undated; the day comes from other outlets.",
      topics: [
        "topic/online-child-protection",
        "topic/human-trafficking",
        "topic/legal-cooperation",
        "topic/counter-narcotics",
      ],
      participants: [
        naqvi,
        { side: "home", agency: "agency/nacta", name: "Senior officials of NACTA" },
        { side: "home", agency: "agency/nccia", name: "Senior officials of the NCCIA" },
        {
          side: "home",
          agency: "agency/nfa",
          name: "Senior officials of the National Forensic Agency",
        },
        {
          side: "home",
          agency: "agency/islamabad-administration",
          name: "Representatives of the administration of Islamabad",
        },
        {
          side: "home",
          agency: "agency/moi",
          name: "Additional Secretary, Ministry of Interior (by Geo News)",
        },
        {
          side: "home",
          agency: "agency/islamabad-administration",
          name: "Chief Commissioner, Islamabad (by Geo News)",
        },
        {
          side: "home",
          agency: "agency/islamabad-police",
          name: "Inspector General of Police, Islamabad (by Geo News)",
        },
        {
          side: "partner",
          person: "person/biggar",
          post: "post/nca-dg",
          title: "Director General of the National Crime Agency",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/marriott",
          post: "post/british-high-commissioner",
          title: "British High Commissioner",
        },
      ],
      agenda: [
        { title: "Children online and trafficking" },
        { title: "Prisoners and pending MoUs" },
        { title: "Training" },
        { title: "Counter-terrorism and narcotics: work under way" },
      ],
      outcomes: [
        {
          kind: "information",
          text: "Harassment of children online was treated as a growing threat.",
          agenda: 1,
        },
        {
          kind: "information",
          text: "The head of the NCA condemned a suicide attack of the days before and offered sympathy.",
          agenda: 4,
        },
        {
          kind: "information",
          text: "The minister restated the resolve to fight terrorism and recalled what the country has given.",
          agenda: 4,
        },
        {
          kind: "information",
          text: "The head of the NCA gave credit for work against drug networks and organised crime.",
          agenda: 4,
        },
        { kind: "information", text: "Both sides held that a lasting partnership is needed." },
      ],
      cites: [
        cite("source/gb-nca-2025", "The report has no date", "heldOn"),
        cite("source/gb-geo-2025", "Thursday, 13 November 2025", "heldOn"),
        cite(
          "source/gb-nca-2025",
          "people from the administration of Islamabad who are not named further",
          "participants",
        ),
        cite(
          "source/gb-geo-2025",
          "the Chief Commissioner and the Inspector General",
          "participants",
        ),
        cite("source/gb-nca-2025", "a new phase of coordination", "summary"),
        cite(
          "source/gb-nca-2025",
          "Harassment of children online was treated as a growing threat",
          "outcomes",
        ),
        cite(
          "source/gb-nca-2025",
          "condemned a suicide attack that had struck Islamabad shortly before",
          "outcomes",
        ),
        cite("source/gb-nca-2025", "held that no country has given more", "outcomes"),
        cite(
          "source/gb-nca-2025",
          "gave credit to Pakistan for its work against drug networks",
          "outcomes",
        ),
        cite(
          "source/gb-nca-2025",
          "commended its part in international action on organised crime",
          "outcomes",
        ),
        cite("source/gb-nca-2025", "a lasting partnership is needed", "outcomes"),
        cite(
          "source/gb-nca-2025-remark",
          "can still be traced to a neighbouring country",
          "outcomes",
          "Sensitive: concerns a third country.",
        ),
      ],
    },
  ],
};
