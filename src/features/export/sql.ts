import "server-only";
import { Prisma } from "#generated/prisma/client.ts";

/** The name of a row of `country`, `topic` or `agency` in the reader's language. */
export const nameSql = (table: Prisma.Sql, locale: string): Prisma.Sql =>
  locale === "ur"
    ? Prisma.sql`coalesce(${table}.name_ur, ${table}.name)`
    : Prisma.sql`${table}.name`;

/** A day as ISO 8601 has it. */
export const isoDay = (day: Prisma.Sql): Prisma.Sql => Prisma.sql`to_char(${day}, 'YYYY-MM-DD')`;

/** Two columns: the topics that `links` gives, by slug and by name. `links` is a `from` with a topic `topic`. */
export const topicsSql = (links: Prisma.Sql, locale: string): Prisma.Sql => Prisma.sql`
  array(select topic.slug ${links} order by topic.position, topic.slug) as topics,
  array(select ${nameSql(Prisma.sql`topic`, locale)} ${links} order by topic.position, topic.slug) as topics_label`;

/** The figures that a condition finds; none of them is summed. */
export const figuresSql = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (select coalesce(json_agg(json_build_object('quantity', f.quantity, 'qualifier', f.qualifier,
      'value', trim_scale(f.value)::text, 'unit', f.unit, 'period', f.period, 'verified', f.is_document_seen)
      order by f.recorded_at, f.id), '[]')
    from figure f where ${where})`;
