import type { CountryCode } from "#domain/country-code.ts";
import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
import { groupParameter, type ListGroups } from "#domain/list-groups.ts";
import {
  CommitmentKind,
  CommitmentStatus,
  Obligor,
  WordingStrength,
} from "#generated/prisma/enums.ts";
import { commitmentFilter, commitmentsHref } from "./schema.ts";

export const COMMITMENT_COLUMNS: ListColumns = {
  record: "title",
  headers: "commitments.column",
  usual: {
    title: ["title", "ref", "strength"],
    partner: ["partner", "partner_label"],
    owes: ["obligor"],
    lead: ["lead_agency"],
    due: ["due_on", "due_precision", "due_words"],
    status: ["status", "is_overdue", "days_overdue"],
    evidence: ["last_evidence_on", "freshness"],
  },
  more: [
    "kind",
    "beneficiary",
    "strength",
    "supporting_agencies",
    "focal_point",
    "topics_label",
    "made_on",
    "status_on",
    "status_note",
    "status_evidence",
    "carried_out_by",
    "figures",
    "text",
    "marking",
  ],
};

/** The columns that say what came of promises: the last word on each, what proves it, and what carried it out. */
export const WHAT_CAME = [
  "title",
  "owes",
  "made_on",
  "status",
  "status_note",
  "status_evidence",
  "carried_out_by",
];

/** What a partner promised, alone or with us, and what came of it; the latest promise first. */
export const whatCameOf = (partner: CountryCode, obligor: readonly Obligor[]): string =>
  `${commitmentsHref({ partner: [partner], obligor: [...obligor], sort: "-made" })}&${WHAT_CAME.map((name) => `cols=${name}`).join("&")}`;

export const COMMITMENT_GROUPS = {
  partner: "label",
  topic: "label",
  status: Object.values(CommitmentStatus),
  obligor: Object.values(Obligor),
  strength: Object.values(WordingStrength),
  kind: Object.values(CommitmentKind),
  year: "latest",
  freshness: ["fresh", "ageing", "stale"],
} as const satisfies ListGroups;

/** Parameters of the register: which commitments, and how they are shown. */
export const commitmentList = commitmentFilter.extend({
  cols: columnsParameter(COMMITMENT_COLUMNS),
  group: groupParameter(COMMITMENT_GROUPS),
});
