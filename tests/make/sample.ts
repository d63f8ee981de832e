import type { z } from "zod";

/** Gives the id of a record for a field: `path` is the field's name with those around it, e.g. "outcomes.commitmentId". */
export type IdFor = (path: string) => string;

/**
 * The plainest input that a schema takes: nothing where nothing may be, the first of the choices, no rows.
 * What two fields must agree on it cannot know; such an input is completed by hand.
 */
export function sampleOf(schema: z.ZodType, idFor: IdFor, path = ""): unknown {
  const def = definitionOf(schema);
  const inner = (one: z.ZodType | undefined): unknown =>
    one === undefined ? undefined : sampleOf(one, idFor, path);
  switch (def.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(def.shape ?? {})
          .map(([key, of]) => [key, sampleOf(of, idFor, path === "" ? key : `${path}.${key}`)])
          .filter(([, value]) => value !== undefined),
      );
    case "pipe":
      // A preprocessing step takes what the schema behind it takes.
      return typeOf(def.in) === "transform" ? inner(def.out) : inner(def.in);
    case "nullable":
      return null;
    case "optional":
    case "default":
    case "prefault":
    case "catch":
      return undefined;
    case "readonly":
    case "nonoptional":
      return inner(def.innerType);
    case "lazy":
      return inner(def.getter?.());
    case "union": {
      const options = def.options ?? [];
      return options.some((one) => ["null", "nullable"].includes(typeOf(one)))
        ? null
        : inner(options[0]);
    }
    case "array":
      return [];
    case "record":
      return {};
    case "null":
      return null;
    case "boolean":
      return false;
    case "number":
      return path.endsWith("version") ? 1 : 2;
    case "enum":
      return Object.values(def.entries ?? {})[0];
    case "literal":
      return def.values?.[0];
    case "string":
      return textFor(def, path, idFor);
    default:
      return undefined;
  }
}

type Definition = {
  type: string;
  shape?: Record<string, z.ZodType>;
  in?: z.ZodType;
  out?: z.ZodType;
  innerType?: z.ZodType;
  getter?: () => z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, unknown>;
  values?: unknown[];
  format?: string;
};

const typeOf = (schema: z.ZodType | undefined): string =>
  schema === undefined ? "" : definitionOf(schema).type;

// One type for what zod has a type each for.
const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition;

function textFor({ format }: Definition, path: string, idFor: IdFor): string {
  const name = path.split(".").at(-1) ?? "";
  if (format === "uuid" || format === "guid") return idFor(path);
  if (format === "date" || name.endsWith("On")) return "2026-01-15";
  if (name === "partner" || name === "country") return "GB";
  if (name === "email") return "somebody@example.org";
  if (name === "timeZone") return "Asia/Karachi";
  return "Sample text";
}
