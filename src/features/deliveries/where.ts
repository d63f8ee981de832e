import "server-only";
import { hasText } from "#features/search/text.ts";
import type { TrainingFilter } from "#features/trainings/schema.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { allOf, hasMarking } from "#server/facets.ts";
import { hadBegun, momentIn, wasRecorded } from "#server/moment.ts";

type Part = "q" | "partner" | "side" | "agency" | "year" | "since" | "until" | "marking";

/** What is asked of deliveries `d`, part by part. */
export function conditionsOf(
  filter: TrainingFilter,
): Partial<Record<Part, Prisma.Sql>> & { there: Prisma.Sql } {
  const { q, partner, side, agency, year, marking, since, until } = filter;
  const moment = momentIn(filter);
  const first = Prisma.sql`coalesce(app.first_day(d.delivered_on, d.delivered_precision), d.delivered_on)`;
  return {
    there: Prisma.sql`${wasRecorded(Prisma.sql`d.created_at`, moment)}
      and ${hadBegun(Prisma.sql`d.delivered_on`, Prisma.sql`d.delivered_precision`, moment)}`,
    ...(q !== null && { q: hasText("delivery", Prisma.sql`d.id`, q, {}) }),
    ...(partner.length > 0 && { partner: Prisma.sql`d.partner = any(${partner}::bpchar[])` }),
    ...(side !== null && { side: Prisma.sql`d.giver_side = ${side}::side` }),
    ...(marking.length > 0 && { marking: hasMarking(Prisma.sql`d`, marking) }),
    ...(agency !== null && {
      agency:
        agency === "none"
          ? Prisma.sql`d.recipient_id is null`
          : Prisma.sql`d.recipient_id = ${agency}::uuid`,
    }),
    ...(year !== null && {
      year:
        year === "none"
          ? Prisma.sql`d.delivered_on is null`
          : Prisma.sql`extract(year from d.delivered_on) = ${Number(year)}`,
    }),
    ...(since !== null && { since: Prisma.sql`${first} >= ${since}::date` }),
    ...(until !== null && { until: Prisma.sql`${first} <= ${until}::date` }),
  };
}

/** The whole filter as one condition. */
export const matching = (filter: TrainingFilter): Prisma.Sql => allOf(conditionsOf(filter));
