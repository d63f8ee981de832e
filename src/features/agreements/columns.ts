import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
import { groupParameter, type ListGroups } from "#domain/list-groups.ts";
import { Binding, InstrumentType, Stage, WaitingOn } from "#generated/prisma/enums.ts";
import { AGREEMENT_STATES } from "./rules.ts";
import { agreementFilter, mouFilter } from "./views.ts";

export const AGREEMENT_COLUMNS: ListColumns = {
  record: "title",
  headers: "agreements.column",
  usual: {
    title: ["title", "ref", "is_placeholder"],
    partner: ["partner", "partner_label"],
    instrument: ["instrument", "binding"],
    state: ["state", "stage"],
    last: ["last_action", "last_action_on", "last_action_precision", "stage_entered_on"],
    lead: ["lead_agency"],
  },
  more: [
    "binding",
    "stage",
    "home_parties",
    "partner_parties",
    "topics_label",
    "signed_on",
    "in_force_on",
    "ends_on",
    "term_months",
    "renewal",
    "notice_days",
    "summary",
    "marking",
  ],
  comesBackBy: ["instrument"],
};

export const AGREEMENT_GROUPS = {
  partner: "label",
  topic: "label",
  instrument: Object.values(InstrumentType),
  binding: Object.values(Binding),
  state: AGREEMENT_STATES,
  stage: Object.values(Stage),
  year: "latest",
} as const satisfies ListGroups;

/** Parameters of the register: which agreements, and how they are shown. */
export const agreementList = agreementFilter.extend({
  cols: columnsParameter(AGREEMENT_COLUMNS),
  group: groupParameter(AGREEMENT_GROUPS),
});

export const MOU_COLUMNS: ListColumns = {
  record: "title",
  headers: "mous.column",
  usual: {
    title: ["title", "ref", "is_placeholder"],
    partner: ["partner", "partner_label"],
    stage: ["stage"],
    days: ["days_in_stage"],
    target: ["target_days", "is_over_target"],
    age: ["days_in_pipeline"],
    waiting: ["waiting_on", "waiting_agency"],
  },
  more: ["stage_entered_on", "state", "instrument", "binding", "waiting_agency", "marking"],
  comesBackBy: ["instrument"],
};

export const MOU_GROUPS = {
  partner: "label",
  stage: Object.values(Stage),
  waiting: Object.values(WaitingOn),
  agency: "label",
} as const satisfies ListGroups;

/** Parameters of the table of MoUs; the board shows cards. */
export const mouList = mouFilter.extend({
  cols: columnsParameter(MOU_COLUMNS),
  group: groupParameter(MOU_GROUPS),
});
