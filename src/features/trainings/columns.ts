import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
import { groupParameter, type ListGroups } from "#domain/list-groups.ts";
import { DELIVERY_COLUMNS, DELIVERY_GROUPS } from "#features/deliveries/columns.ts";
import { DeliveryMode, Side } from "#generated/prisma/enums.ts";
import { trainingFilter } from "./schema.ts";

export const TRAINING_COLUMNS: ListColumns = {
  record: "programme",
  headers: "trainings.col",
  usual: {
    programme: ["title", "ref"],
    partner: ["partner", "partner_label"],
    provider: ["provider_side", "provider"],
    recipients: ["recipients"],
    courses: ["courses"],
    attended: ["attended"],
    completed: ["completed"],
  },
  more: ["mode", "topics_label", "agreement_ref", "commitment_ref", "summary", "marking"],
  comesBackBy: ["provider_side"],
};

export const COURSE_COLUMNS: ListColumns = {
  record: "course",
  headers: "trainings.col",
  usual: {
    dates: ["starts_on", "starts_precision", "ends_on", "ends_precision"],
    course: ["title", "id", "training_ref", "training_title"],
    partner: ["partner", "partner_label"],
    place: ["place"],
    seats: ["seats"],
    nominated: ["nominated"],
    attended: ["attended"],
    completed: ["completed"],
  },
  more: ["provider_side", "provider", "recipients", "topics_label", "marking"],
  comesBackBy: ["provider_side"],
};

export const TRAINING_GROUPS = {
  partner: "label",
  side: Object.values(Side),
  provider: "label",
  agency: "label",
  topic: "label",
  mode: Object.values(DeliveryMode),
} as const satisfies ListGroups;

/** Where the words of what it is grouped by stand. */
export const GROUP_WORDS = { side: "values.side", mode: "values.deliveryMode" };

export const COURSE_GROUPS = {
  ...TRAINING_GROUPS,
  year: "latest",
} as const satisfies ListGroups;

/** Parameters of the registers that share the list: each shows those of the columns that it has. */
export const trainingList = trainingFilter.extend({
  cols: columnsParameter(TRAINING_COLUMNS, COURSE_COLUMNS, DELIVERY_COLUMNS),
  group: groupParameter(TRAINING_GROUPS, COURSE_GROUPS, DELIVERY_GROUPS),
});
