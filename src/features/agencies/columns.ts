import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
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
};

/** Parameters of the register: which agencies, and how they are shown. */
export const agencyList = agencyFilter.extend({ cols: columnsParameter(AGENCY_COLUMNS) });
