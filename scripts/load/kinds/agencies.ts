import { addAlias, recordAgency } from "#features/agencies/commands.ts";
import type { AgencyKind } from "#generated/prisma/enums.ts";
import { type Found, keyIn, type Placed, type TextLoad } from "../passage.ts";
import { agenciesIn, type AgencyEntry, agencyNamed } from "../register.ts";
import {
  acronymIn,
  countriesIn,
  likeness,
  properNames,
  stemsOf,
  titleOf,
  withSpaces,
} from "../words.ts";

const KINDS: readonly (readonly [AgencyKind, RegExp])[] = [
  ["ministry", /ministry|home office|foreign .* office/i],
  ["mission", /embassy|high commission|consulate/i],
  ["bureau", /\bbureau\b/i],
  ["police", /police|constabulary/i],
  ["border_force", /border force|coast guard/i],
  ["court", /\bcourt\b/i],
  ["committee", /committee/i],
  ["investigation", /investigation|crime agency/i],
  ["division", /division/i],
  ["department", /authority|department|agency/i],
];
const kindOf = (name: string): AgencyKind =>
  KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? "other";

/** The country in the brackets of an entity, "agency (UK)"; null for a multilateral body; undefined: not said. */
function countryOf({ entity }: Placed): string | null | undefined {
  if (/multilateral/.test(entity)) return null;
  return countriesIn(/\(([^)]*)\)/.exec(entity)?.[1] ?? "")[0];
}

/** An agency by the name that the text gives it; recorded where the register has none of its names. */
export async function loadAgency(passage: Placed, load: TextLoad): Promise<Found> {
  const { quote, note } = passage;
  const country = countryOf(passage);
  const acronym = acronymIn(note) ?? acronymIn(quote);
  const printed = namePrinted(passage);
  const known =
    (acronym && agencyNamed(load.register, acronym, country)) ||
    agencyNamed(load.register, printed, country) ||
    agenciesIn(load.register, quote).find(
      (agency) => country === undefined || agency.country === country,
    );
  if (known) {
    const remark = await keepName(known, printed, load);
    return { target: known, field: "name", isNew: false, ...(remark && { remark }) };
  }
  const isAcronym = printed === acronym;
  const inNote = properNames(note).find((name) => name !== acronym && name.includes(" "));
  const name = withSpaces(isAcronym ? (inNote ?? printed) : printed);
  const isMultilateral =
    country === null || (country === undefined && /institution/.test(passage.entity));
  const target = await recordNew(load, {
    name,
    country: isMultilateral ? null : (country ?? load.home),
    acronym: name === acronym ? null : acronym,
    kind: isMultilateral ? "multilateral" : kindOf(name),
    notes: note,
  });
  return { target, field: "name", isNew: true };
}

