import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { DateText } from "#ui/date-text.tsx";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName, MarkingTag, StatusTag, Tag } from "#ui/tag.tsx";
import type { MeetingLine } from "../views.ts";

/** Where the words of what it is grouped by stand. */
const WORDS = {
  type: "values.meetingType",
  life: "values.meetingLife",
  state: "values.recordState",
};

type Props = {
  meetings: readonly MeetingLine[];
  caption: string;
  empty: ReactNode;
  arrangement: Arrangement;
};

/** Meetings, one a line, with how far they and their records are. */
export async function MeetingTable({ meetings, caption, empty, arrangement }: Props) {
  const t = await getTranslations("meetings");
  const values = await getTranslations("values");
  const locale = await getLocale();
  return (
    <Table
      caption={caption}
      columns={await arrangedColumns<MeetingLine>(
        [
          {
            key: "held",
            header: t("col.held"),
            keep: true,
            cell: ({ held }) => <DateText date={held} />,
          },
          {
            key: "title",
            header: t("col.title"),
            rowHeader: true,
            cell: ({ id, title, ref, marking, place, theirHead, doubts }) => (
              <span className="grid gap-0.5">
                <Link href={`/meetings/${id}`} className="link font-medium">
                  <bdi>{title}</bdi>
                </Link>
                <span className="flex flex-wrap items-center gap-x-2 text-xs font-normal text-ink-2">
                  <span className="figures">{ref}</span>
                  {marking !== "official" && <MarkingTag marking={marking} />}
                  <DoubtMarks doubts={doubts} />
                  {place !== null && <bdi>{place}</bdi>}
                  {theirHead !== null && <bdi>{t("ledBy", { name: theirHead })}</bdi>}
                </span>
              </span>
            ),
          },
          {
            key: "partner",
            header: t("col.partner"),
            cell: ({ partner }) => (
              <CountryName code={partner.code} name={nameIn(locale, partner)} />
            ),
          },
          { key: "type", header: t("col.type"), cell: ({ type }) => values(`meetingType.${type}`) },
          {
            key: "life",
            header: t("col.life"),
            cell: ({ life, isToBeLogged }) => (
              <span className="flex flex-wrap gap-1">
                <StatusTag kind="meetingLife" value={life} />
                {isToBeLogged && (
                  <Tag tone="warn" icon="alert">
                    {t("toBeLogged")}
                  </Tag>
                )}
              </span>
            ),
          },
          {
            key: "state",
            header: t("col.state"),
            cell: ({ recordState }) => <StatusTag kind="recordState" value={recordState} />,
          },
          {
            key: "commitments",
            header: t("col.commitments"),
            numeric: true,
            cell: ({ commitments }) => (commitments > 0 ? formatNumber(commitments, locale) : ""),
          },
        ],
        arrangement,
      )}
      rows={meetings}
      rowKey={({ id }) => id}
      groups={await groupHeadings(meetings, arrangement, WORDS)}
      empty={empty}
    />
  );
}
