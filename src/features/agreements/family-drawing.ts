import type { CalendarDate } from "#domain/calendar-date.ts";
import type { AgreementLinkType } from "#generated/prisma/enums.ts";

type Member = { id: string; beganOn: CalendarDate | null };
type Link = { id: string; fromId: string; toId: string; type: AgreementLinkType };

/** Instruments that do the same to the same one, and that nothing else hangs on: one box of the drawing. */
export type Fold<One> = { id: string; toId: string; type: AgreementLinkType; members: One[] };

/** More of them than stand side by side cannot be followed. */
const MOST_APART = 4;

/** What these do to an instrument changes how it stands: each is a turn of its history, and keeps its own box. */
const TURNS: readonly AgreementLinkType[] = ["replaces", "suspends", "revives"];

/**
 * What of a family is drawn box by box, and what in one box: more than four leaves that amend, supplement or implement one
 * instrument. Of these, such as stand alone in their year keep their box, as long as they are at most four: beside them
 * what came in numbers must not hide them. The one that the page is about stays apart. Members keep their order.
 */
export function foldLeaves<One extends Member, Of extends Link>(
  rootId: string,
  { members, links }: { members: readonly One[]; links: readonly Of[] },
): { members: One[]; links: Of[]; folds: Fold<One>[] } {
  const linksOf = new Map<string, Of[]>();
  for (const link of links) {
    for (const end of [link.fromId, link.toId]) {
      linksOf.set(end, [...(linksOf.get(end) ?? []), link]);
    }
  }
  const groups = new Map<string, Fold<One>>();
  for (const one of members) {
    const [only, ...more] = linksOf.get(one.id) ?? [];
    if (one.id === rootId || only === undefined || more.length > 0 || only.fromId !== one.id)
      continue;
    if (TURNS.includes(only.type)) continue;
    const id = `${only.toId} ${only.type}`;
    const group = groups.get(id) ?? { id, toId: only.toId, type: only.type, members: [] };
    group.members.push(one);
    groups.set(id, group);
  }
  const folds = [...groups.values()]
    .filter(isMany)
    .map((group) => ({ ...group, members: withoutLone(group.members) }))
    .filter(isMany);
  const folded = new Set(folds.flatMap((fold) => fold.members.map(({ id }) => id)));
  return {
    members: members.filter(({ id }) => !folded.has(id)),
    links: links.filter(({ fromId }) => !folded.has(fromId)),
    folds,
  };
}

const isMany = ({ members }: { members: readonly unknown[] }) => members.length > MOST_APART;

/** Without those that are alone in their year, where these are few. */
function withoutLone<One extends Member>(members: readonly One[]): One[] {
  const years = Map.groupBy(members, yearOf);
  const isLone = (one: One) => one.beganOn !== null && years.get(yearOf(one))?.length === 1;
  return members.filter(isLone).length > MOST_APART
    ? [...members]
    : members.filter((one) => !isLone(one));
}

const yearOf = ({ beganOn }: Member) => beganOn?.slice(0, 4) ?? null;

/** From which year to which the instruments of a box began, and whether there are undated ones; null: all are. */
export function spanOf(members: readonly Member[]): {
  years: { first: string; last: string } | null;
  hasUndated: boolean;
} {
  const years = members.map(yearOf).filter((year) => year !== null);
  const [first, last] = [years.toSorted()[0], years.toSorted().at(-1)];
  return {
    years: first === undefined || last === undefined ? null : { first, last },
    hasUndated: years.length < members.length,
  };
}
