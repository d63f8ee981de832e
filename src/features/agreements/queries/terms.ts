import "server-only";
import type { Grouping } from "#domain/list-groups.ts";
import { type Cursor, PAGE_SIZE } from "#domain/listing.ts";
import type { Moment } from "#domain/moment.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { GroupedBy } from "#server/grouping.ts";
import { APART, directionOf, firstOfGroups, firstStates, type Order, withApart } from "../where.ts";

type Asked = {
  filter: { after: Cursor | null; before: Cursor | null };
  order: Order;
  where: Prisma.Sql;
  grouping: Grouping | null;
  groups: Readonly<Record<string, GroupedBy>>;
};

/**
 * The states `s` of one page and one more, and the order that they come in: by a key, then by id, both the same way; by
 * groups before that where the list has groups, with `value` the group of a row. `before` comes before the statement.
 */
export function pageOfStates(
  moment: Moment,
  { filter, order, where, grouping, groups }: Asked,
): Record<"before" | "from" | "group" | "orderBy", Prisma.Sql> {
  const place = filter.after ?? filter.before;
  const isBackwards = filter.after === null && filter.before !== null;
  const isDescending = order.isDescending !== isBackwards;
  const than = isDescending ? Prisma.sql`<` : Prisma.sql`>`;
  const within =
    place === null
      ? Prisma.sql`true`
      : Prisma.sql`(${order.key}, ${order.id}) ${than} (${place.key}::${order.type}, ${place.id}::uuid)`;
  const first = { ...order, isDescending, where, take: PAGE_SIZE + 1 };
  const direction = directionOf(isDescending);
  const by = groups[grouping?.name ?? ""];
  return grouping === null || by === undefined
    ? {
        before: Prisma.empty,
        from: firstStates(moment, { ...first, where: Prisma.sql`${where} and ${within}` }),
        group: Prisma.sql`null`,
        orderBy: Prisma.sql`s.key ${direction}, s.agreement_id ${direction}`,
      }
    : {
        before: Prisma.sql`with ${withApart(moment)}`,
        from: firstOfGroups(
          moment,
          { ...first, apart: APART },
          { grouping, by, cursors: filter, within },
        ),
        group: Prisma.sql`s.value`,
        orderBy: Prisma.sql`s.nr`,
      };
}
