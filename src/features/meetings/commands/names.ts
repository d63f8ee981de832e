import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import type { Side } from "#domain/sides.ts";
import { recordAgency } from "#features/agencies/commands.ts";
import { recordPerson, recordPost } from "#features/people/commands.ts";
import { type Context, found } from "#server/command.ts";
import type { Tx } from "#server/db.ts";
import { fieldError } from "./failures.ts";

type Path = readonly (string | number)[];
type Of = { partner: CountryCode; marking: Marking };
type Add = (name: string, side: Side, path: Path) => Promise<string>;

/** `path` is the field that is told when a name is not enough. */
export type Names = {
  person: Add;
  agency: Add;
  post: (title: string, agencyId: string, path: Path) => Promise<string>;
};

/**
 * Finds by name, or adds to the register, whom and what the minutes name without an id. A name that one
 * record of that side bears is that record; of several that bear it, one must be chosen. What is added
 * is marked as the minutes are, so that no name becomes known through a meeting that is not.
 */
export async function namesOf(ctx: Context & { tx: Tx }, { partner, marking }: Of): Promise<Names> {
  const { tx } = ctx;
  const home = found(await tx.country.findFirst({ where: { isHome: true } })).code;
  const countryOf = (side: Side) => (side === "home" ? home : partner);

  return {
    person: async (name, side, path) => {
      const country = countryOf(side);
      const known = await tx.person.findMany({
        where: { country, OR: [{ name: bearing(name) }, { nameUr: name }] },
        select: { id: true },
        take: 2,
      });
      const person = theOne(known, path);
      if (person !== null) return person;
      const input = { country, marking, name, nameUr: null, notes: null };
      return (await recordPerson(ctx, input)).id;
    },
    agency: async (name, side, path) => {
      const country = countryOf(side);
      const known = await tx.agency.findMany({
        where: {
          country,
          OR: [
            { name: bearing(name) },
            { nameUr: name },
            { acronym: bearing(name) },
            { aliases: { some: { name: bearing(name) } } },
          ],
        },
        select: { id: true },
        take: 2,
      });
      const agency = theOne(known, path);
      if (agency !== null) return agency;
      const input = {
        country,
        marking,
        name,
        nameUr: null,
        acronym: null,
        kind: "other",
        parentId: null,
        // The form has shown the similar ones, and this is none of them.
        isDistinct: true,
        notes: null,
      };
      return (await recordAgency(ctx, input)).id;
    },
    post: async (title, agencyId, path) => {
      const known = await tx.post.findMany({
        where: { agencyId, OR: [{ title: bearing(title) }, { titleUr: title }] },
        select: { id: true },
        take: 2,
      });
      const post = theOne(known, path);
      if (post !== null) return post;
      return (await recordPost(ctx, { agencyId, title, titleUr: null })).id;
    },
  };
}

const bearing = (name: string) => ({ equals: name, mode: "insensitive" as const });

function theOne(known: readonly { id: string }[], path: Path): string | null {
  if (known.length > 1) throw fieldError(path, "meetings.error.severalOfThatName");
  return known[0]?.id ?? null;
}
