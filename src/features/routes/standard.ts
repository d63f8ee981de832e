import type { z } from "zod";
import type { routeInput } from "./schema.ts";

type StandardRoute = z.input<typeof routeInput>;
type Stages = NonNullable<StandardRoute["stages"]>;
type Desk = NonNullable<Stages[number]["concurrences"]>[number];

const asks = (desk: string, more: Partial<Desk> = {}): Desk[] => [
  { desk, agencyId: null, targetDays: null, ...more },
];

const PREPARATION: Stages = [
  { stage: "proposal", targetDays: 15, ownerPost: "Sponsoring division" },
  { stage: "drafting", targetDays: 30, ownerPost: "Sponsoring division" },
  { stage: "agency_comments", targetDays: 21, ownerPost: "Agencies that must perform" },
  {
    stage: "law_vetting",
    targetDays: 21,
    ownerPost: "Law and Justice Division",
    concurrences: asks("Law and Justice Division"),
  },
  {
    stage: "foreign_ministry_concurrence",
    targetDays: 21,
    ownerPost: "Ministry of Foreign Affairs",
    concurrences: asks("Ministry of Foreign Affairs"),
  },
];
/** Finance is asked about money alone. */
const FINANCE: Stages = [
  {
    stage: "clearance",
    targetDays: 21,
    ownerPost: "Finance Division",
    forMoney: ["yes"],
    concurrences: asks("Finance Division"),
  },
];
/** From 2024 on sensitive cases go past the security agencies, too, which nothing in the register decides. */
const CLEARANCE: Stages = [
  {
    stage: "clearance",
    targetDays: 21,
    ownerPost: "Finance Division; security agencies",
    concurrences: [
      ...asks("Finance Division", { forMoney: ["yes"] }),
      ...asks("Security agencies", { isOptional: true }),
    ],
  },
];
const HEAD_OF_GOVERNMENT: Stages = [
  {
    stage: "head_of_government_approval",
    targetDays: 14,
    ownerPost: "Prime Minister's Office",
    concurrences: asks("Prime Minister's Office"),
  },
];
const CABINET: Stages = [
  {
    stage: "cabinet_approval",
    targetDays: 30,
    ownerPost: "Cabinet Division",
    concurrences: asks("Cabinet Division"),
  },
];
const CONCLUSION: Stages = [
  { stage: "negotiation", targetDays: 60, ownerPost: "Delegation" },
  { stage: "initialling", targetDays: 10, ownerPost: "Heads of delegation" },
  { stage: "signing", targetDays: 30, ownerPost: "Minister, secretary or envoy" },
  {
    stage: "ratification",
    targetDays: 90,
    ownerPost: "Cabinet Division",
    forBindings: ["binding"],
  },
  { stage: "in_force", targetDays: null, ownerPost: null },
];

const RULES =
  "Rules of Business 1973 (contents, edition of 2012), rules 12, 13, 14, 16(1)(h), 17(1)";
const PRESS_2023 = "Business Recorder, 11 November 2023";
const PRESS_2024 = [
  "Business Recorder, article 40281988 (January 2024)",
  "propakistani.pk (January 2024)",
];
const TARGETS = "The target days are proposals.";

/**
 * Pakistan's approval paths as the press reported the changes of the rules: examples, to be checked against the rules
 * themselves by an administrator. Only the general one of 2024 is without an end.
 */
export const STANDARD_ROUTES: readonly StandardRoute[] = [
  {
    name: "Cabinet by circulation (2019 to August 2023)",
    nameUr: "کابینہ بذریعہ گردش (2019 تا اگست 2023)",
    validFrom: "2019-01-01",
    validUntil: "2023-08-08",
    basis: `From 2019 the cabinet decided on signing by circulation; the day of the change is not known, so it begins with the year. ${TARGETS}`,
    sources: [RULES, PRESS_2023],
    isExample: true,
    stages: [...PREPARATION, ...FINANCE, ...CABINET, ...CONCLUSION],
  },
  {
    name: "Prime Minister alone (August to October 2023)",
    nameUr: "صرف وزیرِ اعظم (اگست تا اکتوبر 2023)",
    validFrom: "2023-08-09",
    validUntil: "2023-10-29",
    basis: `From 9 August 2023 the Prime Minister's approval was enough. ${TARGETS}`,
    sources: [PRESS_2023],
    isExample: true,
    stages: [...PREPARATION, ...FINANCE, ...HEAD_OF_GOVERNMENT, ...CONCLUSION],
  },
  {
    name: "Prime Minister, then cabinet (October to December 2023)",
    nameUr: "وزیرِ اعظم، پھر کابینہ (اکتوبر تا دسمبر 2023)",
    validFrom: "2023-10-30",
    validUntil: "2023-12-31",
    basis: `From 30 October 2023 the Prime Minister agrees before a summary goes to the cabinet, which decides again since November. ${TARGETS}`,
    sources: [RULES, PRESS_2023],
    isExample: true,
    stages: [...PREPARATION, ...FINANCE, ...HEAD_OF_GOVERNMENT, ...CABINET, ...CONCLUSION],
  },
  {
    name: "Prime Minister, then cabinet (since January 2024)",
    nameUr: "وزیرِ اعظم، پھر کابینہ (جنوری 2024 سے)",
    validFrom: "2024-01-01",
    validUntil: null,
    basis: `The guidelines of January 2024 count bodies under a government's control as that government, and ask agencies about sensitive cases. The day is not known, so it begins with the month. ${TARGETS}`,
    sources: [RULES, ...PRESS_2024],
    isExample: true,
    stages: [...PREPARATION, ...CLEARANCE, ...HEAD_OF_GOVERNMENT, ...CABINET, ...CONCLUSION],
  },
  {
    name: "Private bodies: the parent ministry (since January 2024)",
    nameUr: "نجی ادارے: متعلقہ وزارت (جنوری 2024 سے)",
    validFrom: "2024-01-01",
    validUntil: null,
    forCounterparts: ["private_body"],
    basis: `By the guidelines of January 2024 the parent ministry decides where the other side is a private body. ${TARGETS}`,
    sources: PRESS_2024,
    isExample: true,
    stages: [
      ...PREPARATION.slice(0, 4),
      {
        stage: "clearance",
        targetDays: 21,
        ownerPost: "Parent ministry",
        concurrences: [
          ...asks("Parent ministry"),
          ...asks("Finance Division", { forMoney: ["yes"] }),
          ...asks("Security agencies", { isOptional: true }),
        ],
      },
      ...CONCLUSION,
    ],
  },
  {
    name: "Universities: Higher Education Commission (since January 2024)",
    nameUr: "جامعات: ہائر ایجوکیشن کمیشن (جنوری 2024 سے)",
    validFrom: "2024-01-01",
    validUntil: null,
    forCounterparts: ["university"],
    basis: `By the guidelines of January 2024 universities ask the Higher Education Commission. ${TARGETS}`,
    sources: PRESS_2024,
    isExample: true,
    stages: [
      ...PREPARATION.slice(0, 4),
      {
        stage: "clearance",
        targetDays: 21,
        ownerPost: "Higher Education Commission",
        concurrences: [
          ...asks("Higher Education Commission"),
          ...asks("Finance Division", { forMoney: ["yes"] }),
          ...asks("Security agencies", { isOptional: true }),
        ],
      },
      ...CONCLUSION,
    ],
  },
];
