import "server-only";
import type { CountryCode } from "#domain/country-code.ts";
import type { Marking } from "#domain/marking.ts";
import type { Passage } from "#domain/quote.ts";
import type { Side } from "#domain/sides.ts";
import { addAlias, recordAgency } from "#features/agencies/commands.ts";
import { fieldError } from "#features/meetings/commands/failures.ts";
import { found } from "#server/command.ts";
import { acceptedIn, draftsOf, passageOf } from "../rules.ts";
import type { IntakeInput } from "../schema.ts";
import { type Cite, citeDraft, type Inner } from "./citing.ts";

type Path = readonly string[];
type Of = { partner: CountryCode; marking: Marking; sourceId: string; language: string };

/** The agency of a name, found or added; null when the officer did not want it in the register. */
export type AgencyNamed = (
  name: string | null,
  side: Side,
  at: { path: Path; passage: Passage },
) => Promise<string | null>;

type AgencyDraft = ReturnType<typeof acceptedIn<"agencies">>[number]["draft"];

/**
 * Writes the accepted agencies, then finds agencies by the names that other drafts give: the one of that
 * name, acronym or alias on record, else a new one, which is cited with the passage that named it.
 */
export async function agenciesOf(
  ctx: Inner,
  intake: IntakeInput,
  of: Of,
  cite: Cite,
): Promise<{ named: AgencyNamed; recorded: Map<string, string> }> {
  const { tx } = ctx;
  const { partner, marking, sourceId, language } = of;
  const home = found(await tx.country.findFirst({ where: { isHome: true } })).code;
  const countryOf = (side: Side) => (side === "home" ? home : partner);

  const find = async (name: string, country: string | null, path: Path) => {
    const bearing = { equals: name, mode: "insensitive" as const };
    const known = await tx.agency.findMany({
      where: {
        AND: [
          { OR: [{ country: { in: [home, partner] } }, { country: null }] },
          {
            OR: [
              { name: bearing },
              { nameUr: name },
              { acronym: bearing },
              { aliases: { some: { name: bearing } } },
            ],
          },
        ],
      },
      select: { id: true, country: true },
      take: 5,
    });
    const ofSide = known.filter((one) => one.country === country);
    const [only, another] = ofSide.length > 0 ? ofSide : known;
    if (another !== undefined) throw fieldError([...path], "meetings.error.severalOfThatName");
    return only?.id ?? null;
  };

  const add = (details: object) =>
    recordAgency(ctx, {
      marking,
      nameUr: null,
      acronym: null,
      kind: "other",
      parentId: null,
      notes: null,
      // The screen has shown the similar ones, and this is none of them.
      isDistinct: true,
      ...details,
    });

  const accepted = async (draft: AgencyDraft, key: string): Promise<string> => {
    const { name, acronym, side, kind, as, isReally } = draft;
    const path = ["agencies", key];
    if (isReally !== null) {
      const id = await find(isReally, null, [...path, "isReally"]);
      if (id === null) throw fieldError([...path, "isReally"], "intake.error.unknownAgency");
      await alsoCalled(id, name);
      return id;
    }
    if (as !== null) return as.slice(as.indexOf(":") + 1);
    const country = side === "none" ? null : countryOf(side);
    const known = await find(name, country, [...path, "name"]);
    if (known !== null) return known;
    return (await add({ country, name, acronym, kind: country === null ? "multilateral" : kind }))
      .id;
  };

  const alsoCalled = async (agencyId: string, name: string) => {
    const agency = found(
      await tx.agency.findUnique({ where: { id: agencyId }, include: { aliases: true } }),
    );
    const names = [agency.name, agency.acronym, ...agency.aliases.map((alias) => alias.name)];
    if (names.some((one) => one?.toLowerCase() === name.toLowerCase())) return;
    const spoken = language === "other" ? "und" : language;
    await addAlias(ctx, { agencyId, name, language: spoken, sourceId });
  };

  const recorded = new Map<string, string>();
  for (const { key, draft } of acceptedIn(intake, "agencies")) {
    const id = await accepted(draft, key);
    recorded.set(key, id);
    citeDraft(cite, { kind: "agency", id, field: "name" }, key, draft);
  }

  const unwanted = new Set(
    draftsOf(intake)
      .filter(({ list, draft }) => list === "agencies" && draft.decision !== "accept")
      .map(({ draft }) => ("name" in draft && draft.name?.trim().toLowerCase()) || ""),
  );
  const named: AgencyNamed = async (name, side, { path, passage }) => {
    if (name === null) return null;
    const known = await find(name, countryOf(side), path);
    if (known !== null || unwanted.has(name.toLowerCase())) return known;
    const { id } = await add({ country: countryOf(side), name });
    cite({ kind: "agency", id, field: "name" }, passage);
    return id;
  };
  return { named, recorded };
}

/** Names that stand one a line, or parted by semicolons. */
export async function eachNamed(
  named: AgencyNamed,
  list: string | null,
  side: Side,
  path: Path,
  key: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of (list ?? "").split(/[\n;]/).map((one) => one.trim())) {
    if (name === "") continue;
    const id = await named(name, side, { path, passage: passageOf(key) });
    if (id !== null && !ids.includes(id)) ids.push(id);
  }
  return ids;
}
