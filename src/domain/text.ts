import { z } from "zod";
import { encodeMessage } from "./message.ts";

/** Zero-width joiners are not among these: Urdu and emoji need them. */
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029\f\v]/g;
const TRAILING_SPACE = /[ \t]+$/gm;
const CONTROLS = /[^\P{Cc}\n\t]/u;
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;
const INVISIBLE = /[\u200b\u2060\ufeff\u00ad]/g;
const STACKED_MARKS = /\p{M}{7}/u;

/** Composed (NFC), lines ended by LF only, outer blanks and blanks before a line's end removed. */
export function normaliseText(text: string): string {
  return text.replace(LINE_BREAKS, "\n").replace(TRAILING_SPACE, "").normalize("NFC").trim();
}

/** As `normaliseText`, on one line: every run of white space is one space, invisible characters are dropped. */
export function normaliseName(text: string): string {
  return text.replace(INVISIBLE, "").replace(/\s+/g, " ").normalize("NFC").trim();
}

/** True for text that can be stored and read back unchanged: whole code points, no control characters. */
export function isSoundText(text: string): boolean {
  return text.isWellFormed() && !CONTROLS.test(text);
}

const soundText = (normalise: (text: string) => string, max: number) =>
  z
    .string("validation.required")
    .overwrite(normalise)
    .max(max, encodeMessage("validation.tooLong", { max }))
    .refine((text) => text.isWellFormed(), { error: "validation.brokenText", abort: true })
    .refine((text) => !CONTROLS.test(text), { error: "validation.controlCharacters", abort: true });

const soundName = (max: number) =>
  soundText(normaliseName, max)
    .refine((text) => !BIDI_CONTROLS.test(text), { error: "validation.bidiControls", abort: true })
    .refine((text) => !STACKED_MARKS.test(text), "validation.stackedMarks");

/** Text of one or more lines that must be there. `max` counts UTF-16 code units, as browsers do. */
export const requiredText = (max: number) =>
  soundText(normaliseText, max).min(1, "validation.required");

/** Text that may be empty, stored as `null`. It must still be stated: leaving it out is an error. */
export const optionalText = (max: number) =>
  soundText(normaliseText, max)
    .nullable()
    .transform((text) => (text === "" ? null : text));

/**
 * A name or title: one line, and nothing in it that reorders or hides what is read (bidirectional
 * overrides and isolates, piles of combining marks are refused).
 */
export const requiredName = (max: number) => soundName(max).min(1, "validation.required");

/** As `requiredName`, empty stored as `null`. */
export const optionalName = (max: number) =>
  soundName(max)
    .nullable()
    .transform((text) => (text === "" ? null : text));
