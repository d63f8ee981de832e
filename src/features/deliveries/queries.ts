import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import type { Grouping } from "#domain/list-groups.ts";
import { type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import type { TrainingFilter } from "#features/trainings/schema.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import { groupTerms, oneAgency, oneValue } from "#server/grouping.ts";
import type { Tx } from "#server/db.ts";
import type { DeliveryPlace, DeliveryRow, DeliveryView } from "./views.ts";
import { matching } from "./where.ts";

type Row = Omit<DeliveryRow, "delivered"> & { on: CalendarDate | null; precision: DatePrecision };

/** What a delivery `d` is grouped by. */
const GROUPS: Readonly<Record<string, Prisma.Sql>> = {
  partner: oneValue(Prisma.sql`d.partner`),
  side: oneValue(Prisma.sql`d.giver_side`),
  agency: oneAgency(Prisma.sql`d.recipient_id`),
  year: oneValue(Prisma.sql`extract(year from d.delivered_on)`),
};

/** One page of deliveries, the latest recorded first; the filter is that of training, whose list they share. */
export async function listDeliveries(
  tx: Tx,
  filter: TrainingFilter,
  grouping: Grouping | null = null,
): Promise<ListPage<DeliveryRow>> {
  const { after, before } = filter;
  const isBackwards = before !== null && after === null;
  const from = after ?? before;
  const start =
    from === null
      ? Prisma.sql`true`
      : isBackwards
        ? Prisma.sql`d.id > ${from.id}::uuid`
        : Prisma.sql`d.id < ${from.id}::uuid`;
  const groups = groupTerms(grouping, GROUPS[grouping?.name ?? ""], filter);
  const rows = await tx.$queryRaw<Row[]>`
    select d.id::text, d.ref, d.item, d.marking, d.giver_side as "giverSide", d.unit,
      d.quantity_promised as "quantityPromised", d.quantity_delivered as "quantityDelivered",
      d.delivered_on::text as on, d.delivered_precision as precision, ${groups.column} as "group",
      json_build_object('code', k.code, 'name', k.name, 'nameUr', k.name_ur) as partner,
      case when a.id is not null then
        json_build_object('id', a.id, 'name', a.name, 'nameUr', a.name_ur, 'acronym', a.acronym) end as recipient
    from delivery d join country k on k.code = d.partner left join agency a on a.id = d.recipient_id
    ${groups.join}
    where ${matching(filter)} and ${groups.beyond(start)}
    order by ${groups.orderBy} d.id ${isBackwards ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${PAGE_SIZE + 1}`;
  const views = rows.map(({ on, precision, ...row }) => ({
    ...row,
    delivered: fuzzyOf(on, precision),
  }));
  return pageOf(views, filter, ({ id, group }) => ({
    key: "",
    id,
    ...(group !== null && { group }),
  }));
}

const source = { select: { id: true, ref: true, title: true } } as const;
const select = {
  id: true,
  ref: true,
  version: true,
  partner: true,
  marking: true,
  item: true,
  giverSide: true,
  unit: true,
  quantityPromised: true,
  quantityDelivered: true,
  deliveredOn: true,
  deliveredPrecision: true,
  note: true,
  recipient: { select: { id: true, name: true, nameUr: true, acronym: true } },
  commitment: { select: { id: true, ref: true, title: true, marking: true } },
  citations: {
    select: { id: true, quote: true, field: true, note: true, source },
    orderBy: { createdAt: "asc" },
    take: 100,
  },
} satisfies Prisma.DeliverySelect;

/** @throws AppError `not_found`, also for one that the viewer may not see. */
export async function getDelivery(tx: Tx, id: string): Promise<DeliveryView> {
  const row = found(await tx.delivery.findUnique({ where: { id }, select }));
  const { partner, deliveredOn, deliveredPrecision, ...delivery } = row;
  return {
    ...delivery,
    // Rows were parsed on the way in.
    partner: partner as CountryCode,
    delivered: fuzzyOf(dayOrNull(deliveredOn), deliveredPrecision),
  };
}

/** The partner of a delivery by name, and how the promise behind it stands. */
export async function getDeliveryPlace(
  tx: Tx,
  id: string,
  today: CalendarDate,
): Promise<DeliveryPlace> {
  const [row] = await tx.$queryRaw<DeliveryPlace[]>`
    select json_build_object('code', k.code, 'name', k.name, 'nameUr', k.name_ur) as partner,
      (select s.status from app.commitment_state(${today}::date) s where s.commitment_id = d.commitment_id) as status
    from delivery d join country k on k.code = d.partner where d.id = ${id}::uuid`;
  return found(row ?? null);
}
