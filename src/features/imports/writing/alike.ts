import "server-only";
import type { Form } from "#features/imports/kinds/returned.ts";
import type { Cells } from "#features/imports/kinds/cells.ts";
import { encodeMessage } from "#domain/message.ts";
import type { Tx } from "#server/db.ts";
import { json } from "./known.ts";

type New = { form: Form; cells: Cells };

/**
 * Tells the rows, in their cells, that name an agency like one on record or like one of a row before. As in the form, whoever
 * says that it is another one is believed.
 */
export async function refuseAlike(tx: Tx, rows: readonly New[]): Promise<void> {
  const asked = rows.filter(({ form }) => form["isDistinct"] !== true);
  if (asked.length === 0) return;
  const names = rows.map(({ form: { country, name, nameUr, acronym } }, at) => ({
    at,
    country,
    name,
    nameUr,
    acronym,
  }));
  const alike = await tx.$queryRaw<{ at: number; names: string; row: number | null }[]>`
    with w as materialized (
      select * from json_to_recordset(${json(names)})
        as w(at int, country char(2), name text, "nameUr" text, acronym text)
    )
    select w.at, string_agg(s.name, '; ') as names, null::int as row from w
    cross join lateral app.similar_agencies(w.country, array[w.name, w."nameUr"], w.acronym) s
    group by w.at
    union all
    select w.at, min(b.name), min(b.at) from w join w b on b.at < w.at and b.country is not distinct from w.country
      and (similarity(unaccent(b.name), unaccent(w.name)) >= 0.5 or lower(b.acronym) = lower(w.acronym))
    group by w.at
    order by 1, 3 nulls first`;
  for (const { at, names: known, row } of alike) {
    const one = rows[at];
    const before = row === null ? undefined : rows[row];
    if (one === undefined || one.form["isDistinct"] === true || one.cells.issues.length > 0)
      continue;
    // A row that does not come in is nobody to be like.
    if (before !== undefined && before.cells.issues.length > 0) continue;
    const message =
      before === undefined
        ? encodeMessage("imports.problem.similarAgency", { names: known })
        : encodeMessage("imports.problem.similarRow", { row: before.cells.number });
    one.cells.refuse("name", message);
  }
}
