import type { CountryCode } from "#domain/country-code.ts";
import { type Field, FIELDS, MAPPED_KINDS, type MappedKind } from "./fields.ts";
import type { Mapping } from "./schema.ts";
import { orderIn } from "./values/dates.ts";
import { folded, isNothing, yesOrNo } from "./values/words.ts";

/** A mapping by the name that it is chosen by. */
export type NamedMapping = { name: string; mapping: Mapping };

const headsOf = ({ columns }: Mapping) => new Set(Object.values(columns).flat());

/** The profile whose columns are all there, of several the one that uses most; those for another home come last. */
export function profileFor(
  head: readonly string[],
  profiles: readonly NamedMapping[],
  home: CountryCode,
): NamedMapping | null {
  const fitting = profiles
    .map((profile) => ({ profile, heads: [...headsOf(profile.mapping)] }))
    .filter(({ heads }) => heads.length > 1 && heads.every((name) => head.includes(name)))
    .toSorted(
      (a, b) =>
        Number(isForeign(a.profile, home)) - Number(isForeign(b.profile, home)) ||
        b.heads.length - a.heads.length,
    );
  return fitting[0]?.profile ?? null;
}

const isForeign = ({ mapping }: NamedMapping, home: CountryCode) =>
  mapping.home !== null && mapping.home !== home;

/**
 * A mapping by what columns are called; nothing is taken for what its name does not say. The order of day and
 * month is that of the cells, when they can have only one.
 */
export function guessMapping(
  head: readonly string[],
  sample: readonly (readonly string[])[],
  wanted: MappedKind | null,
): Mapping {
  const kinds = wanted === null ? MAPPED_KINDS : [wanted];
  const [best] = kinds
    .map((kind) => ({ kind, columns: columnsFor(kind, head, sample) }))
    .toSorted(
      (a, b) =>
        Object.keys(b.columns).length - Object.keys(a.columns).length ||
        lacks(a) - lacks(b) ||
        FIELDS[a.kind].length - FIELDS[b.kind].length,
    );
  const { kind, columns } = best ?? { kind: "agreement" as const, columns: {} };
  const dateHeads = FIELDS[kind]
    .filter((field) => field.kind === "date")
    .flatMap((field) => columns[field.name] ?? []);
  const places = dateHeads.map((name) => head.indexOf(name));
  const dates = sample.flatMap((cells) => places.map((at) => cells[at] ?? ""));
  const parties = head.indexOf(columns["partner"]?.[0] ?? "");
  const separator = sample.some((cells) => cells[parties]?.includes(";")) ? ";" : null;
  return {
    kind,
    register: "",
    home: null,
    sheet: null,
    columns,
    constants: {},
    words: {},
    dateOrder: orderIn(dates),
    separator,
    language: "en",
    onlyCapitals: false,
  };
}

type Guess = { kind: MappedKind; columns: Record<string, string[]> };

/** How much such a record needs that no column tells. */
const lacks = ({ kind, columns }: Guess): number =>
  FIELDS[kind].filter(({ name, isRequired }) => isRequired === true && !(name in columns)).length;

function columnsFor(
  kind: MappedKind,
  head: readonly string[],
  sample: readonly (readonly string[])[],
): Record<string, string[]> {
  const free = new Map(head.map((name) => [folded(name), name]));
  const columns: Record<string, string[]> = {};
  for (const field of FIELDS[kind]) {
    // The names of a field stand in the order of how sure they are.
    const name = field.heads.find((one) => {
      const at = head.indexOf(free.get(one) ?? "");
      return at !== -1 && sample.every((cells) => couldBe(field, cells[at] ?? ""));
    });
    if (name === undefined) continue;
    columns[field.name] = [free.get(name) ?? name];
    free.delete(name);
  }
  return columns;
}

/** "In force" may head days as well as yes and no: what stands below decides. */
function couldBe({ kind }: Field, cell: string): boolean {
  if (isNothing(cell)) return true;
  if (kind === "yesNo") return yesOrNo(cell) !== undefined;
  return kind !== "date" || /\d/.test(cell);
}
