import "server-only";
import { formatReference, parseReference } from "#domain/reference.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { parseSearch } from "./rules.ts";

/** `from` of what is found by a text: `kind`, `record_id`, `part`, `tier` and `rank` as of `app.search`. */
export function foundBy(q: string): Prisma.Sql {
  const { words, phrases, without, text } = parseSearch(q);
  const ref = parseReference(text);
  return Prisma.sql`app.search(${text}, ${words}::text[], ${phrases}::text[], ${without}::text[], ${ref && formatReference(ref)})`;
}

/** The same text as a query for snippets. */
export function queryOf(q: string): Prisma.Sql {
  const { words, phrases } = parseSearch(q);
  return Prisma.sql`app.search_query(${words}::text[], ${phrases}::text[])`;
}
