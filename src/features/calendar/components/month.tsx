import { getLocale, getTranslations } from "next-intl/server";
import { addDays, type CalendarDate } from "#domain/calendar-date.ts";
import { formatDay, formatWeekday } from "#ui/format.ts";
import { byDay, monthsFrom, weeksOf } from "../rules.ts";
import type { CalendarItem } from "../schema.ts";
import { CalendarEntry } from "./item.tsx";

type Props = {
  month: CalendarDate;
  today: CalendarDate;
  items: CalendarItem[];
  /** The list of the same month, for a day that has more than its cell shows. */
  agendaHref: string;
  caption: string;
};

const MOST_IN_CELL = 4;

/** A month as a table: weeks from Monday to Sunday, today marked, the days of the neighbours pale. */
export async function MonthTable({ month, today, items, agendaHref, caption }: Props) {
  const t = await getTranslations("calendar");
  const locale = await getLocale();
  const weeks = weeksOf(month);
  const { from, to } = monthsFrom(month);
  const first = weeks[0]?.[0] ?? from;
  const last = weeks.at(-1)?.[6] ?? to;
  const days = byDay(items, { from: first, to: last });
  return (
    <div className="scroller max-md:hidden">
      <table className="w-full min-w-3xl table-fixed border-collapse bg-surface text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, at) => addDays(first, at)).map((day) => (
              <th
                key={day}
                scope="col"
                className="border border-line bg-sunken p-1.5 text-start font-semibold text-ink-2"
              >
                {formatWeekday(day, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => {
                const there = days.get(day) ?? [];
                const isOutside = day < from || day > to;
                return (
                  <td
                    key={day}
                    aria-current={day === today ? "date" : undefined}
                    className={`h-24 border border-line p-1.5 align-top ${isOutside ? "bg-paper" : ""} ${
                      day === today ? "outline-2 -outline-offset-2 outline-accent" : ""
                    }`}
                  >
                    <p className={`figures mb-1 ${isOutside ? "text-ink-3" : "font-semibold"}`}>
                      <span aria-hidden="true">{Number(day.slice(8))}</span>
                      <span className="sr-only">{formatDay(day, locale)}</span>
                      {day === today && (
                        <span className="ms-1.5 font-medium text-accent">{t("today")}</span>
                      )}
                    </p>
                    {there.length > 0 && (
                      <ul className="grid gap-1.5">
                        {there.slice(0, MOST_IN_CELL).map((item) => (
                          <li key={`${item.kind}-${item.id}`}>
                            <CalendarEntry item={item} short />
                          </li>
                        ))}
                      </ul>
                    )}
                    {there.length > MOST_IN_CELL && (
                      <a href={`${agendaHref}#day-${day}`} className="link inline-block py-1">
                        {t("more", { count: there.length - MOST_IN_CELL })}
                      </a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
