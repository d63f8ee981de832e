import "server-only";
import { formatReference, parseReference } from "#domain/reference.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { parseSearch } from "./rules.ts";
import type { SearchKind } from "./schema.ts";

type Among = {
  kinds: readonly SearchKind[];
  /** How many of the newest of each kind are ranked, by their names and by their words. */
  most: (kind: SearchKind) => number;
  partner?: string | null;
};

/** `from` of what is found by a text: `kind`, `record_id`, `part`, `tier`, `rank` and so on as of `app.search`. */
export function foundBy(q: string, { kinds, most, partner = null }: Among): Prisma.Sql {
  const { words, phrases, without, text } = parseSearch(q);
  const ref = parseReference(text);
  return Prisma.sql`app.search(${text}, ${words}::text[], ${phrases}::text[], ${without}::text[], ${ref && formatReference(ref)},
    ${partner}::bpchar, ${kinds}::search_kind[], ${kinds.map(most)}::int[])`;
}

/** The same text as a query for snippets. */
export function queryOf(q: string): Prisma.Sql {
  const { words, phrases } = parseSearch(q);
  return Prisma.sql`app.search_query(${words}::text[], ${phrases}::text[])`;
}
