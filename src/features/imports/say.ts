import { getLocale, getTranslations } from "next-intl/server";
import { decodeMessage } from "#domain/message.ts";
import { spoken } from "./spoken.ts";

/** Says a message that comes from data, in the reader's language. */
export async function sayer(): Promise<(message: string) => string> {
  const t = await getTranslations();
  const locale = await getLocale();
  // Keys come from data; the tests know that each is in the catalogue.
  const say = t as unknown as (key: string, params?: object) => string;
  return (message) => {
    const { key, params } = decodeMessage(message);
    return t.has(key as never) ? say(key, spoken(params, locale)) : say("errors.refused");
  };
}

/** What a field of a file is called; a column of our own files is called as it is there. */
export async function fieldNamer(): Promise<(field: string) => string> {
  const t = await getTranslations("imports.field");
  const columns = await getTranslations("export.column");
  return (field) => {
    if (t.has(field as never)) return t(field as never);
    return columns.has(field as never) ? columns(field as never) : field;
  };
}
