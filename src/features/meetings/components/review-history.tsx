import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "#ui/format.ts";
import type { IconName } from "#ui/icon.tsx";
import { Timeline } from "#ui/record.tsx";
import type { MeetingView, ReviewView } from "../views.ts";

const ICONS: Record<ReviewView["action"], IconName> = {
  submitted: "send",
  returned: "returned",
  agreed: "check",
  reopened: "history",
};

type Props = { reviews: MeetingView["reviews"]; createdBy: string; timeZone: string };

/** What became of the record: who did it, when and why, the latest first. */
export async function ReviewHistory({ reviews, createdBy, timeZone }: Props) {
  const t = await getTranslations("meetings");
  const values = await getTranslations("values.reviewAction");
  const locale = await getLocale();
  return (
    <>
      {reviews.length > 0 && (
        <Timeline
          items={reviews.toReversed().map(({ id, action, reason, by, at }) => ({
            id,
            icon: ICONS[action],
            date: formatInstant(at, locale, timeZone),
            title: t("by", { what: values(action), name: by }),
            detail: reason && <q dir="auto">{reason}</q>,
          }))}
        />
      )}
      <p className={`text-sm text-ink-2 ${reviews.length > 0 ? "mt-3" : ""}`}>
        {t("writtenBy", { name: createdBy })}
      </p>
    </>
  );
}
