import { z } from "zod";
import { countryCode } from "#domain/country-code.ts";
import { optionalName, requiredName } from "#domain/text.ts";
import { recordId, recordVersion } from "#domain/uuid.ts";
import { FIELDS, MAPPED_KINDS } from "./fields.ts";
import { LANGUAGES } from "./values/countries.ts";
import { DATE_ORDERS } from "./values/dates.ts";
import { wordListOf } from "./values/words.ts";

const head = z.string().trim().min(1).max(500);
const wordPair = z.tuple([z.string().min(1).max(300), z.string().min(1).max(300)]);

/** Which column goes where, and how its values are read. Names of columns are those of the file's head. */
const mappingFields = z.strictObject({
  kind: z.enum(MAPPED_KINDS, "validation.choice"),
  /** What keys are unique in: a later file with the same register updates instead of doubling. */
  register: requiredName(80),
  /** Whose register it is: elsewhere its rows about home are read from the other side. Null: home's own. */
  home: countryCode.nullable(),
  sheet: z.string().max(200).nullable(),
  columns: z.record(z.string(), z.array(head).max(30)),
  constants: z.record(z.string(), z.string().max(500)),
  words: z.record(z.string(), z.array(wordPair).max(500)),
  dateOrder: z.enum(DATE_ORDERS, "validation.choice").nullable(),
  /** What parts several values in a cell: parties, topics. */
  separator: z.enum([";", ",", "|", "/"], "validation.choice").nullable(),
  language: z.enum(LANGUAGES, "validation.choice"),
  onlyCapitals: z.boolean(),
});

export const mapping = mappingFields.superRefine(({ kind, columns, constants }, context) => {
  for (const field of FIELDS[kind]) {
    const isGiven = (columns[field.name] ?? []).length > 0 || (constants[field.name] ?? "") !== "";
    if (field.isRequired === true && !isGiven) {
      context.addIssue({
        code: "custom",
        path: ["columns", field.name],
        message: "validation.required",
      });
    }
  }
});
export type Mapping = z.output<typeof mapping>;

export const uploadInput = z.strictObject({
  file: z.instanceof(File, { error: "validation.required" }),
});

const NONE = z.string().nullable().default(null);

/** What the form of the mapping sends: a record of columns, constants and words by field, and the rest. */
export const mapInput = z
  .strictObject({
    id: recordId,
    version: recordVersion,
    kind: z.enum(MAPPED_KINDS, "validation.choice"),
    register: requiredName(80),
    home: countryCode.nullable().default(null),
    sheet: NONE,
    columns: z
      .record(z.string(), z.union([z.array(head), head.transform((one) => [one]), z.null()]))
      .default({}),
    constants: z.record(z.string(), z.string().max(500).nullable()).default({}),
    words: z.record(z.string(), z.string().max(50_000).nullable()).default({}),
    dateOrder: z.enum(DATE_ORDERS, "validation.choice").nullable().default(null),
    separator: z.enum([";", ",", "|", "/"], "validation.choice").nullable().default(null),
    language: z.enum(LANGUAGES, "validation.choice"),
    onlyCapitals: z
      .stringbool()
      .nullish()
      .transform((value) => value ?? false),
    /** Keeps the mapping as a profile under this name. */
    profileName: optionalName(120).default(null),
  })
  .transform(({ id, version, profileName, columns, constants, words, ...rest }, context) => {
    const lists: Record<string, [string, string][]> = {};
    for (const [field, text] of Object.entries(words)) {
      const { list, unread } = wordListOf(text ?? "");
      if (unread.length > 0) {
        context.addIssue({
          code: "custom",
          path: ["words", field],
          message: "imports.problem.wordList",
        });
      } else if (list.length > 0) lists[field] = list;
    }
    const checked = mapping.safeParse({
      ...rest,
      columns: Object.fromEntries(
        Object.entries(columns).flatMap(([field, heads]) =>
          heads === null ? [] : [[field, heads]],
        ),
      ),
      constants: Object.fromEntries(
        Object.entries(constants).filter((entry) => entry[1] !== null && entry[1] !== ""),
      ),
      words: lists,
    });
    if (!checked.success) {
      for (const { path, message } of checked.error.issues) {
        context.addIssue({ code: "custom", path: [...path], message });
      }
      return z.NEVER;
    }
    return { id, version, profileName, mapping: checked.data };
  });

export const batchInput = z.strictObject({ id: recordId, version: recordVersion });
/** Everything or nothing; or the good rows, when somebody asked for that. */
export const runInput = z.strictObject({
  id: recordId,
  version: recordVersion,
  skipsBad: z
    .stringbool()
    .nullish()
    .transform((value) => value ?? false),
});

/** Another profile or kind to begin the mapping with, in the address. */
export const mapStart = z.object({
  profile: z.string().max(200).nullish().catch(null),
  kind: z.enum(MAPPED_KINDS).nullish().catch(null),
});
