import type { DemoRoute } from "./chain.ts";
import type { Records } from "./shape.ts";

type Stages = DemoRoute["stages"];

const preparation: Stages = [
  { stage: "proposal", targetDays: 15, ownerPost: "Sponsoring division" },
  { stage: "drafting", targetDays: 30, ownerPost: "Sponsoring division" },
  { stage: "agency_comments", targetDays: 21, ownerPost: "Agencies that must perform" },
  {
    stage: "law_vetting",
    targetDays: 21,
    ownerPost: "Law and Justice Division",
    concurrences: ["Law and Justice Division"],
  },
  {
    stage: "foreign_ministry_concurrence",
    targetDays: 21,
    ownerPost: "Ministry of Foreign Affairs",
    concurrences: ["Ministry of Foreign Affairs"],
  },
];

const conclusion: Stages = [
  { stage: "negotiation", targetDays: 60, ownerPost: "Delegation" },
  { stage: "initialling", targetDays: 10, ownerPost: "Heads of delegation" },
  { stage: "signing", targetDays: 30, ownerPost: "Minister, secretary or envoy" },
  { stage: "ratification", targetDays: 90, ownerPost: "Cabinet Division" },
  { stage: "in_force" },
];

const clearance: Stages = [
  {
    stage: "clearance",
    targetDays: 21,
    ownerPost: "Finance Division; agencies",
    concurrences: ["Finance Division"],
  },
];
const headOfGovernment: Stages = [
  {
    stage: "head_of_government_approval",
    targetDays: 14,
    ownerPost: "Prime Minister's Office",
    concurrences: ["Prime Minister's Office"],
  },
];
const cabinet: Stages = [
  {
    stage: "cabinet_approval",
    targetDays: 30,
    ownerPost: "Cabinet Division",
    concurrences: ["Cabinet Division"],
  },
];

/** The target days are ours; the order of approvals follows the rules and changes of them that the press reported. */
export const routes: Records = {
  routes: [
    {
      key: "route/cabinet-2019",
      name: "Cabinet by circulation (2019 to August 2023)",
      validFrom: "2019-01-01",
      validUntil: "2023-08-08",
      basis:
        "Rules of Business 1973, rules 13, 14 and 16(1)(h); decisions by circulation from 2019 (the day is not known). Target days are demonstration data.",
      stages: [...preparation, ...cabinet, ...conclusion],
    },
    {
      key: "route/pm-2023",
      name: "Prime Minister alone (August to October 2023)",
      validFrom: "2023-08-09",
      validUntil: "2023-10-29",
      basis:
        "Change of 9 August 2023, as reported by the press. Target days are demonstration data.",
      stages: [...preparation, ...headOfGovernment, ...conclusion],
    },
    {
      key: "route/pm-and-cabinet-2023",
      name: "Prime Minister, then cabinet (since October 2023)",
      validFrom: "2023-10-30",
      basis:
        "Rules of Business 1973, rules 12 to 14, 16(1)(h) and 17(1); prior approval of the Prime Minister since 30 October 2023. Target days are demonstration data.",
      stages: [...preparation, ...clearance, ...headOfGovernment, ...cabinet, ...conclusion],
    },
  ],
};
