import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { CommitmentFilter } from "#features/commitments/schema.ts";
import { formatMonth, formatMonthName } from "#ui/format.ts";
import { Trend } from "#ui/trend.tsx";
import { monthsUntil, TREND_MONTHS } from "../rules.ts";
import { type CommitmentFigures, countOf } from "../views.ts";
import type { LinkTo } from "./dashboard-links.ts";

const EVENTS = {
  made: (month: string): Partial<CommitmentFilter> => ({ madeIn: month }),
  kept: (month: string): Partial<CommitmentFilter> => ({ keptIn: month }),
  late: (month: string): Partial<CommitmentFilter> => ({ lateIn: month }),
};
const NAMES = ["made", "kept", "late"] as const;

type Props = { figures: CommitmentFigures; asOf: CalendarDate; to: LinkTo };

/** The last twelve months: what was promised, what was kept, what fell due without being kept. */
export async function CommitmentTrend({ figures, asOf, to }: Props) {
  const t = await getTranslations("dashboards.trend");
  const locale = await getLocale();
  return (
    <Trend
      title={t("title")}
      pointHeader={t("month")}
      as="columns"
      series={[
        { key: "made", label: t("made"), fill: "deep" },
        { key: "kept", label: t("kept"), fill: "good" },
        { key: "late", label: t("late"), fill: "bad" },
      ]}
      points={monthsUntil(asOf, TREND_MONTHS).map((month) => {
        // The first day of a month that `monthsUntil` made of a day.
        const day = `${month}-01` as CalendarDate;
        return {
          key: month,
          label: formatMonthName(day, locale),
          fullLabel: formatMonth(day, locale),
          values: Object.fromEntries(
            NAMES.map((name) => [name, countOf(figures.trend, name, month)]),
          ),
          hrefs: Object.fromEntries(NAMES.map((name) => [name, to(EVENTS[name](month))])),
        };
      })}
    />
  );
}
