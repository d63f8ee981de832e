import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
import { groupParameter, type ListGroups } from "#domain/list-groups.ts";
import { SourceKind } from "#generated/prisma/enums.ts";
import { sourceFilter } from "./schema.ts";

export const SOURCE_COLUMNS: ListColumns = {
  record: "title",
  headers: "sources.col",
  usual: {
    title: ["title", "ref", "publisher"],
    kind: ["kind"],
    grade: [],
    partner: ["partner", "partner_label"],
    published: ["published_on", "published_precision"],
    passages: ["passages"],
  },
  more: [
    "publisher",
    "author",
    "language",
    "source_address",
    "retrieved_on",
    "figures",
    "sha256",
    "marking",
  ],
};

export const SOURCE_GROUPS = {
  partner: "label",
  kind: Object.values(SourceKind),
  year: "latest",
} as const satisfies ListGroups;

/** Parameters of the register: which sources, and how they are shown. */
export const sourceList = sourceFilter.extend({
  cols: columnsParameter(SOURCE_COLUMNS),
  group: groupParameter(SOURCE_GROUPS),
});
