import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
import { commitmentFilter } from "./schema.ts";

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
    "figures",
    "text",
    "marking",
  ],
};

/** Parameters of the register: which commitments, and how they are shown. */
export const commitmentList = commitmentFilter.extend({
  cols: columnsParameter(COMMITMENT_COLUMNS),
});
