import { columnsParameter, type ListColumns } from "#domain/list-columns.ts";
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

/** Parameters of the register: which sources, and how they are shown. */
export const sourceList = sourceFilter.extend({ cols: columnsParameter(SOURCE_COLUMNS) });
