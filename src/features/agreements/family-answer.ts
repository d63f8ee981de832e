import type { CalendarDate } from "#domain/calendar-date.ts";
import type { AgreementLinkType } from "#generated/prisma/enums.ts";
import { compareBeginnings, type Standing } from "./family.ts";

type Member = { id: string; standing: Standing; beganOn: CalendarDate | null };

/** As many names as are read in one glance. */
const MOST_NAMED = 5;

const IN_ORDER: readonly Standing[] = ["governs", "suspended", "pending", "replaced", "ended"];

/** What does this to an instrument would be nothing without it. */
const HANGS: readonly AgreementLinkType[] = ["amends", "supplements", "implements"];

/**
 * How a family stands, in one glance: how many of it stand how, and which govern. Named are at most five: first those that
 * others hang on, most of them first, then the latest, undated ones last; `others` are the rest of them, in the order of
 * the family. The head is what most others amend, supplement or implement; null where nothing does.
 */
export function answerOf<One extends Member>({
  members,
  links,
}: {
  members: readonly One[];
  links: readonly { toId: string; type: AgreementLinkType }[];
}): {
  head: One | null;
  named: One[];
  others: One[];
  standings: { standing: Standing; count: number }[];
} {
  const hanging = new Map<string, number>();
  for (const { toId, type } of links) {
    if (HANGS.includes(type)) hanging.set(toId, (hanging.get(toId) ?? 0) + 1);
  }
  const weigh = ({ id }: One) => hanging.get(id) ?? 0;
  const [heaviest] = members.toSorted((a, b) => weigh(b) - weigh(a));
  const governing = members.filter(({ standing }) => standing === "governs");
  const first = governing
    .toSorted((a, b) => weigh(b) - weigh(a) || latestFirst(a.beganOn, b.beganOn))
    .slice(0, MOST_NAMED);
  const isNamed = new Set(first.map(({ id }) => id));
  const standings = IN_ORDER.map((standing) => ({
    standing,
    count: members.filter((one) => one.standing === standing).length,
  })).filter(({ count }) => count > 0);
  return {
    head: heaviest === undefined || weigh(heaviest) === 0 ? null : heaviest,
    // All of them fit: as the family stands. Else the ones that matter most, foremost.
    named: governing.length <= MOST_NAMED ? governing : first,
    others: governing.length <= MOST_NAMED ? [] : governing.filter(({ id }) => !isNamed.has(id)),
    standings,
  };
}

function latestFirst(a: CalendarDate | null, b: CalendarDate | null): number {
  return a === null || b === null ? compareBeginnings(a, b) : compareBeginnings(b, a);
}
