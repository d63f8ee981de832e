import "server-only";
import { getFormatter, getTranslations } from "next-intl/server";
import type { MessageParams } from "#domain/errors.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The values of a message as a reader takes them: a key of the values' catalogue in words, a day written out. */
export async function spoken(params: MessageParams): Promise<MessageParams> {
  const t = await getTranslations();
  const format = await getFormatter();
  const say = t as unknown as (key: string) => string;
  const day = (on: string) =>
    format.dateTime(new Date(`${on}T00:00:00Z`), {
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    });
  const word = (value: string | number) => {
    if (typeof value === "number") return value;
    if (value.startsWith("values.") && t.has(value as never)) return say(value);
    return DAY.test(value) ? day(value) : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, word(value)]));
}
