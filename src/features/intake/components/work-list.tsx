import { getLocale, getTranslations } from "next-intl/server";
import type { DraftView } from "#features/drafts/schema.ts";
import { formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";

type Props = { intakes: readonly DraftView[]; timeZone: string };

/** The viewer's intakes in work, the last first. */
export async function WorkList({ intakes, timeZone }: Props) {
  const t = await getTranslations("intake.work");
  const locale = await getLocale();
  if (intakes.length === 0) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  return (
    <ul className="sheet divide-y divide-line text-sm">
      {intakes.map(({ id, title, savedAt }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-3 px-4 py-2">
          <Link href={`/intake/${id}`} className="link min-w-0 font-medium wrap-anywhere">
            <bdi>{title === "" ? t("untitled") : title}</bdi>
          </Link>
          <span className="text-xs text-ink-2">
            {t("saved", { at: formatInstant(savedAt, locale, timeZone) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
