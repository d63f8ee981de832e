import "server-only";
import { containing, wordsOf } from "#domain/search-words.ts";
import { Prisma } from "#generated/prisma/client.ts";
import type { PickQuery } from "./schema.ts";

/** `haystack` has all the words of the query, in any order; true without words. */
export function hasWords(haystack: Prisma.Sql, q: string | null): Prisma.Sql {
  const words = wordsOf(q ?? "");
  if (words.length === 0) return Prisma.sql`true`;
  return Prisma.join(
    words.map((word) => Prisma.sql`${haystack} ilike ${containing(word)}`),
    " and ",
  );
}

/** What is sorted by first: those that begin with what was typed. Where nothing was, an index has the order of the rest. */
export function beginsWith(name: Prisma.Sql, q: string | null): Prisma.Sql {
  return q === null ? Prisma.empty : Prisma.sql`(${name} ilike ${containing(q).slice(1)}) desc,`;
}

/** Whose people and agencies are meant: a side's, or those of both sides and of no country. */
export function ofSide(country: Prisma.Sql, { partner, side }: PickQuery): Prisma.Sql {
  const home = Prisma.sql`(select code from country where is_home)`;
  if (side === "home") return Prisma.sql`${country} = ${home}`;
  if (partner === null) return Prisma.sql`true`;
  if (side === "partner") return Prisma.sql`${country} = ${partner}::bpchar`;
  return Prisma.sql`(${country} is null or ${country} in (${home}, ${partner}::bpchar))`;
}

export function ofPartner(partner: Prisma.Sql, query: PickQuery): Prisma.Sql {
  return query.partner === null
    ? Prisma.sql`true`
    : Prisma.sql`${partner} = ${query.partner}::bpchar`;
}

/** The latest meetings, of the partner when there is one: who was there is likely to be there again. */
export function recentMeetings({ partner }: PickQuery): Prisma.Sql {
  const of = partner === null ? Prisma.empty : Prisma.sql`where m.partner = ${partner}::bpchar`;
  return Prisma.sql`
    select m.id, m.held_on from meeting m ${of} order by m.held_on desc nulls last, m.id desc limit 100`;
}
