import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { countryCode } from "#domain/country-code.ts";
import { datePrecision } from "#domain/date-precision.ts";
import { resolveTypedDate } from "#domain/typed-date.ts";
import { MeetingType } from "#generated/prisma/enums.ts";
import { formatFuzzy } from "#ui/format.ts";
import { fuzzyWords } from "#ui/words.ts";
import { textIn, type Typed } from "./typed.ts";

/** What a meeting is called until somebody gives it a better title: "Call on, United Kingdom, 22 Nov 2026". */
export async function suggestedTitle(typed: Typed): Promise<string> {
  const t = await getTranslations();
  const locale = await getLocale();
  const type = Object.values(MeetingType).find((one) => one === textIn(typed, "type"));
  const partner = countryCode.safeParse(textIn(typed, "partner")).data;
  const names = new Intl.DisplayNames([locale], { type: "region" });
  const precision = datePrecision.safeParse(textIn(typed, "heldPrecision")).data ?? null;
  const held = resolveTypedDate(textIn(typed, "heldOn"), precision);
  const parts = [
    type === undefined || type === "other"
      ? t("meetings.meeting")
      : t(`values.meetingType.${type}`),
    partner && names.of(partner),
    held && formatFuzzy(held, locale, await fuzzyWords()),
  ];
  return parts.filter(Boolean).join(t("meetings.titleComma"));
}
