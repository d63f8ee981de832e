import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { DateText } from "#ui/date-text.tsx";
import { formatDayShort } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { SummaryList } from "#ui/record.tsx";
import { Tag } from "#ui/tag.tsx";
import type { MeetingView } from "../views.ts";

/** When, where, how and about what. */
export async function MeetingFacts({ meeting }: { meeting: MeetingView }) {
  const t = await getTranslations("meetings");
  const form = await getTranslations("meetings.form");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const { country, held, untilOn, startsAt, timeZone, place, mode, hostSide, series, round } =
    meeting;
  const { topics, lifeReason } = meeting;
  return (
    <SummaryList
      rows={[
        {
          term: form("partner"),
          value: <Link href={`/partners/${country.code}`}>{nameIn(locale, country)}</Link>,
        },
        {
          term: form("held"),
          value: (
            <span className="flex flex-wrap gap-x-2">
              <DateText date={held} />
              {untilOn !== null && (
                <span>{t("untilDay", { day: formatDayShort(untilOn, locale) })}</span>
              )}
              {startsAt !== null && (
                <span className="figures">
                  {startsAt} <span className="text-ink-2">{timeZone.replaceAll("_", " ")}</span>
                </span>
              )}
            </span>
          ),
        },
        { term: form("type"), value: values(`meetingType.${meeting.type}`) },
        {
          term: form("place"),
          value:
            place === null
              ? values(`meetingMode.${mode}`)
              : `${place} (${values(`meetingMode.${mode}`)})`,
        },
        {
          term: form("hostSide"),
          value: hostSide && (hostSide === "home" ? values("side.home") : nameIn(locale, country)),
        },
        ...(series === null && round === null
          ? []
          : [
              {
                term: form("series"),
                value: [series?.name, round !== null && t("roundNumber", { round })]
                  .filter(Boolean)
                  .join(", "),
              },
            ]),
        {
          term: form("topics"),
          value: topics.map((topic) => (
            <Link key={topic.id} href={`/topics/${topic.slug}`} className="link me-3 inline-block">
              {nameIn(locale, topic)}
            </Link>
          )),
        },
        ...(lifeReason === null ? [] : [{ term: t("lifeReason"), value: lifeReason }]),
      ]}
    />
  );
}

/** The next round: as this meeting promised it, and the rounds of its series. */
export async function NextRound({ meeting }: { meeting: MeetingView }) {
  const t = await getTranslations("meetings");
  const { nextRound, nextRoundWords, series } = meeting;
  const isPromised = nextRound !== null || nextRoundWords !== null;
  if (!isPromised && series === null)
    return <p className="text-sm text-ink-3">{t("noNextRound")}</p>;
  return (
    <div className="grid gap-3 text-sm">
      {isPromised && (
        <p className="flex flex-wrap items-center gap-x-2">
          {nextRoundWords !== null && <q dir="auto">{nextRoundWords}</q>}
          {nextRound !== null && <DateText date={nextRound} />}
        </p>
      )}
      {series?.next && (
        <p className="flex flex-wrap items-center gap-2">
          <span>{t(`seriesNext.${series.next.basis}`)}</span>
          <DateText date={series.next.due} />
          {series.next.isOverdue && (
            <Tag tone="bad" icon="alert">
              {t("roundOverdue")}
            </Tag>
          )}
        </p>
      )}
      {series !== null && (
        <ul className="grid gap-1">
          {series.rounds.map(({ id, title, round, held }) => (
            <li key={id} className="flex flex-wrap gap-x-2">
              <span className="w-28 shrink-0 text-ink-2">
                <DateText date={held} />
              </span>
              {id === meeting.id ? (
                <strong>
                  <bdi>{title}</bdi>
                </strong>
              ) : (
                <Link href={`/meetings/${id}`}>
                  <bdi>{title}</bdi>
                </Link>
              )}
              {round !== null && <span className="text-ink-2">{t("roundNumber", { round })}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
