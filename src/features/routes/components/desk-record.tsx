import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { formatDayShort, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import type { DeskRequest, DeskView } from "../desk-views.ts";

type Props = { desk: DeskView; mayWrite: boolean };

/** All that waits at a desk and since when, and what it has answered. */
export async function DeskRecord({ desk, mayWrite }: Props) {
  const t = await getTranslations("desks");
  const locale = await getLocale();
  return (
    <>
      <Section id="figures" title={t("figures")} sheet>
        <SummaryList
          rows={[
            { term: t("column.waiting"), value: formatNumber(desk.waiting, locale) },
            { term: t("column.over"), value: formatNumber(desk.overTarget, locale) },
            {
              term: t("column.oldest"),
              value:
                desk.oldestOn === null ? t("nothingWaits") : formatDayShort(desk.oldestOn, locale),
            },
            {
              term: t("column.median"),
              value:
                desk.medianDays === null
                  ? t("noMedian")
                  : t("medianDays", { days: formatNumber(desk.medianDays, locale) }),
            },
            {
              term: t("agency"),
              value: desk.agencies.length > 0 && (
                <ul>
                  {desk.agencies.map((agency) => (
                    <li key={agency.id}>
                      <Link href={`/agencies/${agency.id}`}>
                        <bdi>{nameIn(locale, agency)}</bdi>
                      </Link>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Section>
      <Section id="waiting" title={t("waiting")} count={desk.waiting} hint={t("waitingHint")}>
        <Waiting rows={desk.requests} mayWrite={mayWrite} />
      </Section>
      <Section id="answered" title={t("answered")} count={desk.answered} hint={t("answeredHint")}>
        <Answered rows={desk.answers} />
      </Section>
    </>
  );
}

async function Instrument({ of: one }: { of: DeskRequest }) {
  const t = await getTranslations("desks");
  const agreements = await getTranslations("agreements");
  const locale = await getLocale();
  const { agreement, partner, marking, round } = one;
  return (
    <span className="grid justify-items-start gap-0.5">
      <Link href={`/agreements/${agreement.id}#concurrences`}>
        <bdi>{agreement.title}</bdi>
      </Link>
      <span className="flex flex-wrap items-center gap-1.5 text-xs font-normal text-ink-2">
        <span className="figures">{agreement.ref}</span>
        <span>{nameIn(locale, partner)}</span>
        {marking !== "official" && <MarkingTag marking={marking} />}
        {agreement.isFastTrack && <Tag icon="flag">{agreements("fastTrack")}</Tag>}
        {round > 1 && <Tag icon="history">{t("round", { round })}</Tag>}
      </span>
    </span>
  );
}

async function Waiting({ rows, mayWrite }: { rows: readonly DeskRequest[]; mayWrite: boolean }) {
  const t = await getTranslations("desks");
  const values = await getTranslations("values.stage");
  const locale = await getLocale();
  return (
    <Table
      caption={t("waiting")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("nothingWaits")}>{t("nothingWaitsHint")}</EmptyState>}
      columns={[
        {
          key: "instrument",
          header: t("column.instrument"),
          rowHeader: true,
          cell: (one) => <Instrument of={one} />,
        },
        {
          key: "asked",
          header: t("column.asked"),
          keep: true,
          cell: ({ requestedOn }) => formatDayShort(requestedOn, locale),
        },
        {
          key: "days",
          header: t("column.days"),
          numeric: true,
          cell: ({ days }) => formatNumber(days, locale),
        },
        {
          key: "target",
          header: t("column.target"),
          cell: ({ days, targetDays, isOverTarget }) =>
            targetDays === null ? (
              t("noTarget")
            ) : (
              <span className="grid justify-items-start gap-0.5">
                {t("targetDays", { days: targetDays })}
                {isOverTarget && (
                  <Tag tone="bad" icon="alert">
                    {t("over", { days: days - targetDays })}
                  </Tag>
                )}
              </span>
            ),
        },
        {
          key: "stage",
          header: t("column.stage"),
          cell: ({ stage }) => stage && values(stage),
        },
        {
          key: "do",
          header: <span className="sr-only">{t("column.do")}</span>,
          cell: ({ id, agreement }) => (
            <span className="grid justify-items-start gap-1 text-sm">
              <Link
                href={`/agreements/${agreement.id}/note?concurrence=${id}`}
                aria-label={t("noteOf", { ref: agreement.ref })}
              >
                {t("note")}
              </Link>
              {mayWrite && (
                <Link
                  href={`/agreements/${agreement.id}/concur?concurrence=${id}`}
                  aria-label={t("answerOf", { ref: agreement.ref })}
                >
                  {t("answer")}
                </Link>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

async function Answered({ rows }: { rows: readonly DeskRequest[] }) {
  const t = await getTranslations("desks");
  const values = await getTranslations("values.concurrenceDecision");
  const locale = await getLocale();
  return (
    <Table
      caption={t("answered")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p className="text-sm text-ink-2">{t("noAnswers")}</p>}
      columns={[
        {
          key: "instrument",
          header: t("column.instrument"),
          rowHeader: true,
          cell: (one) => <Instrument of={one} />,
        },
        {
          key: "decision",
          header: t("column.decision"),
          cell: ({ decision }) =>
            decision && (
              <Tag
                icon={decision === "refused" ? "ban" : "check"}
                tone={decision === "refused" ? "bad" : "good"}
              >
                {values(decision)}
              </Tag>
            ),
        },
        {
          key: "decided",
          header: t("column.decided"),
          keep: true,
          cell: ({ decidedOn }) => decidedOn && formatDayShort(decidedOn, locale),
        },
        {
          key: "days",
          header: t("column.days"),
          numeric: true,
          cell: ({ days }) => formatNumber(days, locale),
        },
        {
          key: "reference",
          header: t("column.reference"),
          cell: ({ referenceNo }) => referenceNo && <bdi className="figures">{referenceNo}</bdi>,
        },
      ]}
    />
  );
}
