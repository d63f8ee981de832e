import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { DateText } from "#ui/date-text.tsx";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName, MarkingTag } from "#ui/tag.tsx";
import type { SourceRow } from "../views.ts";
import { DoubtMarks } from "./doubt-marks.tsx";
import { Grade } from "./grade.tsx";

/** Where the words of what it is grouped by stand. */
const WORDS = { kind: "values.sourceKind" };

type Props = { sources: readonly SourceRow[]; empty: ReactNode; arrangement: Arrangement };

/** Documents by the day they were published, the latest first. */
export async function SourceTable({ sources, empty, arrangement }: Props) {
  const t = await getTranslations("sources");
  const values = await getTranslations("values.sourceKind");
  const locale = await getLocale();
  return (
    <Table
      caption={t("title")}
      rows={sources}
      rowKey={({ id }) => id}
      groups={await groupHeadings(sources, arrangement, WORDS)}
      empty={empty}
      columns={await arrangedColumns<SourceRow>(
        [
          {
            key: "title",
            header: t("col.title"),
            rowHeader: true,
            cell: ({ id, ref, title, publisher, marking, language, doubts }) => (
              <div className="grid justify-items-start gap-0.5">
                <Link href={`/sources/${id}`} className="link font-medium">
                  <bdi lang={language === "other" ? undefined : language}>{title}</bdi>
                </Link>
                <span className="flex flex-wrap items-center gap-x-2 text-xs font-normal text-ink-2">
                  {publisher !== null && <bdi>{publisher}</bdi>}
                  <span className="figures text-ink-3">{ref}</span>
                  {marking !== "official" && <MarkingTag marking={marking} />}
                  <DoubtMarks doubts={doubts} />
                </span>
              </div>
            ),
          },
          { key: "kind", header: t("col.kind"), cell: ({ kind }) => values(kind) },
          { key: "grade", header: t("col.grade"), cell: ({ grade }) => <Grade grade={grade} /> },
          {
            key: "partner",
            header: t("col.partner"),
            cell: ({ partner }) => (
              <CountryName code={partner.code} name={nameIn(locale, partner)} />
            ),
          },
          {
            key: "published",
            header: t("col.published"),
            keep: true,
            cell: ({ published }) => <DateText date={published} />,
          },
          {
            key: "passages",
            header: t("col.passages"),
            numeric: true,
            cell: ({ citations }) => formatNumber(citations, locale),
          },
        ],
        arrangement,
      )}
    />
  );
}
