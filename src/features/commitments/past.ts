import "server-only";
import type { Cursor } from "#domain/listing.ts";
import type { Moment } from "#domain/moment.ts";
import type { Found } from "#features/search/text.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Walk } from "#server/grouping.ts";
import { atMost } from "#server/lists.ts";
import { OPEN_STATUSES } from "./rules.ts";
import type { CommitmentFilter } from "./schema.ts";
import { conditionsOf, matching, statesAt } from "./where.ts";

/** What no day changes: it is the same in what is kept of today, and narrows the list before anything is derived. */
const UNDATED = [
  "q",
  "partner",
  "topic",
  "obligor",
  "kind",
  "marking",
  "agency",
  "strength",
  "year",
  "madeSince",
  "madeUntil",
  "madeIn",
  "nothing",
] as const satisfies (keyof CommitmentFilter)[];

/** Whether a list can be walked so: as it was known on a day, by due date. */
export const isWalkedAt = ({ knownAt }: Moment, { sort }: CommitmentFilter): boolean =>
  knownAt !== null && sort === "due";

/** Of a group that no day changes, what its rows have in common; and those of them that a page begins beyond. */
type OfGroup = Parameters<Walk>[1];

/**
 * The first states as they were known on a day by their due date, with their `key`; beyond a place in the list, if one is
 * given. A due date has no history, so what is kept of today holds commitments in the order of that day, too. What is kept
 * does not say when it was recorded: the rule is asked of one after the other, until there are enough; for those that were
 * closed, only where what was open does not fill the page.
 */
export function firstKnown(
  moment: Moment,
  filter: CommitmentFilter & Found,
  isDown: boolean,
  beyond: Pick<Cursor, "key" | "id"> | null,
  take: number,
  group?: OfGroup,
): Prisma.Sql {
  const day = Prisma.sql`${moment.asOf}::date`;
  const direction = isDown ? Prisma.sql`desc` : Prisma.sql`asc`;
  const compares = isDown ? Prisma.sql`<` : Prisma.sql`>`;
  const isBeyondOpen = beyond?.key === "infinity";
  const asked = conditionsOf(filter, moment);
  const undated = [
    ...UNDATED.flatMap((name) => asked[name] ?? []),
    ...(group === undefined ? [] : [group.isOf]),
  ];
  const of = (...conditions: Prisma.Sql[]) => Prisma.join([...conditions, ...undated], " and ");
  const wasThere = Prisma.sql`(s.made_first_day is null or s.made_first_day <= ${day})`;
  const dueKey = Prisma.sql`coalesce(s.due_last_day, '9999-12-31'::date)`;

  const place =
    beyond === null || isBeyondOpen ? null : Prisma.sql`(${beyond.key}::date, ${beyond.id}::uuid)`;
  /** Asks the rule of one after the other, in the order of an index, never of all at once. */
  const walk = (
    key: Prisma.Sql,
    where: Prisma.Sql,
    isOpen: boolean,
    limit: Prisma.Sql,
  ) => Prisma.sql`(
    select s.*, n.key
    from (select s.commitment_id, ${key} as key from app.commitment_now s where ${where}) n
    cross join lateral (select s.* from ${statesAt(moment)} where s.commitment_id = n.commitment_id offset 0) s
    join commitment c on c.id = s.commitment_id
    where s.is_open = ${isOpen} and ${matching(filter, moment)} and ${group?.isBeyond ?? Prisma.sql`true`}
    order by ${isOpen ? Prisma.sql`n.key ${direction},` : Prisma.empty} n.commitment_id ${direction} limit ${limit})`;
  const bound = place && Prisma.sql`(${dueKey}, s.commitment_id) ${compares} ${place}`;
  const openOnes = (limit: Prisma.Sql) =>
    walk(dueKey, of(wasThere, ...(bound ? [bound] : [])), true, limit);
  const closedBeyond = isBeyondOpen
    ? [Prisma.sql`s.commitment_id ${compares} ${beyond?.id}::uuid`]
    : [];
  const closedOnes = (limit: Prisma.Sql) =>
    walk(Prisma.sql`'infinity'::date`, of(wasThere, ...closedBeyond), false, limit);

  const whole = atMost(take);
  const [nearer, farther] = partsOf(filter, isDown, beyond === null ? null : isBeyondOpen).map(
    (isOpen) => (isOpen ? openOnes : closedOnes),
  );
  if (nearer === undefined) return Prisma.sql`(${openOnes(Prisma.sql`0`)})`;
  if (farther === undefined) return Prisma.sql`(${nearer(whole)})`;
  const left = Prisma.sql`(select greatest(${whole} - count(*), 0) from nearer)`;
  return Prisma.sql`(
    with nearer as materialized (${nearer(whole)})
    select * from nearer union all select * from (${farther(left)}) farther)`;
}

/** The open and the closed that the filter and the place in the list leave, in the order of the list. */
function partsOf(
  { status, due }: CommitmentFilter,
  isDown: boolean,
  isBeyondOpen: boolean | null,
): boolean[] {
  const isAsked = (isOpen: boolean) =>
    status.length === 0 || status.some((one) => OPEN_STATUSES.includes(one) === isOpen);
  const wanted = [true, false].filter(isAsked).filter((isOpen) => isOpen || due.length === 0);
  const left =
    isBeyondOpen === null
      ? wanted
      : wanted.filter((isOpen) => (isDown ? isOpen || isBeyondOpen : !isOpen || !isBeyondOpen));
  return isDown ? left.toReversed() : left;
}
