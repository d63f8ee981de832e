import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { reviewDeadline } from "#features/reviews/rules.ts";
import type { ReviewItem } from "#features/reviews/schema.ts";
import { formatDayShort } from "#ui/format.ts";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import { Line, Panel } from "./panels.tsx";

type Props = { items: readonly ReviewItem[]; today: CalendarDate };

/** What waits for the manager's decision, the longest waiting first; each opens where it is decided. */
export async function ReviewPanel({ items, today }: Props) {
  const t = await getTranslations("home");
  const reviews = await getTranslations("reviews");
  const locale = await getLocale();
  return (
    <Panel
      title={t("submitted")}
      empty={t("no.submitted")}
      all={{ href: "/reviews", label: t("all.submitted") }}
    >
      {items.map(({ key, kind, title, partner, by, isOwn, marking, submittedOn }) => {
        const { isOver, daysOver } = reviewDeadline(submittedOn, today);
        return (
          <Line key={key} href={`/reviews?item=${key}`} title={title} partner={partner.code}>
            <span>{reviews(`kind.${kind}`)}</span>
            <span>{formatDayShort(submittedOn, locale)}</span>
            {isOwn ? <span>{t("own")}</span> : by !== null && <span>{t("by", { who: by })}</span>}
            {isOver && (
              <Tag tone="bad" icon="alert">
                {reviews("over", { days: daysOver })}
              </Tag>
            )}
            {marking !== "official" && <MarkingTag marking={marking} />}
          </Line>
        );
      })}
    </Panel>
  );
}
