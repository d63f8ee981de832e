import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "#ui/format.ts";

/** "20 workstations"; a number that nobody gives is said to be missing, and is not 0. */
export async function Quantity({ value, unit }: { value: number | null; unit: string | null }) {
  const t = await getTranslations("deliveries");
  if (value === null) return <span className="text-ink-3">{t("notGiven")}</span>;
  return (
    <span>
      <span className="figures">{formatNumber(value, await getLocale())}</span>{" "}
      {unit !== null && <bdi className="text-xs text-ink-2">{unit}</bdi>}
    </span>
  );
}
