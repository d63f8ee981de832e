import { z } from "zod";
import { encodeMessage } from "./message.ts";

const MAX = 2000;
const SHAPE = /^https?:\/\/[^\s\\\p{C}]+$/iu;

/**
 * Whether a link may lead there: an absolute http or https address, without a name or password in
 * front of the host. `javascript:`, `data:`, `//host` and backslashes are refused.
 */
export function isWebAddress(text: string): boolean {
  if (!SHAPE.test(text) || !URL.canParse(text)) return false;
  const address = new URL(text);
  const isHttp = address.protocol === "http:" || address.protocol === "https:";
  return isHttp && address.username === "" && address.password === "";
}

/** An address as typed, blanks around it removed. */
export const webAddress = z
  .string("validation.required")
  .trim()
  .max(MAX, encodeMessage("validation.tooLong", { max: MAX }))
  .refine(isWebAddress, "validation.webAddress");

/** As `webAddress`; empty is stored as `null`. */
export const optionalWebAddress = z
  .string("validation.required")
  .trim()
  .max(MAX, encodeMessage("validation.tooLong", { max: MAX }))
  .refine((text) => text === "" || isWebAddress(text), "validation.webAddress")
  .nullable()
  .transform((text) => (text === "" ? null : text));
