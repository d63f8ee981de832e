import "server-only";
import type { Tx } from "#server/db.ts";

export type CountryView = { code: string; name: string; nameUr: string | null };

/** Every country but home, by name: those that may be partners. */
export async function listCountries(tx: Tx): Promise<CountryView[]> {
  return tx.country.findMany({
    where: { isHome: false },
    select: { code: true, name: true, nameUr: true },
    orderBy: { name: "asc" },
  });
}
