import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { flag } from "#domain/flag.ts";
import { momentFields } from "#domain/moment.ts";
import { cursor, searchText, several, single } from "#domain/listing.ts";
import { marking } from "#domain/marking.ts";
import { optionalName, optionalText, requiredName } from "#domain/text.ts";
import { fuzzyFields, typedDates } from "#domain/typed-date.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { AgencyKind, SuccessionKind } from "#generated/prisma/enums.ts";

/** A form gives one function a line, a program gives a list. */
const functions = z
  .preprocess(
    (raw) => (typeof raw === "string" ? raw.split("\n").filter((line) => line.trim() !== "") : raw),
    z.array(requiredName(120)).max(30).nullish(),
  )
  .transform((lines) => [...new Set(lines ?? [])]);

/** Country null: a multilateral body, which belongs to no side and concerns everybody. */
const details = z
  .strictObject({
    country: countryCode.nullable(),
    marking,
    name: requiredName(200),
    nameUr: optionalName(200),
    acronym: optionalName(40),
    kind: z.enum(AgencyKind, "validation.choice"),
    parentId: recordId.nullable(),
    functions,
    isPlaceholder: flag,
    notes: optionalText(4000),
    topicIds: z.array(recordId).max(50).default([]),
  })
  .refine(({ country, kind }) => country !== null || kind === "multilateral", {
    path: ["country"],
    error: "agencies.error.countryOrMultilateral",
  });
export type AgencyDetails = z.output<typeof details>;

/**
 * Every field is stated, lists and boxes may be left out. `isDistinct` says that whoever records it has
 * seen the similar agencies on record and that this is another one; without it, a similar one refuses.
 */
export const agencyInput = details.safeExtend({ isDistinct: flag });
export type AgencyInput = z.input<typeof agencyInput>;

export const agencyUpdate = details.safeExtend({
  id: recordId,
  version: recordVersion,
});

/** Another name of an agency, and the source that uses it. */
export const aliasInput = z.strictObject({
  agencyId: recordId,
  name: requiredName(200),
  language: z.string("validation.choice").regex(/^[a-z]{2,3}$/, "validation.choice"),
  sourceId: recordId.nullable(),
});

export const aliasRemoval = z.strictObject({ id: recordId });

const succession = z
  .strictObject({
    predecessorId: recordId,
    successorId: recordId,
    kind: z.enum(SuccessionKind, "validation.choice"),
    ...fuzzyFields("happened"),
    note: optionalText(1000),
  })
  .refine(({ predecessorId, successorId }) => predecessorId !== successorId, {
    path: ["successorId"],
    error: "validation.sameRecord",
  });

/** What became of an agency: which one took its place, how and when. */
export const successionInput = z.preprocess(typedDates("happened"), succession);

export const successionRemoval = z.strictObject({ id: recordId });

/** Parameters of the list. "none" among the countries: the multilateral bodies. */
export const agencyFilter = z.object({
  q: searchText,
  country: several(z.union([countryCode, z.literal("none")])),
  kind: several(z.enum(AgencyKind)),
  /** Its slug; the topics below it count, too. */
  topic: single(z.string().regex(/^[a-z0-9-]{1,80}$/)),
  marking: several(marking),
  /** "show": agencies that others have taken the place of, too. */
  former: single(z.literal("show")),
  ...momentFields,
  after: cursor,
  before: cursor,
});
export type AgencyFilter = z.output<typeof agencyFilter>;

/** What the first step of adding an agency asks: what it is called, and on which side it stands. */
export const agencyStep = z.object({
  name: searchText,
  country: single(z.union([countryCode, z.literal("none")])),
});
