import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { fuzzyOf } from "#domain/date-precision.ts";
import { nameIn } from "#domain/names.ts";
import { raiseAtMeetingAction } from "#features/meetings/actions.ts";
import { DateText } from "#ui/date-text.tsx";
import { formatDay, formatFuzzy } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName, DueTag, MarkingTag, StatusTag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { OverdueRow, Standing } from "../schema.ts";

type Props = {
  rows: readonly OverdueRow[];
  asOf: CalendarDate;
  /** Whether the viewer may put something on an agenda now: not in the picture of another day. */
  mayRaise: boolean;
};

/** What is overdue, the longest first: who owes it, since when, the last word on it, and where it can be raised next. */
export async function OverdueTable({ rows, asOf, mayRaise }: Props) {
  const t = await getTranslations("overdue");
  const values = await getTranslations("values.owedBy");
  const locale = await getLocale();
  const words = await fuzzyWords();
  return (
    <Table
      caption={t("view.promises")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none.promises")}>{t("none.promisesHint")}</EmptyState>}
      columns={[
        {
          key: "promise",
          header: t("col.promise"),
          rowHeader: true,
          cell: ({ id, ref, title, marking }) => (
            <span className="grid justify-items-start gap-0.5">
              <Link href={`/commitments/${id}`}>
                <bdi>{title}</bdi>
              </Link>
              <span className="flex flex-wrap items-center gap-2 text-xs font-normal text-ink-2">
                <span className="figures">{ref}</span>
                {marking !== "official" && <MarkingTag marking={marking} />}
              </span>
            </span>
          ),
        },
        {
          key: "partner",
          header: t("col.partner"),
          cell: ({ partner }) => <CountryName code={partner.code} name={nameIn(locale, partner)} />,
        },
        {
          key: "who",
          header: t("col.who"),
          cell: ({ obligor, lead, standing }) => (
            <span className="grid justify-items-start">
              <span>{values(obligor)}</span>
              {lead && (
                <Link href={`/agencies/${lead.id}`} className="link text-xs">
                  <bdi>{lead.acronym ?? nameIn(locale, lead)}</bdi>
                </Link>
              )}
              {standing?.focalPoint && (
                <Link href={`/people/${standing.focalPoint.id}`} className="link text-xs">
                  <bdi>{standing.focalPoint.name}</bdi>
                </Link>
              )}
            </span>
          ),
        },
        {
          key: "since",
          header: t("col.since"),
          cell: ({ due, dueWords, dueLastDay }) => (
            <span className="grid justify-items-start gap-0.5">
              <DueTag due={dueLastDay} today={asOf} />
              <span className="text-xs text-ink-2">
                {dueWords ? <q dir="auto">{dueWords}</q> : formatFuzzy(due, locale, words)}
              </span>
            </span>
          ),
        },
        {
          key: "word",
          header: t("col.word"),
          cell: ({ standing, status }) => (
            <LastWord word={standing?.word ?? null} status={status} />
          ),
        },
        {
          key: "raise",
          header: t("col.raise"),
          cell: ({ id, partner, standing }) => (
            <Raise
              id={id}
              partner={partner.code}
              next={standing?.next ?? null}
              mayRaise={mayRaise}
            />
          ),
        },
      ]}
    />
  );
}

type LastWordProps = { word: Standing["word"]; status: string };

async function LastWord({ word, status }: LastWordProps) {
  const t = await getTranslations("overdue");
  const locale = await getLocale();
  if (word === null) return <span className="text-ink-3">{t("noWord")}</span>;
  return (
    <span className="grid justify-items-start gap-0.5">
      <StatusTag value={status} />
      {word.note && (
        <span dir="auto" className="line-clamp-3 max-w-md">
          {word.note}
        </span>
      )}
      <span className="text-xs text-ink-2">
        {t("wordBy", { on: formatDay(word.on, locale), by: word.by })}
      </span>
    </span>
  );
}

type RaiseProps = {
  id: string;
  partner: string;
  next: Standing["next"];
  mayRaise: boolean;
};

async function Raise({ id, partner, next, mayRaise }: RaiseProps) {
  const t = await getTranslations("overdue");
  if (next === null) {
    return (
      <span className="grid justify-items-start gap-0.5">
        <span className="text-ink-3">{t("noMeeting")}</span>
        {mayRaise && (
          <Link href={`/meetings/new?partner=${partner}&life=planned`} className="link text-xs">
            {t("plan")}
          </Link>
        )}
      </span>
    );
  }
  return (
    <span className="grid justify-items-start gap-1">
      <Link href={`/meetings/${next.id}`} className="link">
        <bdi>{next.title}</bdi>
      </Link>
      <span className="text-xs">
        <DateText date={fuzzyOf(next.on, next.precision)} />
      </span>
      {next.isRaised ? (
        <span className="inline-flex items-center gap-1 text-xs text-good">
          <Icon name="check" className="size-3.5" />
          {t("raised")}
        </span>
      ) : (
        mayRaise &&
        next.isOpen && (
          <form action={raiseAtMeetingAction}>
            <input type="hidden" name="id" value={next.id} />
            <input type="hidden" name="commitmentId" value={id} />
            <button type="submit" className="button button-secondary button-small">
              {t("raise")}
            </button>
          </form>
        )
      )}
    </span>
  );
}
