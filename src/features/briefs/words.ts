import "server-only";
import { createTranslator } from "use-intl/core";
import { type Locale, LOCALES, messagesOf } from "#server/messages.ts";
import { formatDayShort, formatFuzzy } from "#ui/format.ts";
import type { Words } from "./views.ts";

/** Keeps a name in other letters where it stands in a sentence that runs the other way. */
const apart = (text: string) => `\u2068${text}\u2069`;

/** How a brief speaks in one language, whoever asks for it. */
export function wordsOf(asked: string): Words {
  const locale: Locale = LOCALES.find((one) => one === asked) ?? "en";
  const t = createTranslator({ locale, messages: messagesOf(locale) });
  // Keys come from data.
  const say = t as unknown as Words["say"];
  const raw = (key: string) => String((t.raw as (name: string) => unknown)(`ui.fuzzy.${key}`));
  const fuzzy = {
    about: raw("about"),
    before: raw("before"),
    after: raw("after"),
    unknown: raw("unknown"),
  };
  const isolated = (params: Record<string, string | number>) =>
    Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "string" && locale === "ur" && /[A-Za-z]{2}/.test(value)
          ? apart(value)
          : value,
      ]),
    );
  return {
    locale,
    say: (key, params = {}) => say(key, isolated(params)),
    day: (day) => formatDayShort(day, locale),
    date: (date) => formatFuzzy(date, locale, fuzzy),
    field: (name) => {
      const key = `sources.field.${name}`;
      return t.has(key as never) ? say(key) : name;
    },
  };
}