/** The agency's name as it stands in the passage: one that the note has too, else the longest. */
function namePrinted({ quote, note }: Placed): string {
  // "the National Crime Agency (NCA)": what stands before its acronym.
  const spelt = properNames(/^(.*?)\s*\([A-Z]{2,8}\)/s.exec(quote)?.[1] ?? "").at(-1);
  const names = (spelt === undefined ? properNames(quote) : [spelt])
    .flatMap((name) => name.split(/ and the /))
    .map((name) => name.split(/[’']s /).at(-1) ?? name);
  const inNote = properNames(note).find((name) => name.includes(" ") && quote.includes(name));
  const longest = names.toSorted((a, b) => b.length - a.length)[0];
  return inNote ?? longest ?? titleOf(quote, 200);
}

/** Another name of an agency is kept with the source that uses it. */
async function keepName(
  agency: AgencyEntry,
  printed: string,
  load: TextLoad,
): Promise<string | null> {
  const isAlike = agency.names.some((name) => likeness(stemsOf(printed), stemsOf(name)) >= 0.5);
  // With the name in it, it is the name and something else, such as a title in front.
  const isMore = agenciesIn({ agencies: [agency] }, printed).length > 0;
  const isTaken = agencyNamed(load.register, printed) !== null;
  if (printed.split(" ").length < 3 || !isAlike || isMore || isTaken) return null;
  const sourceId = load.source.id;
  await load.session.run(addAlias, {
    agencyId: agency.id,
    name: printed,
    language: "en",
    sourceId,
  });
  agency.names.push(printed);
  return `kept as another name: ${printed}`;
}

/** A name that the annotator says is another one of a known agency's. */
export async function loadAlias(passage: Placed, load: TextLoad): Promise<Found> {
  const acronym = / of ([A-Z]{2,8})\b/.exec(passage.note)?.[1] ?? acronymIn(passage.note);
  const known = acronym === null ? null : agencyNamed(load.register, acronym);
  if (known === null) return loadAgency(passage, load);
  const printed = namePrinted(passage);
  const sourceId = load.source.id;
  if (agencyNamed({ agencies: [known] }, printed) === null) {
    await load.session.run(addAlias, {
      agencyId: known.id,
      name: printed,
      language: "en",
      sourceId,
    });
    known.names.push(printed);
    return {
      target: known,
      field: "name",
      isNew: false,
      remark: `kept as another name: ${printed}`,
    };
  }
  return { target: known, field: "name", isNew: false };
}

const CONTESTED = /\bC\d+\b/;

/** A body that is only planned, or only named in general: its name is not settled. */
export async function loadPlaceholder(passage: Placed, load: TextLoad): Promise<Found> {
  const { quote, note, entity } = passage;
  const isGroup = /group/.test(entity);
  const key = keyIn(note, CONTESTED);
  const quoted = /'([^']+)'/.exec(note)?.[1];
  const inNote = properNames(note).find((name) => / .*\p{Ll}/u.test(name));
  const printed = properNames(quote).find((name) => name.split(" ").length > 2);
  const name = isGroup ? titleOf(quote, 150) : (quoted ?? inNote ?? printed ?? titleOf(quote, 150));
  const byKey = key === null ? undefined : load.keys.get(key);
  const unsettled = load.register.agencies.filter(({ isPlaceholder }) => isPlaceholder);
  const known =
    unsettled.find(({ id }) => id === byKey?.id) ??
    agencyNamed({ agencies: unsettled }, name) ??
    alike(unsettled, `${name} ${printed ?? ""}`);
  if (known !== null && known !== undefined) {
    const remark = printed === undefined ? null : await keepName(known, printed, load);
    return { target: known, field: "name", isNew: false, ...(remark && { remark }) };
  }
  const target = await recordNew(load, {
    name,
    country: load.home,
    acronym: null,
    kind: isGroup ? "group" : "other",
    notes: note,
    isPlaceholder: true,
    parentId: isGroup ? null : (agenciesIn(load.register, quote)[0]?.id ?? null),
  });
  if (key !== null) load.keys.set(key, target);
  return { target, field: "isPlaceholder", isNew: true };
}

/** Among bodies whose name is not settled, one that is called much the same. */
function alike(agencies: readonly AgencyEntry[], name: string): AgencyEntry | null {
  const wanted = stemsOf(name);
  const scored = agencies
    .map((agency) => ({
      agency,
      score: Math.max(...agency.names.map((one) => likeness(wanted, stemsOf(one)))),
    }))
    .toSorted((a, b) => b.score - a.score);
  return scored[0] !== undefined && scored[0].score >= 0.6 ? scored[0].agency : null;
}

type Wanted = {
  name: string;
  country: string | null;
  acronym: string | null;
  kind: AgencyKind;
  notes: string;
  isPlaceholder?: boolean;
  parentId?: string | null;
};

async function recordNew(load: TextLoad, wanted: Wanted): Promise<AgencyEntry> {
  const { name, country, acronym, isPlaceholder = false, parentId = null } = wanted;
  const id = await load.session.run(recordAgency, {
    ...wanted,
    parentId,
    isPlaceholder,
    marking: load.marking,
    nameUr: null,
    // Doubles were looked for above, also by what only the annotator knows.
    isDistinct: true,
  });
  const names = [name, acronym].filter((one) => one !== null);
  const entry: AgencyEntry = {
    kind: "agency",
    id,
    name,
    ref: acronym,
    country,
    names,
    isPlaceholder,
  };
  load.register.agencies.push(entry);
  return entry;
}
