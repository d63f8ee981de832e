import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Tx } from "#server/db.ts";
import type { Choice, CountryName } from "../views.ts";

/** As many as a list without scripts can usefully hold; with scripts the picker searches all of them. */
const MOST = 300;

/** The sides that a record may be of: home first, then the partners, all of them for `partners` null. */
export async function listSides(
  tx: Tx,
  partners: readonly string[] | null,
): Promise<CountryName[]> {
  const countries = await tx.country.findMany({
    ...(partners !== null && {
      where: { OR: [{ isHome: true }, { code: { in: [...partners] } }] },
    }),
    orderBy: [{ isHome: "desc" }, { name: "asc" }],
    select: { code: true, name: true, nameUr: true, isHome: true },
  });
  // Rows were parsed on the way in.
  return countries.map((country) => ({ ...country, code: country.code as CountryCode }));
}

/** Agencies to choose from: of home, of this partner (null: of every one) and of no country, home first, by name. */
export async function listAgencyChoices(tx: Tx, partner: string | null): Promise<Choice[]> {
  return tx.$queryRaw<Choice[]>`
    select a.id::text, a.name || coalesce(' (' || a.acronym || ')', '') as label, c.name as detail
    from agency a left join country c on c.code = a.country
    where c.code is null or c.is_home or coalesce(c.code = ${partner}::bpchar, true)
    order by c.is_home desc nulls last, c.name, a.name, a.id limit ${MOST}`;
}

/** Sources to choose from, of a partner (null: of every one), the latest first. */
export async function listSourceChoices(tx: Tx, partner: string | null): Promise<Choice[]> {
  return tx.$queryRaw<Choice[]>`
    select s.id::text, s.title || ' · ' || s.ref as label, s.published_on::text as detail
    from source s where coalesce(s.partner = ${partner}::bpchar, true)
    order by s.published_on desc nulls last, s.id desc limit ${MOST}`;
}
