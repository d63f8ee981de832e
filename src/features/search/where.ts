import "server-only";
import { formatReference, parseReference } from "#domain/reference.ts";
import { wordsOf } from "#domain/search-words.ts";
import { Prisma } from "#generated/prisma/client.ts";

/** "counter-terrorism" is looked for as its two words, and so found however it is written. */
const JOINTS = /[-\u2010-\u2015/]+/g;

/** The words of a text that are looked for, each by itself. */
export const wordsIn = (q: string): string[] => wordsOf(q.replace(JOINTS, " "));

/** `from` of what is found by a text: `kind`, `record_id`, `part`, `tier` and `rank` as of `app.search`. */
export function foundBy(q: string): Prisma.Sql {
  const ref = parseReference(q);
  return Prisma.sql`app.search(${q}, ${wordsIn(q)}::text[], ${ref && formatReference(ref)})`;
}
