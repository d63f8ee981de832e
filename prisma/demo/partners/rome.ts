import type { DemoCommitment, DemoMeeting, DemoParticipant } from "../chain.ts";
import type { DemoSource, Records } from "../shape.ts";
import { about, cite, restated } from "../write.ts";

/**
 * One meeting in Rome, with three partners: a record belongs to one partner, so there are three of
 * each, and each says so.
 */
type Partner = {
  code: "IT" | "ES" | "GR";
  adjective: string;
  minister: string;
  office: string;
  participant: DemoParticipant;
  agency: string;
};

const PARTNERS: readonly Partner[] = [
  {
    code: "IT",
    adjective: "Italian",
    minister: "Matteo Piantedosi",
    office: "Interior Minister of Italy",
    participant: {
      side: "partner",
      person: "person/piantedosi",
      post: "post/it-interior-minister",
      title: "Interior Minister",
      isHead: true,
    },
    agency: "agency/it-interior",
  },
  {
    code: "ES",
    adjective: "Spanish",
    minister: "Fernando Grande-Marlaska",
    office: "Interior Minister of Spain",
    participant: {
      side: "partner",
      person: "person/grande-marlaska",
      post: "post/es-interior-minister",
      title: "Interior Minister",
      isHead: true,
    },
    agency: "agency/es-interior",
  },
  {
    code: "GR",
    adjective: "Greek",
    minister: "Athanasios Plevris",
    office: "migration minister of Greece",
    participant: {
      side: "partner",
      person: "person/plevris",
      post: "post/gr-migration-minister",
      title: "Migration Minister",
      isHead: true,
    },
    agency: "agency/gr-migration",
  },
];

const slug = (partner: Partner) => partner.code.toLowerCase();
const source = (partner: Partner) => `source/${slug(partner)}-pkm21`;
const meeting = (partner: Partner) => `meeting/${slug(partner)}-2026-02-24`;

const sources: readonly DemoSource[] = PARTNERS.map((partner) => ({
  key: source(partner),
  partner: partner.code,
  kind: "press_unattributed",
  title: "Restated from Migrant Affairs: four ministers in Rome, 24 February",
  publisher: "Migrant Affairs",
  address:
    "https://migrantaffairs.info/italy-spain-greece-and-pakistan-launch-new-alliance-to-tackle-irregular-migration",
  published: null,
  text: restated(`
    On 24 February (the year, 2026, is inferred) Mohsin Naqvi, Interior Minister, met his colleagues of Italy, Spain and
    Greece in Rome. They agreed to work together on identifying people who are to be returned, and on joint
    programmes against forged documents.

    The meeting is one, the records are three, one for each partner. This one is the ${partner.adjective} side's, led
    by ${partner.minister}, ${partner.office}.
  `),
}));

const meetings: readonly DemoMeeting[] = PARTNERS.map((partner) => ({
  key: meeting(partner),
  partner: partner.code,
  type: "delegation_talks",
  title: "Ministers of Italy, Spain, Greece and Pakistan in Rome",
  held: about("2026-02-24"),
  timeZone: "Europe/Rome",
  place: "Rome",
  ...(partner.code === "IT" ? { hostSide: "partner" as const } : {}),
  record: "agreed",
  summary: `One meeting with three partners, recorded once for each; this is the ${partner.adjective} record. The year is inferred.`,
  topics: ["topic/returns", "topic/visa-fraud"],
  participants: [
    {
      side: "home",
      person: "person/naqvi",
      post: "post/pk-interior-minister",
      title: "Interior Minister",
      isHead: true,
    },
    partner.participant,
  ],
  cites: [
    cite(source(partner), "On 24 February (the year, 2026, is inferred)", "heldOn"),
    cite(source(partner), "The meeting is one, the records are three", "title"),
  ],
}));

const commitments: readonly DemoCommitment[] = PARTNERS.map((partner) => ({
  key: `com/${slug(partner)}-returns-2026`,
  partner: partner.code,
  title: "Identification for returns, and programmes against forged documents",
  text: "Work together on identifying people who are to be returned, and on joint programmes against forged documents. Agreed by four countries at once; one record for each partner.",
  kind: "joint_operation",
  obligor: "both",
  beneficiary: "both",
  strength: "agreed",
  lead: "agency/fia",
  supporting: [partner.agency],
  made: about("2026-02-24"),
  topics: ["topic/returns", "topic/visa-fraud"],
  origins: [meeting(partner)],
  ...(partner.code === "IT"
    ? { restates: [{ earlier: "com/it-action-plan", drift: "same" as const }] }
    : {}),
  cites: [
    cite(source(partner), "agreed to work together on identifying people who are to be returned"),
    cite(source(partner), "joint programmes against forged documents"),
  ],
}));

export const rome: Records = { sources, meetings, commitments };
