import { createHash, randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { type OwnDatabase, query } from "./app.ts";

/** A token of somebody's, made past the form; the answer is its secret. */
export async function apiToken(
  database: OwnDatabase,
  email: string,
  {
    kind = "program",
    mayWrite = false,
    partners = null as string[] | null,
    clearance = "official",
  } = {},
): Promise<string> {
  const secret = `accord_${randomBytes(32).toString("base64url")}`;
  const made = await query(
    database,
    `with who as (
       select id, set_config('app.user_id', id::text, true) as said from user_account where email = $1
     ), made as (
       insert into api_token (id, owner_id, kind, name, may_write, is_confined, partners, clearance, expires_at)
       select gen_random_uuid(), id, $2::token_kind, 'A program', $3, $4::text[] is not null, coalesce($4::text[], '{}')::bpchar[],
         $5::marking, now() + interval '1 day' from who where said is not null
       returning id
     )
     insert into api_token_hash (token_id, hash) select id, $6 from made returning token_id`,
    [email, kind, mayWrite, partners, clearance, createHash("sha256").update(secret).digest("hex")],
  );
  if (made.length !== 1) throw new Error(`${email} is nobody here.`);
  return secret;
}

export type Schema = { [key: string]: unknown };

/**
 * Values that a schema of the document allows. Sparse ones name nothing that they need not: ids of records that are
 * made up lead nowhere.
 */
export function valuesOf(schema: Schema, isSparse = false): fc.Arbitrary<unknown> {
  const options = (schema["anyOf"] ?? schema["oneOf"]) as Schema[] | undefined;
  if (options !== undefined) {
    const isNullable = options.some(({ type }) => type === "null");
    if (isSparse && isNullable) return fc.constant(null);
    return fc.oneof(...options.map((one) => valuesOf(one, isSparse)));
  }
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as unknown[]));
  if (Array.isArray(schema["type"])) {
    const types = schema["type"] as unknown[];
    return fc.oneof(...types.map((type) => valuesOf({ ...schema, type }, isSparse)));
  }
  switch (schema["type"]) {
    case "string":
      return texts(schema);
    case "integer":
    case "number":
      return fc.integer({
        min: Number(schema["minimum"] ?? 0),
        max: Math.min(Number(schema["maximum"] ?? 5000), 5000),
      });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(valuesOf((schema["items"] ?? {}) as Schema), {
        maxLength: isSparse ? 0 : 2,
      });
    case "object":
      return objects(schema, isSparse);
    default:
      return fc.constant(null);
  }
}

function objects(schema: Schema, isSparse: boolean): fc.Arbitrary<unknown> {
  const properties = (schema["properties"] ?? {}) as Record<string, Schema>;
  const required = (schema["required"] ?? []) as string[];
  return fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([name, of]) => [name, valuesOf(of, isSparse)]),
    ),
    { requiredKeys: required },
  );
}

function texts(schema: Schema): fc.Arbitrary<string> {
  if (schema["format"] === "date") {
    const days = { min: new Date("1990-01-01"), max: new Date("2026-06-01"), noInvalidDate: true };
    return fc.date(days).map((date) => date.toISOString().slice(0, 10));
  }
  if (schema["format"] === "uuid") return fc.uuid({ version: [4, 7] });
  if (typeof schema["pattern"] === "string") {
    return fc.stringMatching(new RegExp(schema["pattern"], "u"), { size: "small" });
  }
  return fc.string({
    unit: "grapheme",
    minLength: Number(schema["minLength"] ?? 0),
    maxLength: Math.min(Number(schema["maxLength"] ?? 30), 30),
  });
}
