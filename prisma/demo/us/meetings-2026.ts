import type { Records } from "../shape.ts";
import { cite, day } from "../write.ts";

/** The two meetings of January 2026, a week apart. */
export const usMeetings2026: Records = {
  meetings: [
    {
      key: "meeting/us-2026-01-17",
      partner: "US",
      type: "delegation_talks",
      title: "Talks with a US delegation under Chargé d'Affaires Natalie Baker, Islamabad",
      held: day("2026-01-17"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary:
        "Security and borders, training, technology, and plans for a crime centre and an academy. Neither main report is dated; the day comes from two other outlets, the place from the column.",
      topics: [
        "topic/law-enforcement-cooperation",
        "topic/border-management",
        "topic/cybercrime",
        "topic/financial-crime",
        "topic/institution-building",
      ],
      participants: [
        {
          side: "home",
          person: "person/naqvi",
          post: "post/pk-interior-minister",
          title: "Interior Minister",
          isHead: true,
        },
        { side: "home", agency: "agency/fia", name: "Senior officials of the FIA" },
        { side: "home", agency: "agency/nccia", name: "Senior officials of the NCCIA" },
        { side: "home", agency: "agency/fc", name: "Senior officials of the Federal Constabulary" },
        {
          side: "partner",
          person: "person/baker",
          post: "post/us-charge",
          title: "US Chargé d'Affaires",
          isHead: true,
        },
        {
          side: "partner",
          agency: "agency/us-agencies",
          name: "Members of the US delegation (not named)",
        },
      ],
      agenda: [
        { title: "Security, policing and borders" },
        { title: "Training" },
        { title: "Crime centre, academy, reform of forces" },
        { title: "Technology and equipment" },
        { title: "Cybercrime and illicit finance" },
      ],
      outcomes: [
        {
          kind: "information",
          text: "Better relations and wider cooperation on policing, borders and cybercrime were discussed.",
          agenda: 1,
        },
        {
          kind: "information",
          text: "The minister described the NCCIA's drive against unlawful call centres.",
          agenda: 5,
        },
        {
          kind: "information",
          text: "He called the work with American agencies on illicit finance of great value.",
          agenda: 5,
        },
        {
          kind: "information",
          text: "The American side gave credit for, and by one account thanked for, Pakistan's efforts.",
        },
        {
          kind: "information",
          text: "No indicator was set for better results; the column asks for measurable ones.",
        },
        {
          kind: "information",
          text: "Risks named by the column: execution, courses that stop, technology brought in behind closed doors, politics, unsteady support.",
        },
      ],
      cites: [
        cite("source/us-spin", "received a US delegation headed by Natalie Baker", "title"),
        cite("source/us-spin", "The report names neither the day nor the place", "heldOn"),
        cite("source/us-column", "gives the place as Islamabad", "place"),
        cite("source/us-geo", "Saturday, 17 January 2026", "heldOn"),
        cite("source/us-toi-first", "17 January 2026", "heldOn"),
        cite(
          "source/us-column",
          "Officials of the FIA, of the National Cyber Crimes Investigation Agency (plural) and of the Federal Constabulary (FC) were present",
          "participants",
        ),
        cite(
          "source/us-spin",
          "better relations and of wider cooperation on shared concerns",
          "outcomes",
        ),
        cite(
          "source/us-spin",
          "policing, the security of borders and the prevention of cybercrime",
          "topics",
        ),
        cite(
          "source/us-spin",
          "a broad drive by the NCCIA, still under way, against unlawful call centres",
          "outcomes",
        ),
        cite("source/us-spin", "he called of great value", "outcomes"),
        cite(
          "source/us-spin",
          "gave credit to Pakistan for what it does in security cooperation",
          "outcomes",
        ),
        cite("source/us-spin", "in the hope of better results in several agencies", "outcomes"),
        cite(
          "source/us-column",
          "militancy across borders, trafficking and irregular migration are the threats behind it",
          "topics",
        ),
        cite("source/us-column", "a matter of data as well as of people", "summary"),
        cite(
          "source/us-column",
          "how large and how refined fraud networks at home and abroad are",
          "outcomes",
        ),
        cite(
          "source/us-column",
          "The drive against unlawful call centres, still going on",
          "outcomes",
        ),
        cite("source/us-column", "the delegation as grateful for Pakistan's efforts", "outcomes"),
        cite(
          "source/us-column",
          "agreements should end in improvement that can be measured",
          "outcomes",
        ),
        cite("source/us-column", "the test lies in carrying them out", "outcomes"),
        cite(
          "source/us-column",
          "Courses have to continue, technology has to come in openly, reforms have to be kept out of politics",
          "outcomes",
        ),
        cite("source/us-column", "much rests on steady American support", "outcomes"),
      ],
    },
    {
      key: "meeting/us-2026-01-24",
      partner: "US",
      type: "call_on",
      title: "Chargé d'Affaires Natalie Baker calls on the Interior Minister, Islamabad",
      held: day("2026-01-24"),
      timeZone: "Asia/Karachi",
      place: "Islamabad",
      hostSide: "home",
      record: "agreed",
      summary:
        "Visa fraud, border management, police training. Most figures of the report are its own; the ministry's statement was not seen.",
      topics: [
        "topic/visa-fraud",
        "topic/border-management",
        "topic/police-training",
        "topic/counter-narcotics",
        "topic/migrant-smuggling",
      ],
      participants: [
        {
          side: "home",
          person: "person/naqvi",
          post: "post/pk-interior-minister",
          title: "Federal Interior Minister",
          isHead: true,
        },
        {
          side: "partner",
          person: "person/baker",
          post: "post/us-charge",
          title: "US Chargé d'Affaires",
          isHead: true,
        },
      ],
      agenda: [
        { title: "Visa fraud and illegal immigration" },
        { title: "Training for law enforcement" },
        { title: "Border management" },
        { title: "Software and illicit finance" },
        { title: "Counter-narcotics" },
      ],
      outcomes: [
        {
          kind: "information",
          text: "The minister spoke of zero tolerance for the agent mafia and of raids and crackdowns; whose, is not said.",
          agenda: 1,
        },
        {
          kind: "information",
          text: "He spoke of the strict pursuit of people who try to enter the United States without authorisation.",
          agenda: 1,
        },
        {
          kind: "information",
          text: "Smuggling networks use weak points of the visa process.",
          agenda: 1,
        },
        {
          kind: "information",
          text: "American help is called decisive for the agency that fights call centres.",
          agenda: 4,
        },
        {
          kind: "information",
          text: "Migration routes and drug routes are said to cross.",
          agenda: 3,
        },
        {
          kind: "information",
          text: "US training and equipment of the past were recalled, after aid reports that are not named.",
          agenda: 5,
        },
        {
          kind: "information",
          text: "The report closes with agreements being carried out, yet identifies no instrument.",
        },
      ],
      cites: [
        cite("source/us-toi", "met Chargé d'Affaires Natalie Baker in Islamabad", "title"),
        cite("source/us-four-outlets", "Saturday, which was 24 January 2026", "heldOn"),
        cite("source/us-toi", "Security and narcotics were among the subjects", "topics"),
        cite(
          "source/us-toi",
          "a statement of the Ministry of Interior, which itself was not seen",
          "summary",
        ),
        cite(
          "source/us-toi",
          "smuggling networks that use weak points of the visa process",
          "outcomes",
        ),
        cite(
          "source/us-toi",
          'zero tolerance for the "agent mafia" and welcomed American support',
          "outcomes",
        ),
        cite(
          "source/us-toi",
          "raids and other crackdowns that are said to have cut off the supply of forged papers",
          "outcomes",
        ),
        cite(
          "source/us-toi",
          "the strict pursuit of people who try to enter the United States",
          "outcomes",
        ),
        cite(
          "source/us-toi",
          "helped by intelligence from foreign partners who are not named",
          "outcomes",
        ),
        cite("source/us-toi", "American help is called decisive for it", "outcomes"),
        cite("source/us-toi", "Routes of migration and of drugs are said to cross", "outcomes"),
        cite("source/us-toi", "Counter-narcotics was the last subject", "topics"),
        cite(
          "source/us-toi",
          "US training and equipment in the past, after aid reports that it does not name",
          "outcomes",
        ),
        cite("source/us-toi", "yet no instrument is identified", "outcomes"),
      ],
    },
  ],
};
