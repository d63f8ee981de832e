import "server-only";
import type { Tx } from "#server/db.ts";
import type { TopicChoice } from "../views.ts";

/** The topics offered for new records, in their order: each first-level topic, then those below it. */
export async function listTopicChoices(tx: Tx): Promise<TopicChoice[]> {
  return tx.$queryRaw<TopicChoice[]>`
    select t.id::text, t.name, t.name_ur as "nameUr",
      case when up.id is not null then json_build_object('name', up.name, 'nameUr', up.name_ur) end as parent
    from topic t left join topic up on up.id = t.parent_id
    where t.retired_at is null
    order by coalesce(up.position, t.position), coalesce(up.id, t.id), up.id nulls first, t.position, t.name`;
}
