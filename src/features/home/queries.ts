import "server-only";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import { momentFrom } from "#domain/moment.ts";
import { pendingMous } from "#features/agreements/tallies.ts";
import { endingSoon } from "#features/agreements/where.ts";
import { countSilentRounds } from "#features/meetings/where.ts";
import { waitingReviews } from "#features/reviews/where.ts";
import type { PinnedView } from "#features/views/schema.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Role } from "#generated/prisma/enums.ts";
import type { Tx } from "#server/db.ts";
import { atMost } from "#server/lists.ts";
import type {
  Change,
  DeskCounts,
  EndingHead,
  MeetingHead,
  MeetingList,
  SourceHead,
} from "./schema.ts";

const HEAD = 6;

type Desk = Partial<DeskCounts> & {
  /** Lists of posts that nobody has acknowledged: those that wait for the viewer, for a manager all. */
  handovers: number;
  pinned: PinnedView["view"] | null;
  ending: EndingHead[];
};

/** The numbers that each desk shows; no others are counted. */
const SHOWN: Readonly<Record<Role, readonly (keyof DeskCounts)[]>> = {
  officer: ["upcoming", "returned"],
  manager: ["mous", "silent", "submitted"],
  analyst: ["upcoming", "sources"],
  administrator: ["upcoming", "sources"],
};

/** Lists are counted up to their limit, and one beyond. */
const bounded = (rows: Prisma.Sql) =>
  Prisma.sql`select count(*)::int from (select from ${rows} limit ${atMost(COUNT_LIMIT + 1)}) counted`;

function countOf(name: keyof DeskCounts, today: CalendarDate): Prisma.Sql {
  switch (name) {
    case "upcoming":
      return bounded(Prisma.sql`meeting where life = 'planned'`);
    case "submitted":
      return bounded(waitingReviews([]));
    case "returned":
      return bounded(Prisma.sql`meeting where record_state = 'returned'`);
    case "sources":
      return bounded(Prisma.sql`source`);
    case "mous":
      return pendingMous({ today, partner: [], marking: [] });
    case "silent":
      return countSilentRounds(momentFrom(today));
  }
}

/** How many of each the lists behind the home page hold, and the view that the viewer keeps there, and what ends soon, in one statement. */
export async function countDesk(tx: Tx, viewer: Actor, today: CalendarDate): Promise<Desk> {
  const me = viewer.kind === "user" ? viewer.id : null;
  const role = viewer.kind === "user" ? viewer.role : "analyst";
  const counts = SHOWN[role].map((name) => Prisma.sql`${name}::text, (${countOf(name, today)})`);
  const ending =
    role === "manager" ? Prisma.sql`(${endingSoon(today, HEAD)})` : Prisma.sql`'[]'::json`;
  const [{ counted, ...desk }] = await tx.$queryRaw<
    [Omit<Desk, keyof DeskCounts> & { counted: Partial<DeskCounts> }]
  >`
    select
      json_build_object(${Prisma.join(counts)}) as counted, ${ending} as ending,
      (select count(*)::int from handover h left join user_account u on u.id = ${me}::uuid
       where (h.to_id = u.id or u.role = 'manager') and not exists (select from handover_receipt r where r.handover_id = h.id)
         and not exists (select from handover l where l.post_id = h.post_id and (l.recorded_at, l.id) > (h.recorded_at, h.id))
      ) as handovers,
      (select json_build_object('register', v.register, 'name', v.name, 'query', v.query)
       from home_view h join saved_view v on v.id = h.view_id
       where h.owner_id = ${me}::uuid and (v.owner_id = h.owner_id or v.is_shared)) as pinned`;
  return { ...desk, ...counted };
}

/** Which meetings, and in which order: what is next; what came back last. */
const MEETINGS: Record<MeetingList, { where: Prisma.Sql; order: Prisma.Sql }> = {
  upcoming: { where: Prisma.sql`m.life = 'planned'`, order: Prisma.sql`m.held_on nulls last` },
  returned: {
    where: Prisma.sql`m.record_state = 'returned'`,
    order: Prisma.sql`m.updated_at desc`,
  },
};

/** The heads of some lists of meetings, in one statement; the others stay empty. */
export async function listMeetingHeads(
  tx: Tx,
  viewer: Actor,
  lists: readonly MeetingList[],
): Promise<Record<MeetingList, MeetingHead[]>> {
  const me = viewer.kind === "user" ? viewer.id : null;
  const parts = lists.map(
    (list) => Prisma.sql`(
      select ${list} as list, m.id, m.ref, m.title, m.partner, m.marking, m.type, u.name as by,
        m.held_on::text as "on", m.held_precision as precision, m.created_by_id = ${me}::uuid as "isOwn"
      from meeting m join user_account u on u.id = m.created_by_id
      where ${MEETINGS[list].where} order by ${MEETINGS[list].order}, m.id limit ${HEAD})`,
  );
  const rows = await tx.$queryRaw<(MeetingHead & { list: MeetingList })[]>`
    ${Prisma.join(parts, " union all ")}`;
  const heads: Record<MeetingList, MeetingHead[]> = { upcoming: [], returned: [] };
  for (const { list, ...meeting } of rows) heads[list].push(meeting);
  return heads;
}

/** Sources, the last published first. */
export function listLatestSources(tx: Tx): Promise<SourceHead[]> {
  return tx.$queryRaw<SourceHead[]>`
    select id, ref, title, partner, marking, publisher, kind, created_at as "addedAt"
    from source order by published_on desc nulls last, created_at desc, id desc limit ${HEAD}`;
}

/** What was put on record lately with any partner, the latest first. */
export function listChanges(tx: Tx, limit = 12): Promise<Change[]> {
  return tx.$queryRaw<Change[]>`
    select * from (
      (select 'progress' as kind, u.status::text as detail, u.recorded_at as at, c.id, c.ref, c.title, c.partner, c.marking
       from status_update u join commitment c on c.id = u.commitment_id order by u.recorded_at desc limit ${limit})
      union all
      (select 'action', x.type::text, x.recorded_at, a.id, a.ref, a.title, a.partner, a.marking
       from agreement_action x join agreement a on a.id = x.agreement_id order by x.recorded_at desc limit ${limit})
      union all
      (select 'stage', e.stage::text, e.recorded_at, a.id, a.ref, a.title, a.partner, a.marking
       from stage_entry e join agreement a on a.id = e.agreement_id order by e.recorded_at desc limit ${limit})
      union all
      (select 'commitment', strength::text, created_at, id, ref, title, partner, marking
       from commitment where strength <= 'will' order by created_at desc limit ${limit})
      union all
      (select 'meeting', record_state::text, created_at, id, ref, title, partner, marking
       from meeting order by created_at desc limit ${limit})
    ) change order by at desc, ref limit ${limit}`;
}
