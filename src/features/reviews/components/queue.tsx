import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { formatDay } from "#ui/format.ts";
import { Icon, type IconName } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import { type ReviewKind, reviewDeadline } from "../rules.ts";
import type { ReviewItem } from "../schema.ts";

const ICONS: Record<ReviewKind, IconName> = {
  minutes: "handshake",
  completion: "checkCircle",
  answer: "send",
  intake: "quote",
};

type Props = {
  items: readonly ReviewItem[];
  current: string | null;
  params: Params;
  today: CalendarDate;
};

/** What waits, the longest first; the item that is open is marked. */
export async function Queue({ items, current, params, today }: Props) {
  const t = await getTranslations("reviews");
  const locale = await getLocale();
  return (
    <nav aria-label={t("queue")}>
      <ol className="sheet divide-y divide-line">
        {items.map(({ key, kind, ref, title, partner, by, isOwn, marking, submittedOn }) => {
          const deadline = reviewDeadline(submittedOn, today);
          return (
            <li key={key}>
              <Link
                href={hrefWith("/reviews", params, { item: key })}
                aria-current={key === current ? "true" : undefined}
                className="grid gap-1 px-3 py-2 hover:bg-sunken aria-[current]:bg-accent-soft aria-[current]:shadow-[inset_3px_0_0_var(--color-accent)] rtl:aria-[current]:shadow-[inset_-3px_0_0_var(--color-accent)]"
              >
                <span className="flex items-start gap-2">
                  <Icon name={ICONS[kind]} className="mt-0.5 size-4 shrink-0 text-ink-3" />
                  <bdi className="font-medium">{title}</bdi>
                </span>
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1 ps-6 text-xs text-ink-2">
                  <span className="figures font-medium">{partner.code}</span>
                  {ref !== null && <span className="figures">{ref}</span>}
                  <span>{t(`kind.${kind}`)}</span>
                  {marking !== "official" && <MarkingTag marking={marking} />}
                </span>
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1 ps-6 text-xs text-ink-2">
                  <span>
                    {by === null
                      ? t("since", { on: formatDay(submittedOn, locale) })
                      : t("sinceBy", { on: formatDay(submittedOn, locale), by })}
                  </span>
                  {isOwn && <Tag icon="person">{t("yours")}</Tag>}
                  {deadline.isOver && (
                    <Tag tone="bad" icon="alert">
                      {t("over", { days: deadline.daysOver })}
                    </Tag>
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
