import { getTranslations } from "next-intl/server";
import { decodeMessage } from "#domain/message.ts";

/** Says a message that comes from data, in the reader's language. */
export async function sayer(): Promise<(message: string) => string> {
  const t = await getTranslations();
  // Keys come from data; the tests know that each is in the catalogue.
  const say = t as unknown as (key: string, params?: object) => string;
  return (message) => {
    const { key, params } = decodeMessage(message);
    return t.has(key as never) ? say(key, params) : say("errors.refused");
  };
}
