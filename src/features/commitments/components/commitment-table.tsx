import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { formatDayShort, formatFuzzy } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { CountryName, DueTag, MarkingTag, StatusTag } from "#ui/tag.tsx";
import { fuzzyWords } from "#ui/words.ts";
import type { COMMITMENT_SORTS } from "../schema.ts";
import type { CommitmentRow } from "../views.ts";

type Sort = (typeof COMMITMENT_SORTS)[number];

/** Where the words of what it is grouped by stand. */
const WORDS = {
  status: "values.status",
  obligor: "values.owedBy",
  strength: "values.wordingStrength",
  kind: "values.commitmentKind",
  freshness: "values.freshness",
};

type Props = {
  caption: string;
  rows: readonly CommitmentRow[];
  /** The day the rows stand for. */
  asOf: CalendarDate;
  empty?: ReactNode;
  /** How it is sorted, and where each order leads; without it the headers lead nowhere. */
  sort?: { by: Sort; href: (by: Sort) => string };
  /** On a page of one partner, or in a narrow place. */
  without?: readonly ("partner" | "lead" | "evidence")[];
  /** The columns that are chosen; without it the usual ones. */
  arrangement?: Arrangement;
};

/** Commitments, a line each: who owes what to whom, by when, and how it stands. */
export async function CommitmentTable(props: Props) {
  const { caption, rows, asOf, empty, sort, without = [], arrangement } = props;
  const t = await getTranslations("commitments");
  const values = await getTranslations("values");
  const locale = await getLocale();
  const words = await fuzzyWords();
  const sorting = (key: "title" | "partner" | "due" | "evidence") => {
    if (sort === undefined) return {};
    const isUp = sort.by === key;
    return {
      sortHref: sort.href(isUp ? `-${key}` : key),
      ...(isUp && { sorted: "ascending" as const }),
      ...(sort.by === `-${key}` && { sorted: "descending" as const }),
    };
  };
  const columns: (Column<CommitmentRow> | false)[] = [
    {
      key: "title",
      header: t("column.title"),
      rowHeader: true,
      cell: (row) => <Title row={row} />,
      ...sorting("title"),
    },
    !without.includes("partner") && {
      key: "partner",
      header: t("column.partner"),
      cell: ({ partner }) => <CountryName code={partner.code} name={nameIn(locale, partner)} />,
      ...sorting("partner"),
    },
    { key: "owes", header: t("column.owes"), cell: ({ obligor }) => values(`obligor.${obligor}`) },
    !without.includes("lead") && {
      key: "lead",
      header: t("column.lead"),
      cell: ({ lead }) =>
        lead && (
          <bdi title={lead.acronym === null ? undefined : nameIn(locale, lead)}>
            {lead.acronym ?? nameIn(locale, lead)}
          </bdi>
        ),
    },
    {
      key: "due",
      header: t("column.due"),
      cell: ({ due, dueWords }) =>
        (due !== null || dueWords !== null) && (
          <span className="grid">
            {due && (
              <span className="figures whitespace-nowrap">{formatFuzzy(due, locale, words)}</span>
            )}
            {dueWords && <q className="text-xs text-ink-2">{dueWords}</q>}
          </span>
        ),
      ...sorting("due"),
    },
    {
      key: "status",
      header: t("column.status"),
      cell: ({ status, isOverdue, isDueSoon, dueLastDay }) => (
        <span className="grid justify-items-start gap-1">
          <StatusTag value={status} />
          {(isOverdue || isDueSoon) && <DueTag due={dueLastDay} today={asOf} />}
        </span>
      ),
    },
    !without.includes("evidence") && {
      key: "evidence",
      header: t("column.evidence"),
      cell: ({ lastEvidenceOn, freshness }) => (
        <span className="grid justify-items-start gap-1">
          {lastEvidenceOn && (
            <span className="figures whitespace-nowrap">
              {formatDayShort(lastEvidenceOn, locale)}
            </span>
          )}
          <StatusTag kind="freshness" value={freshness} />
        </span>
      ),
      ...sorting("evidence"),
    },
  ];
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      groups={arrangement && (await groupHeadings(rows, arrangement, WORDS))}
      empty={empty}
      columns={await arrangedColumns(
        columns.filter((column) => column !== false),
        arrangement,
      )}
    />
  );
}

async function Title({ row }: { row: CommitmentRow }) {
  const { id, ref, title, marking, strength, doubts } = row;
  const values = await getTranslations("values.wordingStrength");
  return (
    <span className="grid justify-items-start gap-0.5">
      <Link href={`/commitments/${id}`}>{title}</Link>
      <span className="flex flex-wrap items-center gap-x-2 text-xs font-normal text-ink-2">
        <span className="figures">{ref}</span>
        <span>{values(strength)}</span>
        {marking !== "official" && <MarkingTag marking={marking} />}
        <DoubtMarks doubts={doubts} />
      </span>
    </span>
  );
}
