import { getLocale, getTranslations } from "next-intl/server";
import type { CountryCode } from "#domain/country-code.ts";
import { OPEN_STATUSES } from "#features/commitments/rules.ts";
import { commitmentsHref } from "#features/commitments/schema.ts";
import { formatDayShort, formatNumber } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { Tag } from "#ui/tag.tsx";
import type { CellName } from "../rules.ts";
import type { TopicCell } from "../schema.ts";

/** The list that a cell counts. */
const LISTS: Record<CellName, (code: CountryCode, slug: string) => string> = {
  inForce: (code, slug) => `/agreements?partner=${code}&topic=${slug}&state=in_force`,
  meetings: (code, slug) => `/meetings?partner=${code}&topic=${slug}&life=held`,
  open: (code, slug) =>
    commitmentsHref({ partner: [code], topic: [slug], status: [...OPEN_STATUSES] }),
  trainings: (code, slug) => `/trainings?partner=${code}&topic=${slug}`,
};

type Props = {
  name: CellName;
  cell: TopicCell;
  code: CountryCode;
  slug: string;
  /** In a wide table: the day of the last meeting without their number, a gap without its word. */
  isShort: boolean;
};

/** One count of a topic with a partner, leading to what it counts; a gap stands out by its frame and its word. */
export async function TopicCount({ name, cell, code, slug, isShort }: Props) {
  const t = await getTranslations("partners.matrix");
  const locale = await getLocale();
  if (cell[name] === 0) {
    return (
      <span className="inline-flex items-center gap-1 rounded-sm border border-dashed border-line-strong px-1.5 text-xs text-ink-3">
        <Icon name="circleDashed" className="size-3" />
        <span className={isShort ? "sr-only" : ""}>{t("gap")}</span>
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <Link
        href={LISTS[name](code, slug)}
        className="link figures inline-block min-w-6 rounded-sm bg-accent-soft px-1.5 py-0.5 font-semibold"
      >
        {name === "meetings" && cell.lastMetOn !== null
          ? t(isShort ? "lastShort" : "last", {
              on: formatDayShort(cell.lastMetOn, locale),
              count: formatNumber(cell.meetings, locale),
            })
          : formatNumber(cell[name], locale)}
      </Link>
      {name === "open" && cell.overdue > 0 && !isShort && (
        <Tag tone="bad" icon="alert">
          {t("overdue", { count: cell.overdue })}
        </Tag>
      )}
    </span>
  );
}
