import type { z } from "zod";
import type { MessageParams } from "./errors.ts";

const ENCODED = /^([a-z]\w*(?:\.\w+)+)(?:\|(\{.*\}))?$/s;

export type Message = { key: string; params: MessageParams };

/** A catalogue key with its values in one string, as zod carries it: `validation.tooLong|{"max":200}`. */
export function encodeMessage(key: string, params: MessageParams = {}): string {
  return Object.keys(params).length === 0 ? key : `${key}|${JSON.stringify(params)}`;
}

/**
 * What an edge hands to the translator: `const { key, params } = decodeMessage(issue.message); t(key, params)`.
 * A message that is no encoded key (a library's own English) becomes `validation.invalid`.
 */
export function decodeMessage(message: string): Message {
  const [, key, json] = ENCODED.exec(message) ?? [];
  if (key === undefined) return { key: "validation.invalid", params: {} };
  return { key, params: json === undefined ? {} : paramsOf(json) };
}

function paramsOf(json: string): MessageParams {
  try {
    const values: Record<string, unknown> = JSON.parse(json);
    return Object.fromEntries(
      Object.entries(values).filter(
        (entry): entry is [string, string | number] =>
          typeof entry[1] === "string" || typeof entry[1] === "number",
      ),
    );
  } catch {
    return {};
  }
}

/**
 * Keys instead of zod's own English, for every check that names no message itself:
 * `schema.safeParse(raw, { error: validationMessage })`.
 */
export function validationMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined || issue.input === null) return "validation.required";
      return issue.expected === "number" || issue.expected === "int"
        ? "validation.number"
        : "validation.invalid";
    case "invalid_value":
      return issue.input === undefined || issue.input === null || issue.input === ""
        ? "validation.required"
        : "validation.choice";
    case "too_big":
      return sizeMessage("max", issue.origin, Number(issue.maximum));
    case "too_small":
      return sizeMessage("min", issue.origin, Number(issue.minimum));
    case "unrecognized_keys":
      return encodeMessage("validation.unknownFields", { fields: issue.keys.join(", ") });
    default:
      return "validation.invalid";
  }
}

function sizeMessage(bound: "min" | "max", origin: string, limit: number): string {
  if (origin === "string" && bound === "min" && limit === 1) return "validation.required";
  const key = {
    string: { min: "tooShort", max: "tooLong" },
    array: { min: "tooFew", max: "tooMany" },
    set: { min: "tooFew", max: "tooMany" },
  }[origin] ?? { min: "tooSmall", max: "tooLarge" };
  return encodeMessage(`validation.${key[bound]}`, { [bound]: limit });
}

/** A place in a document as RFC 6901 writes it, in the fragment of an address: `#/participants/0/name`. */
export function pointerTo(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => String(step).replaceAll("~", "~0").replaceAll("/", "~1"));
  return ["#", ...steps.map(encodeURIComponent)].join("/");
}
