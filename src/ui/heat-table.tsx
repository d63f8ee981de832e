import { getLocale, getTranslations } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { formatNumber } from "./format.ts";
import { Link, link } from "./link.tsx";

type Line = { key: string; label: ReactNode; href?: string };

type Props = {
  title: string;
  /** What the rows are: "Partner". */
  rowHeader: string;
  rows: readonly Line[];
  columns: readonly Line[];
  value: (row: string, column: string) => number;
  /** The list that a cell counts. */
  href: (row: string, column: string) => string;
};

/** Shades from paper to ink; the figures stand in every cell, so the shade is only a help. */
const SHADES = [
  "bg-heat-0 text-ink-3",
  "bg-heat-1 text-ink",
  "bg-heat-2 text-ink",
  "bg-heat-3 text-ink",
  "bg-heat-4 text-white",
  "bg-heat-5 text-white",
];

/** A matrix whose every cell opens exactly what it counts. */
export async function HeatTable(props: Props) {
  const t = await getTranslations("ui.chart");
  return <Drawing {...props} locale={await getLocale()} total={t("total")} />;
}

function Drawing(props: Props & { locale: string; total: string }) {
  const { title, rowHeader, rows, columns, value, href, locale, total } = props;
  const captionId = useId();
  const most = Math.max(
    1,
    ...rows.flatMap((row) => columns.map((column) => value(row.key, column.key))),
  );
  const shadeOf = (count: number) =>
    SHADES[count === 0 ? 0 : Math.max(1, Math.ceil((5 * count) / most))];
  return (
    // Sideways scrolling has to be possible with the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" aria-labelledby={captionId} tabIndex={0} className="sheet scroller">
      <table className="table table-tight heat">
        <caption id={captionId} className="px-3 py-2 text-sm font-semibold">
          {title}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="start-0 z-2!">
              {rowHeader}
            </th>
            {columns.map(({ key, label, href: to }) => (
              <th key={key} scope="col" className="min-w-20 whitespace-normal! text-center!">
                {to ? <Link href={to}>{label}</Link> : label}
              </th>
            ))}
            <th scope="col" className="numeric">
              {total}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className="sticky start-0 bg-surface! min-w-36! sm:min-w-48!">
                {row.href ? <Link href={row.href}>{row.label}</Link> : row.label}
              </th>
              {columns.map((column) => {
                const count = value(row.key, column.key);
                return (
                  <td
                    key={column.key}
                    className={`figures border-s border-line p-0! text-center! ${shadeOf(count)}`}
                  >
                    {count === 0 ? (
                      <span className="block px-2 py-1.5">0</span>
                    ) : (
                      link({
                        href: href(row.key, column.key),
                        className: "block min-h-6 px-2 py-1.5 font-medium hover:underline",
                        children: formatNumber(count, locale),
                      })
                    )}
                  </td>
                );
              })}
              <td className="numeric border-s border-line font-semibold">
                <Total
                  href={row.href}
                  sum={formatNumber(
                    columns.reduce((sum, column) => sum + value(row.key, column.key), 0),
                    locale,
                  )}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Total({ href, sum }: { href: string | undefined; sum: string }) {
  return href === undefined ? sum : <Link href={href}>{sum}</Link>;
}
