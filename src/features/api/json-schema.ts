import { z } from "zod";
import { NOT_IN_A_BODY } from "./bodies.ts";

/** A schema as OpenAPI 3.1 takes it, which is JSON Schema. */
export type JsonSchema = { [key: string]: unknown };

type Io = "input" | "output";

/** The schema of one thing; what is only ever a form's is left out of it, and so are our own names of texts. */
export function jsonSchemaOf(schema: z.ZodType, io: Io): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      const one = jsonSchema as JsonSchema;
      if (typeof one["title"] === "string") delete one["title"];
      if (io === "output" || one["type"] !== "object") return;
      // What is not known is refused.
      one["additionalProperties"] = false;
    },
  });
  return plainDays(rest) as JsonSchema;
}

/** A day is a day: the long expression behind it is nothing for a reader. */
function plainDays(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plainDays);
  if (!(node instanceof Object)) return node;
  const given = node as JsonSchema;
  const isDay = JSON.stringify(given["allOf"] ?? given["pattern"] ?? "").includes("-02-29|");
  const isMoment = given["format"] === "date-time";
  if (isMoment) return { type: "string", format: "date-time" };
  if (isDay) return { type: "string", format: "date" };
  if (given["format"] === "uuid") return { type: "string", format: "uuid" };
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      key === "properties" ? namedDays(value as JsonSchema) : plainDays(value),
    ]),
  );
}

/** People type days in many ways; programs write them in one. Our names of days end in "On". */
function namedDays(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      name.endsWith("On") ? plainDays(typedDay(value as JsonSchema)) : plainDays(value),
    ]),
  );
}

function typedDay(schema: JsonSchema): JsonSchema {
  const options = schema["anyOf"] as JsonSchema[] | undefined;
  if (options !== undefined) return { ...schema, anyOf: options.map(typedDay) };
  const types = [schema["type"]].flat();
  // What it waits on is no day.
  if (!types.includes("string") || "enum" in schema) return schema;
  const day = { type: "string", format: "date" };
  return types.includes("null") ? { anyOf: [day, { type: "null" }] } : day;
}

/** The body of a write, without what the address and the headers say. */
export function bodySchemaOf(schema: z.ZodType): JsonSchema {
  const whole = jsonSchemaOf(schema, "input");
  const properties = whole["properties"] as JsonSchema;
  const required = (whole["required"] ?? []) as string[];
  return {
    ...whole,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => isOurs(name))),
    required: required.filter(isOurs),
  };
}

const isOurs = (name: string) => !NOT_IN_A_BODY.includes(name);
