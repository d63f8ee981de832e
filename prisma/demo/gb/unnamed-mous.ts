import type { DemoAgreement, DemoConcurrence, DemoStage } from "../chain.ts";
import type { Records } from "../shape.ts";
import { cite, daysAgo } from "../write.ts";

const PENDING_SINCE: DemoStage = {
  stage: "proposal",
  on: "2025-11-13",
  waitingOn: "us",
  agency: "agency/moi",
  ownerPost: "post/pk-joint-secretary",
  note: "Pending on the day of the talks; how long before, is not known.",
};

const COMPARED = ["agreement/gb-security-2017", "agreement/gb-loi"].map((of) => ({
  of,
  kind: "unrelated" as const,
  note: "Demonstration data: taken as separate until it is named.",
}));

const STAGES: Record<string, NonNullable<DemoConcurrence["stage"]>> = {
  "Law and Justice Division": "law_vetting",
  "Ministry of Foreign Affairs": "foreign_ministry_concurrence",
  "Finance Division": "clearance",
  "Prime Minister's Office": "head_of_government_approval",
  "Cabinet Division": "cabinet_approval",
};
const stageOf = (desk: string) => {
  const stage = STAGES[desk];
  return stage === undefined ? {} : { stage };
};

const asked = (desk: string, agency: string, days: number): DemoConcurrence => ({
  desk,
  ...stageOf(desk),
  agency,
  requestedOn: daysAgo(days),
  note: "Demonstration data.",
  source: "source/gb-demonstration",
});

const granted = (
  desk: string,
  agency: string,
  requested: number,
  decided: number,
  no: string,
): DemoConcurrence => ({
  desk,
  ...stageOf(desk),
  agency,
  requestedOn: daysAgo(requested),
  decidedOn: daysAgo(decided),
  decision: "granted",
  referenceNo: no,
  note: "Demonstration data.",
  source: "source/gb-demonstration",
});

const history: readonly {
  stages: readonly DemoStage[];
  concurrences: readonly DemoConcurrence[];
}[] = [
  {
    stages: [
      { stage: "drafting", on: daysAgo(210), waitingOn: "us", agency: "agency/moi" },
      { stage: "agency_comments", on: daysAgo(150), waitingOn: "agency", agency: "agency/fia" },
      {
        stage: "law_vetting",
        on: daysAgo(96),
        waitingOn: "agency",
        agency: "agency/law-division",
        referenceNo: "DEMO-MOI-11",
      },
    ],
    concurrences: [asked("Law and Justice Division", "agency/law-division", 96)],
  },
  {
    stages: [
      { stage: "drafting", on: daysAgo(200), waitingOn: "us", agency: "agency/moi" },
      {
        stage: "law_vetting",
        on: daysAgo(140),
        waitingOn: "agency",
        agency: "agency/law-division",
        referenceNo: "DEMO-MOI-09",
      },
      {
        stage: "foreign_ministry_concurrence",
        on: daysAgo(41),
        waitingOn: "agency",
        agency: "agency/mofa",
        referenceNo: "DEMO-MOI-14",
      },
    ],
    concurrences: [
      {
        ...granted("Law and Justice Division", "agency/law-division", 140, 112, "DEMO-LJD-19"),
        decision: "refused",
        note: "Demonstration data: the text did not say which side bears the cost.",
      },
      {
        ...granted("Law and Justice Division", "agency/law-division", 110, 60, "DEMO-LJD-21"),
        asked: "Please vet the text again: the cost is now said to lie where it falls.",
      },
      asked("Ministry of Foreign Affairs", "agency/mofa", 41),
    ],
  },
  {
    stages: [
      { stage: "drafting", on: daysAgo(190), waitingOn: "them", agency: "agency/nca" },
      {
        stage: "on_hold_them",
        on: daysAgo(73),
        waitingOn: "them",
        agency: "agency/nca",
        reason: "no_answer",
      },
    ],
    concurrences: [],
  },
  {
    stages: [
      { stage: "drafting", on: daysAgo(180), waitingOn: "us", agency: "agency/nccia" },
      {
        stage: "cabinet_approval",
        on: daysAgo(12),
        waitingOn: "agency",
        agency: "agency/cabinet-division",
        referenceNo: "DEMO-MOI-17",
      },
    ],
    concurrences: [
      granted("Law and Justice Division", "agency/law-division", 120, 90, "DEMO-LJD-23"),
      granted("Ministry of Foreign Affairs", "agency/mofa", 88, 66, "DEMO-MFA-08"),
      granted("Finance Division", "agency/finance-division", 64, 44, "DEMO-FIN-05"),
      granted("Prime Minister's Office", "agency/pm-office", 40, 14, "DEMO-PMO-03"),
      asked("Cabinet Division", "agency/cabinet-division", 12),
    ],
  },
  {
    stages: [
      {
        stage: "returned",
        on: daysAgo(25),
        waitingOn: "us",
        agency: "agency/moi",
        reason: "papers_missing",
      },
    ],
    concurrences: [],
  },
];

/** Counted by the report, named by none: placeholders until somebody knows more. */
export const gbUnnamedMous: Records = {
  agreements: history.map(({ stages, concurrences }, index): DemoAgreement => ({
    key: `agreement/gb-unnamed-${index + 1}`,
    partner: "GB",
    title: `Pending MoU ${index + 1} of 5 (not named)`,
    instrument: "mou",
    binding: "non_binding",
    summary:
      "One of five pending MoUs that a report counts and does not name. Its stages after November 2025 are demonstration data.",
    lead: "agency/moi",
    fastTrack: "Demonstration data: both sides want them signed at the next round.",
    isPlaceholder: true,
    topics: ["topic/law-enforcement-cooperation"],
    // The one that was sent back from its first stage has still to be compared.
    ...(stages[0]?.stage !== "returned" && { neighbours: COMPARED }),
    stages: [PENDING_SINCE, ...stages.map((stage) => ({ ...stage, note: "Demonstration data." }))],
    concurrences,
    cites: [
      cite("source/gb-nca-2025", "five memoranda of understanding now pending", "title"),
      cite("source/gb-nca-2025", "None of the five is named", "isPlaceholder"),
    ],
  })),
};
