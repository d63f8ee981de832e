import type { Say } from "#features/export/about.ts";
import { type Locale, type Messages, messagesOf } from "#server/messages.ts";

/** The texts of the catalogue by their keys, for code that is handed them; plain values alone are filled in. */
export function sayIn(locale: Locale): Say {
  const messages = messagesOf(locale);
  const find = (key: string) =>
    key
      .split(".")
      .reduce<string | Messages | undefined>(
        (place, part) => (typeof place === "object" ? place[part] : undefined),
        messages,
      );
  const say = (key: string, params: Readonly<Record<string, string | number>> = {}): string => {
    const text = find(key);
    if (typeof text !== "string") throw new Error(`The catalogue has no ${key}.`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
  };
  return Object.assign(say, { has: (key: string) => typeof find(key) === "string" });
}
