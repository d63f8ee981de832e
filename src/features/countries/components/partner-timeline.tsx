import { getLocale, getTranslations } from "next-intl/server";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { formatFuzzy } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Timeline } from "#ui/record.tsx";
import { MarkingTag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { PartnerEvent, PartnerEventKind } from "../schema.ts";

const PLACE: Record<PartnerEventKind, string> = {
  meeting: "meetings",
  commitment: "commitments",
  progress: "commitments",
  action: "agreements",
  stage: "agreements",
  course: "trainings",
  source: "sources",
};

/** The family of `values` that an event's detail is a word of. */
const WORDS: Record<PartnerEventKind, string | null> = {
  meeting: "meetingType",
  commitment: "wordingStrength",
  progress: "status",
  action: "agreementActionType",
  stage: "stage",
  course: null,
  source: "sourceKind",
};

const ICONS = {
  meeting: "handshake",
  commitment: "list",
  progress: "check",
  action: "fileText",
  stage: "columns",
  course: "graduation",
  source: "book",
} as const;

type Props = {
  events: PartnerEvent[];
  /** Null where these are the latest. */
  latestHref: string | null;
  /** Null where nothing happened before. */
  earlierHref: string | null;
};

/** One page of what happened. */
export async function PartnerTimeline({ events, latestHref, earlierHref }: Props) {
  const t = await getTranslations("partners");
  return (
    <div className="grid gap-3">
      <Events events={events} />
      {(latestHref ?? earlierHref) !== null && (
        <nav aria-label={t("timelinePages")} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {latestHref !== null && <Link href={latestHref}>{t("latestEvents")}</Link>}
          {earlierHref !== null && (
            <Link href={earlierHref} rel="next">
              {t("earlierEvents")}
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}

async function Events({ events }: { events: PartnerEvent[] }) {
  const t = await getTranslations("partners");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const words = await fuzzyWords();
  if (events.length === 0) return <EmptyState title={t("noEvents")} />;
  return (
    <Timeline
      items={events.map((event, index) => {
        const family = WORDS[event.kind];
        return {
          // The same may have happened twice on a day.
          id: `${event.kind}-${event.id}-${index}`,
          date: formatFuzzy(event, locale, words),
          kind: t(`event.${event.kind}`),
          icon: ICONS[event.kind],
          title: (
            <Link href={`/${PLACE[event.kind]}/${event.id}`} className="link">
              <bdi>{event.title}</bdi>
            </Link>
          ),
          detail: (
            <span className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
              <span className="figures">{event.ref}</span>
              {family !== null && event.detail !== null && (
                <span>{values(`${family}.${event.detail}`)}</span>
              )}
              {event.marking !== "official" && <MarkingTag marking={event.marking} />}
              <DoubtMarks doubts={event.doubts} />
            </span>
          ),
        };
      })}
    />
  );
}
