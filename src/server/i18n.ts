import "server-only";
import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import {
  DEFAULT_LOCALE,
  LANGUAGE_HEADER,
  type Locale,
  LOCALES,
  messagesOf,
} from "#server/messages.ts";

export const LOCALE_COOKIE = "locale";

/** The language of this reader, from the cookie `locale`; English when it says nothing we speak. */
export const localeOf = cache(async (): Promise<Locale> => {
  // A page for who has no account is in the language that its address says; a program may say it itself.
  const asked = (await headers()).get(LANGUAGE_HEADER);
  const chosen = asked ?? (await cookies()).get(LOCALE_COOKIE)?.value;
  return LOCALES.find((locale) => locale === chosen) ?? DEFAULT_LOCALE;
});

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return locale === "ur" ? "rtl" : "ltr";
}

export default getRequestConfig(async () => {
  const locale = await localeOf();
  return {
    locale,
    messages: messagesOf(locale),
    timeZone: process.env["ACCORD_TIME_ZONE"] ?? "Asia/Karachi",
  };
});
