import type { CalendarDate } from "#domain/calendar-date.ts";
import type { AgreementLinkType } from "#generated/prisma/enums.ts";

type Member = { id: string; beganOn: CalendarDate | null };
type Link = { id: string; fromId: string; toId: string; type: AgreementLinkType };

/** Instruments that do the same to the same one, and that nothing else hangs on: one box of the drawing. */
export type Fold<One> = { id: string; toId: string; type: AgreementLinkType; members: One[] };

/** More of them than stand side by side cannot be followed. */
const MOST_APART = 4;

/**
 * What of a family is drawn box by box, and what in one box: more than four leaves that do the same to one instrument. The one
 * that the page is about stays apart. Members keep their order.
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
    const id = `${only.toId} ${only.type}`;
    const group = groups.get(id) ?? { id, toId: only.toId, type: only.type, members: [] };
    group.members.push(one);
    groups.set(id, group);
  }
  const folds = [...groups.values()].filter((group) => group.members.length > MOST_APART);
  const folded = new Set(folds.flatMap((fold) => fold.members.map(({ id }) => id)));
  return {
    members: members.filter(({ id }) => !folded.has(id)),
    links: links.filter(({ fromId }) => !folded.has(fromId)),
    folds,
  };
}
