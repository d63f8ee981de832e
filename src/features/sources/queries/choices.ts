import "server-only";
import type { Tx } from "#server/db.ts";
import type { PartnerChoice } from "../views.ts";

/** Every country that this viewer may add a source for, those with something on record first. */
export async function listPartnerChoices(tx: Tx): Promise<PartnerChoice[]> {
  return tx.$queryRaw<PartnerChoice[]>`
    select * from (
      select c.code, c.name, c.name_ur as "nameUr",
        -- One of each, in the order of an index: else all are read for a country that has none.
        coalesce((select true from source s where s.partner = c.code order by s.ref limit 1),
          (select true from meeting m where m.partner = c.code order by m.ref limit 1), false) as "isUsed"
      from country c
      where not c.is_home and ((select app.sees_all_partners()) or c.code = any ((select app.my_partners())::bpchar[]))
    ) choice
    order by "isUsed" desc, name`;
}
