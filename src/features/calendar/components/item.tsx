import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { Icon, type IconName } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { MarkingTag } from "#ui/tag.tsx";
import { type CalendarItem, type CalendarKind, PLACE_OF } from "../schema.ts";

const ICONS: Record<CalendarKind, IconName> = {
  meeting: "handshake",
  due: "promise",
  notice: "alert",
  end: "scroll",
  round: "history",
};

async function kindOf({ kind, renewsItself }: CalendarItem): Promise<string> {
  const t = await getTranslations("calendar.kind");
  return t(kind === "end" && renewsItself ? "renewal" : kind);
}

/** One entry of a day: what it is by picture and word, when, with whom. */
export async function CalendarEntry({ item, short }: { item: CalendarItem; short?: boolean }) {
  const t = await getTranslations("calendar");
  const locale = await getLocale();
  const { kind, id, title, partner, startsAt, marking, isCancelled, place } = item;
  const word = await kindOf(item);
  return (
    <span className="flex items-start gap-1.5">
      <span title={word} className="mt-0.5">
        <Icon name={ICONS[kind]} className="size-3.5" />
        <span className="sr-only">{word}: </span>
      </span>
      <span className="grid min-w-0 justify-items-start">
        <span className={short ? "line-clamp-2" : ""}>
          {startsAt && <span className="figures me-1 font-medium">{startsAt}</span>}
          <Link
            href={`${PLACE_OF[kind]}/${id}`}
            className={isCancelled ? "link line-through" : "link"}
            dir="auto"
          >
            {title}
          </Link>
        </span>
        <span className="flex flex-wrap gap-x-1.5 text-2xs text-ink-2">
          {isCancelled && <span className="font-medium">{t("cancelled")}</span>}
          {!short && <span>{word}</span>}
          <span title={nameIn(locale, partner)}>
            {short ? partner.code : nameIn(locale, partner)}
          </span>
          {!short && place && <bdi>{place}</bdi>}
          {marking !== "official" && <MarkingTag marking={marking} />}
        </span>
      </span>
    </span>
  );
}
