import countries from "i18n-iso-countries";
import en from "i18n-iso-countries/langs/en.json" with { type: "json" };
import ur from "i18n-iso-countries/langs/ur.json" with { type: "json" };
import type { Client } from "pg";
import { Refusal } from "../refusal.ts";

countries.registerLocale(en);
countries.registerLocale(ur);

/** Nobody: what the audit trail names for rows that come with the program itself. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Fills the list of countries (ISO 3166-1, names of the package i18n-iso-countries) and settles which one is home.
 * Runs inside a locked transaction, and again at every start; a list that is full is left alone.
 *
 * @throws Refusal when home is no country, or not the one that the database was made for.
 */
export async function loadCountries(client: Client, home: string): Promise<void> {
  const names = countries.getNames("en", { select: "official" });
  if (!(home in names))
    throw new Refusal(`ACCORD_HOME is "${home}": give a two-letter country code.`);
  await client.query("set local role app_owner; set local search_path = public");
  const { rows } = await client.query<{ code: string }>("select code from country where is_home");
  if (rows[0] !== undefined) {
    if (rows[0].code === home) return;
    throw new Refusal(
      `This database was made for ${rows[0].code}, and ACCORD_HOME is ${home}: set it back, or use another database.`,
    );
  }
  await client.query(
    "select set_config('app.user_id', $1, true), set_config('app.action', 'country.load', true)",
    [NOBODY],
  );
  await client.query(
    `insert into country (code, name, name_ur, is_home)
     select * from jsonb_to_recordset($1) as c(code char(2), name text, name_ur text, is_home boolean)
     on conflict (code) do update set is_home = excluded.is_home`,
    [
      JSON.stringify(
        Object.entries(names).map(([code, name]) => ({
          code,
          name: shortNameOf(code, name),
          name_ur: countries.getName(code, "ur") ?? null,
          is_home: code === home,
        })),
      ),
    ],
  );
}

/** "China" for "People's Republic of China": the package's alias, where the official name is a long form. */
function shortNameOf(code: string, official: string): string {
  const alias = countries.getName(code, "en", { select: "alias" }) ?? official;
  const isLongForm = / of |,|Federation/.test(official);
  return isLongForm && alias.length > 3 && !alias.includes(",") ? alias : official;
}
