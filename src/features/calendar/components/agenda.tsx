import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { formatDay, formatFuzzy, formatWeekday } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import { byDay, byPeriod, type Span } from "../rules.ts";
import type { CalendarItem } from "../schema.ts";
import { CalendarEntry } from "./item.tsx";

type Props = { items: CalendarItem[]; span: Span; today: CalendarDate; className?: string };

/** The days of a span that hold anything, one below the other. */
export async function Agenda({ items, span, today, className = "" }: Props) {
  const t = await getTranslations("calendar");
  const locale = await getLocale();
  const days = [...byDay(items, span)];
  if (days.length === 0) {
    return (
      <div className={className}>
        <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
      </div>
    );
  }
  return (
    <ol className={`grid gap-3 ${className}`}>
      {days.map(([day, there]) => (
        <li key={day} id={`day-${day}`} className="sheet grid gap-2 px-4 py-3">
          <h3
            className="flex flex-wrap items-baseline gap-2 text-sm font-semibold"
            aria-current={day === today ? "date" : undefined}
          >
            {formatDay(day, locale)}
            <span className="text-xs font-normal text-ink-2">{formatWeekday(day, locale)}</span>
            {day === today && <Tag tone="accent">{t("today")}</Tag>}
          </h3>
          <ul className="grid gap-2 text-sm">
            {there.map((item) => (
              <li key={`${item.kind}-${item.id}`}>
                <CalendarEntry item={item} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** What has a period instead of a day: "November 2026", "about 15 November", "in 2026". */
export async function Periods({ items, span }: { items: CalendarItem[]; span: Span }) {
  const t = await getTranslations("calendar");
  const locale = await getLocale();
  const words = await fuzzyWords();
  const there = byPeriod(items, span);
  if (there.length === 0) return null;
  return (
    <section aria-labelledby="periods-title" className="sheet grid gap-2 px-4 py-3">
      <h2 id="periods-title" className="text-sm font-semibold">
        {t("periods")} <span className="font-normal text-ink-2">{t("periodsHint")}</span>
      </h2>
      <ul className="grid gap-x-6 gap-y-2 text-sm md:grid-cols-2">
        {there.map((item) => (
          <li key={`${item.kind}-${item.id}`} className="grid gap-0.5">
            <span className="figures text-xs font-medium text-ink-2">
              {formatFuzzy(item, locale, words)}
            </span>
            <CalendarEntry item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}
