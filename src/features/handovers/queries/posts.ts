import "server-only";
import type { Actor } from "#domain/actor.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { Tx } from "#server/db.ts";
import type { PostLine } from "../views.ts";

const MOST = 300;

/** The posts of the home government: first what waits to be acknowledged, the longest first, then by agency. */
export function listPosts(tx: Tx, viewer: Actor, today: CalendarDate): Promise<PostLine[]> {
  const me = viewer.kind === "user" ? viewer.id : null;
  return tx.$queryRaw<PostLine[]>`
    select p.id::text, p.title, p.title_ur as "titleUr", json_build_object('name', a.name, 'nameUr', a.name_ur) as agency,
      holder.name as holder, h.to_name as "to", coalesce(h.to_id = ${me}::uuid, false) as "isMine",
      h.recorded_at as "openedAt", h.received_at as "acknowledgedAt"
    from post p join agency a on a.id = p.agency_id join country c on c.code = a.country and c.is_home
    left join lateral (
      select n.name from tenure t join person n on n.id = t.person_id
      where t.post_id = p.id and coalesce(t.from_on <= ${today}::date, true) and coalesce(t.until_on >= ${today}::date, true)
      order by t.from_on desc nulls last, t.id desc limit 1
    ) holder on true
    left join lateral (
      select x.recorded_at, x.to_id, u.name as to_name, r.recorded_at as received_at
      from handover x join user_account u on u.id = x.to_id left join handover_receipt r on r.handover_id = x.id
      where x.post_id = p.id order by x.recorded_at desc, x.id desc limit 1
    ) h on true
    order by case when h.recorded_at is not null and h.received_at is null then 0 else 1 end,
      case when h.received_at is null then h.recorded_at end nulls last, a.name, p.is_head desc, p.title limit ${MOST}`;
}
