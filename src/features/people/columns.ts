import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
import { groupParameter, type ListGroups } from "#domain/list-groups.ts";
import { personFilter } from "./schema.ts";

export const PERSON_COLUMNS: ListColumns = {
  record: "name",
  headers: "people.col",
  usual: {
    name: ["name", "id"],
    post: ["post", "is_acting"],
    agency: ["agency"],
    country: ["country", "country_label"],
  },
  more: ["name_ur", "from_on", "until_on", "posts", "marking"],
};

export const PERSON_GROUPS = {
  country: "label",
} as const satisfies ListGroups;

/** Parameters of the register: which people, and how they are shown. */
export const personList = personFilter.extend({
  cols: columnsParameter(PERSON_COLUMNS),
  group: groupParameter(PERSON_GROUPS),
});
