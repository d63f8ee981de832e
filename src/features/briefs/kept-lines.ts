import "server-only";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import { ADDED_FROM } from "./rules.ts";
import type { KeptLine, SectionName } from "./views.ts";

/** The lines of a kept brief that the viewer sees, each with its last text, in the order in which they are read. */
export function readKeptLines(
  tx: Tx,
  briefId: string,
  section: SectionName | null = null,
): Promise<KeptLine[]> {
  const within = section === null ? Prisma.sql`true` : Prisma.sql`l.section::text = ${section}`;
  return tx.$queryRaw<KeptLine[]>`
    select l.id, l.section::text as section, l.shape::text as shape, l.path, l.refs, l.marking::text as marking,
      coalesce(l.releasable_to, '{}')::text[] as "releasableTo", t.number, t.cells, t.is_left_out as "isLeftOut",
      case when t.number > 1 or l.position >= ${ADDED_FROM} then u.name end as by
    from brief_line l
    cross join lateral (select * from brief_text t where t.line_id = l.id order by t.number desc limit 1) t
    join user_account u on u.id = t.by_id
    where l.brief_id = ${briefId}::uuid and ${within}
    order by l.section, l.position, l.id`;
}

/** Whether the brief holds anything that is not among these lines. */
export async function isWithheld(
  tx: Tx,
  briefId: string,
  seen: readonly { id: string }[],
): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ withheld: boolean }]>`
    select app.brief_withholds(${briefId}::uuid, ${seen.map(({ id }) => id)}::uuid[]) as withheld`;
  return row.withheld;
}
