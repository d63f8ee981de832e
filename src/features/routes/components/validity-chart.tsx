import { getLocale, getTranslations } from "next-intl/server";
import {
  addDays,
  type CalendarDate,
  daysBetween,
  earliest,
  latest,
} from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import type { RouteItem } from "../views.ts";

type Props = { routes: readonly RouteItem[]; today: CalendarDate };

const WIDTH = 1000;
const ROW = 26;
const FOOT = 22;
/** An open end runs on to here, behind today. */
const BEYOND_DAYS = 240;

/** When each route is valid, one bar a route, the first on top; the table below says the same, and alone where there is no room for names. */
export async function ValidityChart({ routes, today }: Props) {
  const t = await getTranslations("routes");
  const locale = await getLocale();
  const from = earliest(routes.map(({ validFrom }) => validFrom)) ?? today;
  const last = latest([
    today,
    ...routes.map(({ validFrom }) => validFrom),
    ...routes.map(({ validUntil }) => validUntil).filter((day) => day !== null),
  ]);
  const until = addDays(last ?? today, BEYOND_DAYS);
  const scale = WIDTH / Math.max(1, daysBetween(from, until));
  const x = (day: CalendarDate) => Math.round(daysBetween(from, day) * scale);
  const bars = routes.toReversed();
  const height = bars.length * ROW;
  const years = Array.from(
    { length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  );
  return (
    <figure className="sheet hidden p-4 sm:block print:block">
      <figcaption className="eyebrow pb-2">{t("chart")}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${height + FOOT}`}
        role="img"
        aria-label={t("chartLabel", { count: routes.length })}
        className="h-auto w-full"
        direction="ltr"
      >
        {years.map((year) => {
          const at = Math.max(0, x(`${year}-01-01` as CalendarDate));
          return (
            <g key={year}>
              <line x1={at} x2={at} y1={0} y2={height} className="stroke-line" />
              <text x={at + 4} y={height + 16} className="fill-ink-2 text-sm">
                {year}
              </text>
            </g>
          );
        })}
        {bars.map((route, index) => {
          const start = x(route.validFrom);
          const end = route.validUntil === null ? WIDTH : x(addDays(route.validUntil, 1));
          const isLate = start > WIDTH / 2;
          return (
            <g key={route.id}>
              <rect
                x={start}
                y={index * ROW + 3}
                width={Math.max(4, end - start)}
                height={ROW - 8}
                rx={3}
                className={route.validUntil === null ? "fill-accent" : "fill-ink-3"}
              />
              <text
                x={isLate ? start - 6 : Math.min(end, WIDTH) + 6}
                y={index * ROW + 17}
                textAnchor={isLate ? "end" : "start"}
                className="fill-ink text-sm"
              >
                {route.validUntil === null && !isLate ? "" : nameIn(locale, route)}
              </text>
            </g>
          );
        })}
        <line
          x1={x(today)}
          x2={x(today)}
          y1={0}
          y2={height}
          className="stroke-bad"
          strokeDasharray="4 3"
        />
      </svg>
      <p className="pt-1 text-xs text-ink-2">{t("chartHint")}</p>
    </figure>
  );
}
