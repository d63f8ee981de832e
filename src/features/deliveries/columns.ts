import type { ListColumns } from "#domain/list-columns.ts";
import type { ListGroups } from "#domain/list-groups.ts";
import { Side } from "#generated/prisma/enums.ts";

export const DELIVERY_COLUMNS: ListColumns = {
  record: "item",
  headers: "deliveries.col",
  usual: {
    item: ["item", "ref"],
    partner: ["partner", "partner_label"],
    giver: ["giver_side"],
    recipient: ["recipient"],
    promised: ["quantity_promised", "unit"],
    delivered: ["quantity_delivered", "unit"],
    on: ["delivered_on", "delivered_precision"],
  },
  more: ["commitment_ref", "note", "marking"],
};

export const DELIVERY_GROUPS = {
  partner: "label",
  side: Object.values(Side),
  agency: "label",
  year: "latest",
} as const satisfies ListGroups;
