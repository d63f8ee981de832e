import { getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { DateText } from "#ui/date-text.tsx";
import { surelyCovers, type Tenure } from "../rules.ts";

/** What is to be said where the dates leave open whether a tenure covers the day; else nothing. */
export async function Sureness({ tenure, on }: { tenure: Tenure; on: CalendarDate }) {
  const t = await getTranslations("people.sureness");
  if (surelyCovers(tenure, on)) return null;
  const { from, until } = tenure;
  const lastSeen = until?.precision === "after" && until.on < on ? until.on : null;
  const firstSeen = from?.precision === "before" && from.on > on ? from.on : null;
  const seen = lastSeen ?? firstSeen;
  return (
    <span className="text-xs text-ink-2">
      {seen === null
        ? t("roughly")
        : t.rich(lastSeen === null ? "firstSeen" : "lastSeen", {
            date: () => <DateText date={{ on: seen, precision: "day" }} />,
          })}
    </span>
  );
}
