import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
import { groupParameter, type ListGroups } from "#domain/list-groups.ts";
import { AgencyKind } from "#generated/prisma/enums.ts";
import { agencyFilter } from "./schema.ts";

export const AGENCY_COLUMNS: ListColumns = {
  record: "name",
  headers: "agencies.col",
  usual: {
    name: ["name", "id", "is_former", "is_placeholder"],
    country: ["country", "country_label"],
    acronym: ["acronym"],
    kind: ["kind"],
    parent: ["parent"],
  },
  more: ["name_ur", "aliases", "functions", "topics_label", "notes", "marking"],
  comesBackBy: ["kind"],
};

export const AGENCY_GROUPS = {
  country: "label",
  kind: Object.values(AgencyKind),
  topic: "label",
} as const satisfies ListGroups;

/** Parameters of the register: which agencies, and how they are shown. */
export const agencyList = agencyFilter.extend({
  cols: columnsParameter(AGENCY_COLUMNS),
  group: groupParameter(AGENCY_GROUPS),
});
