import { getLocale, getTranslations } from "next-intl/server";
import { formatDay } from "#ui/format.ts";
import { Tag } from "#ui/tag.tsx";
import type { Conditions, Validity } from "../rules.ts";
import { isValidOn } from "../rules.ts";
import type { CalendarDate } from "#domain/calendar-date.ts";

/** For whom something is: "Binding · Government, Body under a government's control"; nothing where it is for all. */
export async function conditionWords(of: Conditions): Promise<string | null> {
  const values = await getTranslations("values");
  const t = await getTranslations("routes.condition");
  const parts = [
    of.forBindings.map((value) => values(`binding.${value}`)).join(", "),
    of.forCounterparts.map((value) => values(`counterpart.${value}`)).join(", "),
    of.forMoney.map((value) => t(`money.${value}`)).join(", "),
  ].filter((part) => part !== "");
  return parts.length === 0 ? null : parts.join(" · ");
}

/** The same as a line, with what it means that there are none. */
export async function ConditionText({ of }: { of: Conditions }) {
  const t = await getTranslations("routes.condition");
  return (await conditionWords(of)) ?? t("all");
}

/** "from 30 October 2023 to 31 December 2023" */
export async function ValidityText({ of }: { of: Validity }) {
  const t = await getTranslations("routes");
  const locale = await getLocale();
  const from = formatDay(of.validFrom, locale);
  return of.validUntil === null
    ? t("validOpen", { from })
    : t("validBetween", { from, until: formatDay(of.validUntil, locale) });
}

/** Whether a route takes new instruments today. */
export async function ValidityTag({ of, today }: { of: Validity; today: CalendarDate }) {
  const t = await getTranslations("routes");
  if (isValidOn(of, today)) {
    return (
      <Tag tone="good" icon="check">
        {t("validNow")}
      </Tag>
    );
  }
  return <Tag icon="history">{t(of.validFrom > today ? "validLater" : "validBefore")}</Tag>;
}

export async function ExampleTag() {
  const t = await getTranslations("routes");
  return (
    <Tag tone="warn" icon="alert">
      {t("example")}
    </Tag>
  );
}
