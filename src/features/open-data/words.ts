import "server-only";
import type { Say } from "#features/export/about.ts";
import { type Locale, type Messages, messagesOf } from "#server/messages.ts";

/** The texts of a locale for a program without pages; plain values alone are filled in. */
export function sayOf(locale: Locale): Say {
  const say = (key: string, params: Readonly<Record<string, string | number>> = {}): string => {
    const text = textAt(locale, key);
    if (typeof text !== "string") throw new Error(`The catalogue has no ${key}.`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
  return Object.assign(say, { has: (key: string) => typeof textAt(locale, key) === "string" });
}

/** The values of a family of words: "values.status". */
export function valuesOfFamily(family: string): string[] {
  const words = textAt("en", family);
  return typeof words === "object" ? Object.keys(words) : [];
}

function textAt(locale: Locale, key: string): string | Messages | undefined {
  return key
    .split(".")
    .reduce<string | Messages | undefined>(
      (place, part) => (typeof place === "object" ? place[part] : undefined),
      messagesOf(locale),
    );
}
