import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BEYOND, NO_VALUE } from "#domain/list-groups.ts";
import { nameIn } from "#domain/names.ts";
import { formatNumber } from "#ui/format.ts";
import { regionIn } from "#ui/facets.ts";
import type { Arrangement } from "../views.ts";

type Groups<Row> = { of: (row: Row) => string; heading: (group: string) => ReactNode };

/**
 * What stands above each group of a list: its name, how many it has, and whether the page shows but a part of it.
 * `words`: where the catalogue has the words of values without a name, by the name of what is grouped by.
 */
export async function groupHeadings<Row extends { group: string | null }>(
  rows: readonly Row[],
  { grouping }: Arrangement,
  words: Readonly<Record<string, string>>,
): Promise<Groups<Row> | undefined> {
  if (grouping === null) return undefined;
  const t = await getTranslations("lists");
  const all = await getTranslations();
  const locale = await getLocale();
  const regions = regionIn(locale);
  const { name, values, isContinued, continues } = grouping;
  const wordOf = (value: string) => {
    const key = `${words[name]}.${value}`;
    // Keys come from data.
    const say = all as unknown as (key: string) => string;
    if (words[name] !== undefined && all.has(key as never)) return say(key);
    return name === "partner" || name === "country" ? regions(value) : value;
  };
  const [first, last] = [rows.at(0)?.group, rows.at(-1)?.group];
  return {
    of: ({ group }) => group ?? NO_VALUE,
    heading: (group) => {
      const known = values.find(({ value }) => value === group);
      const label =
        known?.name && known.name !== ""
          ? nameIn(locale, { name: known.name, nameUr: known.nameUr })
          : group === NO_VALUE
            ? t("noValue")
            : group === BEYOND
              ? t("beyond")
              : wordOf(group);
      return (
        <span className="flex flex-wrap items-baseline gap-x-2">
          <bdi>{label}</bdi>
          {known !== undefined && (
            <span className="figures text-xs font-normal text-ink-2">
              {t("inGroup", { count: known.count, shown: formatNumber(known.count, locale) })}
            </span>
          )}
          {isContinued && group === first && (
            <span className="text-xs font-normal text-ink-2">{t("continued")}</span>
          )}
          {continues && group === last && (
            <span className="text-xs font-normal text-ink-2">{t("continues")}</span>
          )}
        </span>
      );
    },
  };
}
