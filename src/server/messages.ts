import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const LOCALES = ["en", "ur"] as const;
export type Locale = (typeof LOCALES)[number];
/** The language that the address of a page asks for: the proxy sets it, and takes away what a browser says. */
export const LANGUAGE_HEADER = "x-accord-language";
export const DEFAULT_LOCALE: Locale = "en";

export interface Messages {
  [key: string]: string | Messages;
}

/** A namespace is a file `messages/<locale>/<namespace>.json`: a new file is found by itself. */
export function readCatalogue(locale: Locale): Messages {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "messages", locale);
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files.map((file) => [
      file.replace(/\.json$/, ""),
      JSON.parse(readFileSync(join(folder, file), "utf8")) as Messages,
    ]),
  );
}

const known = new Map<Locale, Messages>();

/** Every text of a locale; what its catalogue lacks is there in English. */
export function messagesOf(locale: Locale): Messages {
  const kept = known.get(locale);
  // In development a changed catalogue shows on the next request.
  if (kept !== undefined && process.env.NODE_ENV === "production") return kept;
  const english = readCatalogue(DEFAULT_LOCALE);
  const messages =
    locale === DEFAULT_LOCALE ? english : withFallback(readCatalogue(locale), english);
  known.set(locale, messages);
  return messages;
}

function withFallback(messages: Messages, fallback: Messages): Messages {
  const merged: Messages = { ...fallback };
  for (const [key, value] of Object.entries(messages)) {
    const other = fallback[key];
    merged[key] =
      typeof value === "object" && typeof other === "object" ? withFallback(value, other) : value;
  }
  return merged;
}
