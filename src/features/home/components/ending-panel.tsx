import { getLocale, getTranslations } from "next-intl/server";
import { formatDayShort } from "#ui/format.ts";
import { MarkingTag } from "#ui/tag.tsx";
import type { EndingHead } from "../schema.ts";
import { Line, Panel } from "./panels.tsx";

/** What ends or must be noticed within half a year, the most urgent first. */
export async function EndingPanel({ ending }: { ending: EndingHead[] }) {
  const t = await getTranslations("home");
  const locale = await getLocale();
  return (
    <Panel
      title={t("ending.title")}
      empty={t("ending.none")}
      all={{ href: "/agreements?within=180", label: t("ending.all") }}
    >
      {ending.map(({ id, title, partner, marking, renewal, noticeOn, endsOn }) => (
        <Line key={id} href={`/agreements/${id}`} title={title} partner={partner}>
          {noticeOn !== null && (
            <span className="font-medium text-ink">
              {t("ending.notice", { date: formatDayShort(noticeOn, locale) })}
            </span>
          )}
          <span>
            {t(renewal === "automatic" ? "ending.renews" : "ending.ends", {
              date: formatDayShort(endsOn, locale),
            })}
          </span>
          {marking !== "official" && <MarkingTag marking={marking} />}
        </Line>
      ))}
    </Panel>
  );
}
