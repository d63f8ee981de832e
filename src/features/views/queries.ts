import "server-only";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { COUNT_LIMIT } from "#domain/listing.ts";
import type { Marking } from "#domain/marking.ts";
import type { Actor } from "#domain/actor.ts";
import type { Register } from "#features/export/register.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { Tx } from "#server/db.ts";
import {
  type Around,
  canonicalQuery,
  type Lift,
  paramsOf,
  type PinnedView,
  type Viewed,
  type ViewLine,
} from "./schema.ts";

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

type Asked = {
  tx: Tx;
  viewer: Actor;
  today: CalendarDate;
  locale: string;
  list: Viewed;
  /** The rows of the list, as they are read for files. */
  register: Register;
  params: Params;
  isEmpty: boolean;
};

/** What stands around a list: one statement for its views, and one more where filters leave nothing. */
export async function readAround({ tx, viewer, list, isEmpty, ...asked }: Asked): Promise<Around> {
  return {
    views: await listViews(tx, viewer, list),
    lifts: isEmpty ? await countLifts(tx, asked) : null,
  };
}

const MOST_VIEWS = 300;

/** The viewer's own views and shared ones, of one list or of all, own ones first. */
export function listViews(tx: Tx, viewer: Actor, list: Viewed | null): Promise<ViewLine[]> {
  const me = viewer.kind === "user" ? viewer.id : null;
  return tx.$queryRaw<ViewLine[]>`
    select v.id::text, v.version, v.register, v.name, v.query, v.is_shared as "isShared", u.name as owner,
      v.owner_id = ${me}::uuid as "isOwn",
      exists (select from home_view h where h.view_id = v.id and h.owner_id = ${me}::uuid) as "isPinned"
    from saved_view v join user_account u on u.id = v.owner_id
    where (v.owner_id = ${me}::uuid or v.is_shared) and ${list === null ? Prisma.sql`true` : Prisma.sql`v.register = ${list}`}
    order by "isOwn" desc, lower(v.name), v.id limit ${MOST_VIEWS}`;
}

/**
 * The filters of an address whose removal would show something, the most first; null where nothing is
 * asked. A filter that widens a list shows nothing when it is lifted, and is not among them.
 */
async function countLifts(
  tx: Tx,
  { register, params, today, locale }: Pick<Asked, "register" | "params" | "today" | "locale">,
): Promise<Lift[] | null> {
  const { after: _, before: __, ...asked } = params;
  const names = [...Object.keys(register.asked), "asOf", "knownOn"].filter((name) =>
    [asked[name] ?? []].flat().some((value) => value !== ""),
  );
  if (names.length === 0) return null;
  const counts = names.map((name) => {
    const { select } = register.read({ ...asked, [name]: undefined }, { today, locale });
    return Prisma.sql`select ${name}::text as name, (
      select count(*)::int from (select from (${select}) lifted limit ${COUNT_LIMIT + 1}) counted) as count`;
  });
  const lifts = await tx.$queryRaw<Lift[]>`
    select * from (${Prisma.join(counts, " union all ")}) lift where count > 0 order by count desc, name`;
  return lifts;
}

type View = PinnedView["view"];

const HEAD = 5;

type HeadRow = { id: string; title: string; ref: string | null };

/** The size of a view, up to the limit of a list, and its first rows. */
export async function headOfView(
  tx: Tx,
  view: View,
  register: Register,
  reader: { today: CalendarDate; locale: string },
): Promise<PinnedView> {
  // What it asks may have been taken from the filter since it was saved.
  const query = canonicalQuery(view.register, view.query);
  const { select, orderBy } = register.read(paramsOf(query), reader);
  // The first of the printed columns is what a record is called.
  const title = register.printed[0] ?? "record_id";
  const [row] = await tx.$queryRaw<
    [{ count: number; marking: Marking | null; rows: HeadRow[] | null }]
  >`
    with taken as materialized (${select} order by ${orderBy} limit ${COUNT_LIMIT + 1}),
      head as (select * from taken limit ${HEAD})
    select (select count(*)::int from taken) as count, (select max(highest)::text from head) as marking,
      (select json_agg(json_build_object('id', record_id, 'title', to_jsonb(head) ->> ${title},
        'ref', to_jsonb(head) ->> 'ref')) from head) as rows`;
  return {
    view: { ...view, query },
    count: row.count,
    marking: row.marking ?? "official",
    rows: (row.rows ?? []).map(({ id, ...one }) => ({ ...one, href: register.record + id })),
  };
}
