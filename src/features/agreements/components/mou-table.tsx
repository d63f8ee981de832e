import { getLocale, getTranslations } from "next-intl/server";
import type { ListPage } from "#domain/listing.ts";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { hrefWith, type Params } from "#ui/address.ts";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { type Column, Pagination, Table } from "#ui/table.tsx";
import { CountryName, MarkingTag, Tag } from "#ui/tag.tsx";
import type { MouItem } from "../mou-views.ts";
import type { MouFilter } from "../views.ts";
import { MissingDesks, MoveMenu } from "./mou-card.tsx";
import { PickCard, PickedCards } from "./pick-card.tsx";
import { OverTargetTag, WaitingTag } from "./tags.tsx";

const PATH = "/mous";

/** Where the words of what it is grouped by stand. */
const WORDS = { stage: "values.stage", waiting: "values.waitingOn" };

type Props = {
  page: ListPage<MouItem>;
  filter: MouFilter;
  params: Params;
  mayMove: boolean;
  arrangement: Arrangement;
};

/** The MoUs as a list, by days in stage unless another column is chosen. */
export async function MouTable({ page, filter, params, mayMove, arrangement }: Props) {
  const t = await getTranslations("mous");
  const agreements = await getTranslations("agreements");
  const values = await getTranslations("values.stage");
  const locale = await getLocale();
  const sorting = (sort: MouFilter["sort"]) =>
    ({
      sortHref: hrefWith(PATH, params, { sort: sort === "days" ? null : sort }),
      sorted:
        filter.sort !== sort ? undefined : sort === "title" ? "ascending" : ("descending" as const),
    }) satisfies Partial<Column<MouItem>>;
  return (
    <>
      <Table
        caption={t("title")}
        rows={page.rows}
        rowKey={({ id }) => id}
        groups={await groupHeadings(page.rows, arrangement, WORDS)}
        columns={await arrangedColumns<MouItem>(
          [
            {
              key: "title",
              header: t("column.title"),
              rowHeader: true,
              ...sorting("title"),
              cell: ({ id, ref, title, marking, isPlaceholder, isFastTrack, doubts }) => (
                <span className="grid justify-items-start gap-0.5">
                  <Link href={`/agreements/${id}`}>{title}</Link>
                  <span className="flex flex-wrap items-center gap-1.5 text-xs font-normal text-ink-2">
                    <span className="figures">{ref}</span>
                    {marking !== "official" && <MarkingTag marking={marking} />}
                    {isPlaceholder && <Tag icon="circleDashed">{agreements("notNamed")}</Tag>}
                    {isFastTrack && <Tag icon="flag">{agreements("fastTrack")}</Tag>}
                    <DoubtMarks doubts={doubts} />
                  </span>
                </span>
              ),
            },
            {
              key: "partner",
              header: t("column.partner"),
              cell: ({ partner }) => (
                <CountryName code={partner.code} name={nameIn(locale, partner)} />
              ),
            },
            {
              key: "stage",
              header: t("column.stage"),
              cell: ({ stage }) => (stage === null ? t("noStage") : values(stage)),
            },
            {
              key: "days",
              header: t("column.days"),
              numeric: true,
              ...sorting("days"),
              cell: ({ daysInStage }) =>
                daysInStage === null ? null : formatNumber(daysInStage, locale),
            },
            {
              key: "target",
              header: t("column.target"),
              cell: ({ daysInStage, targetDays }) =>
                targetDays === null ? null : (
                  <span className="grid justify-items-start gap-0.5">
                    {agreements("stage.days", { days: targetDays })}
                    <OverTargetTag days={daysInStage} targetDays={targetDays} short />
                  </span>
                ),
            },
            {
              key: "age",
              header: t("column.age"),
              numeric: true,
              ...sorting("age"),
              cell: ({ totalDays }) =>
                totalDays === null ? null : formatNumber(totalDays, locale),
            },
            {
              key: "waiting",
              header: t("column.waiting"),
              cell: ({ waitingOn, waitingAgency, ownerPost, missing }) =>
                waitingOn && (
                  <span className="grid justify-items-start gap-0.5">
                    <WaitingTag on={waitingOn} agency={waitingAgency} short />
                    {ownerPost !== null && <bdi className="text-xs text-ink-2">{ownerPost}</bdi>}
                    <span className="text-xs">
                      <MissingDesks missing={missing} />
                    </span>
                  </span>
                ),
            },
            ...(mayMove
              ? [
                  {
                    key: "move",
                    header: <span className="sr-only">{t("column.move")}</span>,
                    cell: (mou: MouItem) => (
                      <span className="flex items-center">
                        <PickCard id={mou.id} title={mou.title} />
                        <MoveMenu mou={mou} />
                      </span>
                    ),
                  },
                ]
              : []),
          ],
          arrangement,
        )}
      />
      {mayMove && page.rows.length > 0 && <PickedCards />}
      <Pagination
        previousHref={page.before && hrefWith(PATH, params, { before: page.before, after: null })}
        nextHref={page.after && hrefWith(PATH, params, { after: page.after, before: null })}
      />
    </>
  );
}
