import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { formatFuzzy, formatNumber } from "#ui/format.ts";
import { Tag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import { figureText } from "../cells.ts";
import type { Figure, Row, Shown } from "../views.ts";

/** A value of a file as a person reads it; nothing for none. */
export async function FileCell({ column, row }: { column: Shown; row: Row }) {
  const locale = await getLocale();
  const value = column.value(row);
  if (value === null || value === "") return null;
  if (typeof value === "number") return formatNumber(value, locale);
  if (typeof value === "boolean") {
    return (await getTranslations("export.flag"))(value ? "true" : "false");
  }
  if (typeof value === "object") return <Several values={value} />;
  if (column.kind !== "day") return <bdi>{value}</bdi>;
  const precision = row[column.name.replace(/_on$/, "_precision")] ?? "day";
  const date = { on: value as CalendarDate, precision: precision as DatePrecision };
  return formatFuzzy(date, locale, await fuzzyWords());
}

async function Several({ values }: { values: readonly (string | Figure)[] }) {
  const t = await getTranslations("export");
  if (values.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {values.map((one, index) =>
        typeof one === "string" ? (
          // The same words may stand there twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <bdi>{one}</bdi>
          </li>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="grid justify-items-start gap-0.5">
            <bdi>{figureText({ ...one, verified: true }, "")}</bdi>
            {!one.verified && (
              <Tag tone="warn" icon="alert">
                {t("unverified")}
              </Tag>
            )}
          </li>
        ),
      )}
    </ul>
  );
}
