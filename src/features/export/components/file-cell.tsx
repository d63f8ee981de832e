import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { DatePrecision } from "#domain/date-precision.ts";
import { formatFuzzy, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
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
  const leads = column.leadsTo === undefined ? null : (row[column.leadsTo] ?? null);
  if (typeof value === "object") {
    return <Several values={value} addresses={Array.isArray(leads) ? leads : []} />;
  }
  if (column.kind !== "day") return <Named address={leads}>{value}</Named>;
  const precision = row[column.name.replace(/_on$/, "_precision")] ?? "day";
  const date = { on: value as CalendarDate, precision: precision as DatePrecision };
  return formatFuzzy(date, locale, await fuzzyWords());
}

/** A name that leads to its record, or to the file that it is of, where it leads anywhere. */
function Named({ address, children }: { address: unknown; children: string }) {
  const name = <bdi>{children}</bdi>;
  if (typeof address !== "string") return name;
  if (!address.startsWith("/attachments/")) return <Link href={address}>{name}</Link>;
  return (
    // A file, not a page.
    <a href={address} className="link" download>
      {name}
    </a>
  );
}

type SeveralProps = { values: readonly (string | Figure)[]; addresses: readonly unknown[] };

async function Several({ values, addresses }: SeveralProps) {
  const t = await getTranslations("export");
  if (values.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {values.map((one, index) =>
        typeof one === "string" ? (
          // The same words may stand there twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Named address={addresses[index]}>{one}</Named>
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
