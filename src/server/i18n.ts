import "server-only";
import { getRequestConfig } from "next-intl/server";
import { cookies } from "next/headers";
import { cache } from "react";
import { DEFAULT_LOCALE, type Locale, LOCALES, messagesOf } from "#server/messages.ts";

export const LOCALE_COOKIE = "locale";

/** The language of this reader, from the cookie `locale`; English when it says nothing we speak. */
export const localeOf = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
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
