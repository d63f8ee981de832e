import "server-only";
import { type Cursor, PAGE_SIZE } from "#domain/listing.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { groupTerms } from "#server/grouping.ts";
import type { Moment } from "#domain/moment.ts";
import { directionOf, firstOfGroups, firstStates, type Order } from "../where.ts";

type Asked = {
  filter: { after: Cursor | null; before: Cursor | null };
  order: Order;
  where: Prisma.Sql;
  groups: ReturnType<typeof groupTerms>;
  isGrouped: boolean;
};

/**
 * The states `s` of one page and one more, and the order that they come in: by a key, then by id, both the same way; by
 * groups before that where the list has groups, with `value` the group of a row.
 */
export function pageOfStates(moment: Moment, { filter, order, where, groups, isGrouped }: Asked) {
  const place = filter.after ?? filter.before;
  const isBackwards = filter.after === null && filter.before !== null;
  const isDescending = order.isDescending !== isBackwards;
  const than = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  const within =
    place === null
      ? Prisma.sql`true`
      : Prisma.sql`(${order.key}, ${order.id}) ${than} (${place.key}::${order.type}, ${place.id}::uuid)`;
  const first = {
    ...order,
    isDescending,
    where: Prisma.sql`${where} and ${groups.beyond(within)}`,
    take: PAGE_SIZE + 1,
  };
  const direction = directionOf(isDescending);
  return isGrouped
    ? {
        from: firstOfGroups(moment, first, groups),
        group: Prisma.sql`s.value`,
        orderBy: Prisma.sql`s.place`,
      }
    : {
        from: firstStates(moment, first),
        group: Prisma.sql`null`,
        orderBy: Prisma.sql`s.key ${direction}, s.agreement_id ${direction}`,
      };
}
