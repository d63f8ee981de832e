import "server-only";
import type { Actor } from "#domain/actor.ts";
import { type CalendarDate, calendarDate } from "#domain/calendar-date.ts";
import { type ListPage, PAGE_SIZE, pageOf } from "#domain/listing.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { SearchKind } from "#generated/prisma/enums.ts";
import type { Tx } from "#server/db.ts";
import {
  DEFAULT_SETTING,
  languageOf,
  MOST_UNREAD,
  type NoticeFilter,
  type NoticeView,
  type Setting,
} from "./schema.ts";

type Row = Omit<NoticeView, "on"> & { occurrence: string };

/** Own notices, each with the words of its record: row security leaves out those whose record may not be seen. */
const NOTICES = Prisma.sql`
  notice n cross join lateral (
    select d.slug, d.ref, d.title, d.title_ur, d.marking from search_doc d
    where d.kind = n.record_kind and d.record_id = n.record_id and d.part = ''
    union all
    select null, null, p.title, p.title_ur, 'official'::marking from post p
    where p.id = case n.record_kind::text when 'post' then n.record_id::uuid end
    union all
    select null, null, v.title, null, v.marking from intake_review v
    where v.id = case n.record_kind::text when 'intake' then n.record_id::uuid end
  ) d`;
const COLUMNS = Prisma.sql`
  n.id, n.kind, n.record_kind::text as "recordKind", n.record_id as "recordId", n.occurrence, n.count, n.at, n.read_at as "readAt",
  d.slug, d.ref, d.title, d.title_ur as "titleUr", d.marking::text`;

/** The latest first. */
export async function listNotices(
  tx: Tx,
  userId: string,
  filter: NoticeFilter,
): Promise<ListPage<NoticeView>> {
  const { kind, unread, after, before } = filter;
  const isBackwards = before !== null && after === null;
  const from = after ?? before;
  const conditions = [
    Prisma.sql`n.user_id = ${userId}::uuid`,
    ...(kind.length > 0 ? [Prisma.sql`n.kind = any(${kind})`] : []),
    ...(unread === null ? [] : [Prisma.sql`n.read_at is null`]),
    ...(from === null
      ? []
      : [
          isBackwards
            ? Prisma.sql`(n.at, n.id) > (${from.key}::timestamptz, ${from.id}::uuid)`
            : Prisma.sql`(n.at, n.id) < (${from.key}::timestamptz, ${from.id}::uuid)`,
        ]),
  ];
  const order = isBackwards ? Prisma.sql`n.at, n.id` : Prisma.sql`n.at desc, n.id desc`;
  const rows = await tx.$queryRaw<Row[]>`
    select ${COLUMNS} from ${NOTICES} where ${Prisma.join(conditions, " and ")}
    order by ${order} limit ${PAGE_SIZE + 1}`;
  const page = pageOf(rows, { after, before }, ({ at, id }) => ({ key: at.toISOString(), id }));
  return { ...page, rows: page.rows.map(viewOf) };
}

/** What no mail has told yet and its reader has not read either, of these kinds; the most pressing days first. */
export async function listUntold(
  tx: Tx,
  userId: string,
  without: readonly string[],
): Promise<NoticeView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select ${COLUMNS} from ${NOTICES}
    where n.user_id = ${userId}::uuid and n.read_at is null and n.mailed_at is null and n.kind <> all(${without})
    order by n.occurrence, n.at desc, n.id`;
  return rows.map(viewOf);
}

function viewOf({ occurrence, ...row }: Row): NoticeView {
  // A day, or the id of what happened.
  const on: CalendarDate | null = calendarDate.safeParse(occurrence.slice(0, 10)).data ?? null;
  return { ...row, on: row.kind === "changed" ? null : on };
}

/** How many notices wait to be read, of records that may be seen; counted no further than is shown. */
export async function countUnread(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from (
      select from ${NOTICES} where n.user_id = ${userId}::uuid and n.read_at is null limit ${MOST_UNREAD + 1}) unread`;
  return row.count;
}

export async function getSetting(tx: Tx, userId: string): Promise<Setting> {
  const row = await tx.noticeSetting.findUnique({ where: { userId } });
  if (row === null) return DEFAULT_SETTING;
  const { rhythm, hour, weekday, language, without, version } = row;
  return { rhythm, hour, weekday, language: languageOf(language), without, version };
}

/** What is somebody's own by having recorded it. */
const OWNED: ReadonlyMap<SearchKind, Prisma.Sql> = new Map([
  ["meeting", Prisma.sql`meeting`],
  ["commitment", Prisma.sql`commitment`],
  ["agreement", Prisma.sql`agreement`],
]);

/** Whether changes and days of this record are told: of one's own without asking, unless it was muted. */
export async function isFollowing(
  tx: Tx,
  viewer: Actor,
  kind: SearchKind,
  recordId: string,
): Promise<boolean> {
  const me = viewer.kind === "user" ? viewer.id : null;
  const table = OWNED.get(kind);
  const isOwn =
    table === undefined
      ? Prisma.sql`false`
      : Prisma.sql`exists (select from ${table} r where r.id = ${recordId}::uuid and r.created_by_id = ${me}::uuid)`;
  const [row] = await tx.$queryRaw<[{ isFollowed: boolean }]>`
    select coalesce(
      (select not f.is_muted from follow f
       where f.user_id = ${me}::uuid and f.record_kind = ${kind}::search_kind and f.record_id = ${recordId}),
      ${isOwn}) as "isFollowed"`;
  return row.isFollowed;
}
