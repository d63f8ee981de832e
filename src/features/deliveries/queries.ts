import "server-only";
import { type CalendarDate, dayOrNull } from "#domain/calendar-date.ts";
import type { CountryCode } from "#domain/country-code.ts";
import { type DatePrecision, fuzzyOf } from "#domain/date-precision.ts";
import { COUNT_LIMIT, type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import { containing, wordsOf } from "#domain/search-words.ts";
import type { TrainingFilter } from "#features/trainings/schema.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { hasMarking } from "#server/facets.ts";
import { hadBegun, momentIn, wasRecorded } from "#server/moment.ts";
import type { DeliveryFacets, DeliveryPlace, DeliveryRow, DeliveryView } from "./views.ts";

type Row = Omit<DeliveryRow, "delivered"> & { on: CalendarDate | null; precision: DatePrecision };

/** One page of deliveries, the latest recorded first; the filter is that of training, whose list they share. */
export async function listDeliveries(
  tx: Tx,
  filter: TrainingFilter,
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
  const rows = await tx.$queryRaw<Row[]>`
    select d.id::text, d.ref, d.item, d.marking, d.giver_side as "giverSide", d.unit,
      d.quantity_promised as "quantityPromised", d.quantity_delivered as "quantityDelivered",
      d.delivered_on::text as on, d.delivered_precision as precision,
      json_build_object('code', k.code, 'name', k.name, 'nameUr', k.name_ur) as partner,
      case when a.id is not null then
        json_build_object('id', a.id, 'name', a.name, 'nameUr', a.name_ur, 'acronym', a.acronym) end as recipient
    from delivery d join country k on k.code = d.partner left join agency a on a.id = d.recipient_id
    where ${matching(filter)} and ${start}
    order by d.id ${isBackwards ? Prisma.sql`asc` : Prisma.sql`desc`} limit ${PAGE_SIZE + 1}`;
  const views = rows.map(({ on, precision, ...row }) => ({
    ...row,
    delivered: fuzzyOf(on, precision),
  }));
  return pageOf(views, filter, ({ id }) => ({ key: "", id }));
}

/** How many deliveries the filter shows, and how many each value of it would. */
export async function countDeliveries(tx: Tx, filter: TrainingFilter): Promise<DeliveryFacets> {
  const without = (over: Partial<TrainingFilter>) => matching({ ...filter, ...over });
  const [row] = await tx.$queryRaw<[DeliveryFacets]>`
    select
      (select count(*)::int from (
        select 1 from delivery d where ${matching(filter)} limit ${COUNT_LIMIT + 1}) x) as total,
      (select coalesce(json_agg(x order by x.name), '[]') from (
        select k.code as value, k.name, k.name_ur as "nameUr", count(*)::int as count
        from delivery d join country k on k.code = d.partner
        where ${without({ partner: [] })} group by k.code) x) as partner,
      (select coalesce(json_agg(x order by x.value), '[]') from (
        select d.giver_side as value, d.giver_side as name, null as "nameUr", count(*)::int as count
        from delivery d where ${without({ side: null })} group by d.giver_side) x) as side,
      (select coalesce(json_agg(x order by x.name), '[]') from (
        select a.id as value, a.name, a.name_ur as "nameUr", count(*)::int as count
        from delivery d join agency a on a.id = d.recipient_id
        where ${without({ agency: null })} group by a.id) x) as agency,
      (select coalesce(json_agg(x order by x.value desc), '[]') from (
        select extract(year from d.delivered_on)::text as value, extract(year from d.delivered_on)::text as name,
          null as "nameUr", count(*)::int as count
        from delivery d where d.delivered_on is not null and ${without({ year: null })} group by 1) x) as year,
      (select coalesce(json_agg(x order by x.count desc), '[]') from (
        select d.marking as value, d.marking as name, null as "nameUr", count(*)::int as count
        from delivery d where ${without({ marking: [] })} group by d.marking) x) as marking`;
  return row;
}

export function matching(filter: TrainingFilter): Prisma.Sql {
  const { q, partner, side, agency, year, marking } = filter;
  const moment = momentIn(filter);
  const terms = [
    wasRecorded(Prisma.sql`d.created_at`, moment),
    hadBegun(Prisma.sql`d.delivered_on`, Prisma.sql`d.delivered_precision`, moment),
  ];
  const words = wordsOf(q ?? "").map(
    (word) => Prisma.sql`concat_ws(' ', d.ref, d.item, d.note) ilike ${containing(word)}`,
  );
  terms.push(...words);
  if (partner.length > 0) terms.push(Prisma.sql`d.partner = any(${partner}::bpchar[])`);
  if (side !== null) terms.push(Prisma.sql`d.giver_side = ${side}::side`);
  if (marking.length > 0) terms.push(hasMarking(Prisma.sql`d`, marking));
  if (agency === "none") terms.push(Prisma.sql`d.recipient_id is null`);
  else if (agency !== null) terms.push(Prisma.sql`d.recipient_id = ${agency}::uuid`);
  if (year === "none") terms.push(Prisma.sql`d.delivered_on is null`);
  else if (year !== null) {
    terms.push(Prisma.sql`extract(year from d.delivered_on) = ${Number(year)}`);
  }
  const { since, until } = filter;
  const first = Prisma.sql`coalesce(app.first_day(d.delivered_on, d.delivered_precision), d.delivered_on)`;
  if (since !== null) terms.push(Prisma.sql`${first} >= ${since}::date`);
  if (until !== null) terms.push(Prisma.sql`${first} <= ${until}::date`);
  return Prisma.join(terms, " and ");
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
