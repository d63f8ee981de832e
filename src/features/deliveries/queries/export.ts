import "server-only";
import { isoDay, nameSql } from "#features/export/sql.ts";
import { type Reader, register, type Rows } from "#features/export/register.ts";
import { trainingList } from "#features/trainings/columns.ts";
import type { TrainingFilter } from "#features/trainings/schema.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { DELIVERY_COLUMNS } from "../columns.ts";
import { matching } from "../where.ts";

export const deliveryRegister = register({
  name: "deliveries",
  list: "/trainings",
  title: "trainings.view.deliveries",
  record: "/deliveries/",
  filter: trainingList,
  shows: DELIVERY_COLUMNS,
  groupOrder: {
    partner: Prisma.sql`k.name`,
    side: Prisma.sql`d.giver_side`,
    agency: Prisma.sql`a.name nulls last, a.id`,
    year: Prisma.sql`extract(year from d.delivered_on) desc nulls last`,
  },
  rows,
  asked: {
    q: "text",
    partner: "country",
    side: { words: "values.side" },
    agency: "agency",
    year: "text",
    since: "day",
    until: "day",
    marking: { words: "values.marking" },
  },
  printed: [
    "item",
    "ref",
    "partner_label",
    "giver_side",
    "recipient",
    "quantity_promised",
    "quantity_delivered",
    "unit",
    "delivered_on",
  ],
  columns: [
    { name: "ref", kind: "code" },
    { name: "item", kind: "long" },
    { name: "partner", kind: "code" },
    { name: "partner_label", kind: "text" },
    { name: "marking", kind: "code", words: "values.marking" },
    { name: "giver_side", kind: "code", words: "values.side" },
    { name: "recipient", kind: "text" },
    { name: "unit", kind: "text" },
    { name: "quantity_promised", kind: "number" },
    { name: "quantity_delivered", kind: "number" },
    { name: "delivered_on", kind: "day" },
    { name: "delivered_precision", kind: "code" },
    { name: "commitment_ref", kind: "code" },
    { name: "note", kind: "long" },
  ],
});

function rows(filter: TrainingFilter, { locale }: Reader): Rows {
  return {
    select: Prisma.sql`
      select d.id::text as record_id, d.ref, d.item, d.partner::text as partner, ${nameSql(Prisma.sql`k`, locale)} as partner_label,
        d.marking::text as marking, d.giver_side::text as giver_side, a.name as recipient, d.unit,
        d.quantity_promised, d.quantity_delivered, ${isoDay(Prisma.sql`d.delivered_on`)} as delivered_on,
        d.delivered_precision::text as delivered_precision, m.ref as commitment_ref, d.note,
        greatest(d.marking, a.marking, m.marking) as highest
      from delivery d join country k on k.code = d.partner left join agency a on a.id = d.recipient_id
      left join commitment m on m.id = d.commitment_id
      where ${matching(filter)}`,
    id: Prisma.sql`d.id`,
    orderBy: Prisma.sql`d.id desc`,
  };
}
