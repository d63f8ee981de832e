import { getLocale, getTranslations } from "next-intl/server";
import { COUNT_LIMIT } from "#domain/listing.ts";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Section } from "#ui/page.tsx";
import { hrefOf, type PinnedView } from "../schema.ts";

/** The view that the reader wants on the home page: its first rows, and the way to all of them. */
export async function Pinned({ pinned: { view, count, rows } }: { pinned: PinnedView }) {
  const t = await getTranslations("views");
  const locale = await getLocale();
  const number =
    count > COUNT_LIMIT ? `${formatNumber(COUNT_LIMIT, locale)}+` : formatNumber(count, locale);
  return (
    <Section
      id="pinned"
      title={view.name}
      sheet
      actions={
        <Link href={hrefOf(view)} className="link text-sm">
          {t("openAll", { count: number })}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <p className="text-sm text-ink-2">{t("pinnedEmpty")}</p>
      ) : (
        <ul className="grid divide-y divide-line">
          {rows.map(({ href, title, ref }) => (
            <li key={href} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
              <Link href={href} className="link">
                <bdi>{title}</bdi>
              </Link>
              {ref !== null && <span className="figures text-xs text-ink-2">{ref}</span>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
