import type { ListColumns } from "#domain/list-columns.ts";

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
