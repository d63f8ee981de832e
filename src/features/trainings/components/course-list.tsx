import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { DoubtMarks } from "#features/sources/components/doubt-marks.tsx";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { CountryName } from "#ui/tag.tsx";
import { GROUP_WORDS } from "../columns.ts";
import type { CourseRow, CourseSums } from "../views.ts";
import { Count, SumOf } from "./count.tsx";
import { CourseDates } from "./course-dates.tsx";

const COUNTS = ["seats", "nominated", "attended", "completed"] as const;

const SUMMED = ["nominated", "attended", "completed"] as const;
const isSummed = (key: string): key is (typeof SUMMED)[number] =>
  SUMMED.some((name) => name === key);

type Props = { courses: readonly CourseRow[]; sums: CourseSums; arrangement: Arrangement };

/** Courses of many programmes, and their sums; those without a number are said to be without it. */
export async function CourseList({ courses, sums, arrangement }: Props) {
  const t = await getTranslations("trainings");
  const locale = await getLocale();
  const count = (name: (typeof COUNTS)[number]): Column<CourseRow> => ({
    key: name,
    header: t(`col.${name}`),
    numeric: true,
    cell: (course) => <Count value={course[name]} />,
  });
  const columns = await arrangedColumns<CourseRow>(
    [
      { key: "dates", header: t("col.dates"), cell: (course) => <CourseDates course={course} /> },
      {
        key: "course",
        header: t("col.course"),
        rowHeader: true,
        cell: ({ title, training, doubts }) => (
          <>
            <bdi>{title}</bdi>
            <span className="block text-xs font-normal">
              <Link href={`/trainings/${training.id}`}>
                <bdi>{training.title}</bdi>
              </Link>{" "}
              <span className="figures text-ink-2">{training.ref}</span>
            </span>
            <DoubtMarks doubts={doubts} />
          </>
        ),
      },
      {
        key: "partner",
        header: t("col.partner"),
        cell: ({ partner }) => <CountryName code={partner.code} name={nameIn(locale, partner)} />,
      },
      { key: "place", header: t("col.place"), cell: ({ place }) => place && <bdi>{place}</bdi> },
      ...COUNTS.map(count),
    ],
    arrangement,
  );
  const word = columns.find(({ key }) => !isSummed(key))?.key;
  return (
    <Table
      caption={t("view.courses")}
      rows={courses}
      rowKey={({ id, group }) => `${group} ${id}`}
      groups={await groupHeadings(courses, arrangement, GROUP_WORDS)}
      tight
      empty={<EmptyState title={t("noCourses")}>{t("noCoursesHint")}</EmptyState>}
      columns={columns}
      footer={
        <tr>
          {columns.map(({ key }) =>
            key === word ? (
              <th key={key} scope="row">
                {t("total")}
              </th>
            ) : (
              <td key={key} className="numeric" data-empty={!isSummed(key)}>
                {isSummed(key) && (
                  <>
                    <span className="cell-label" aria-hidden="true">
                      {t(`col.${key}`)}
                    </span>
                    <SumOf sum={sums[key]} />
                  </>
                )}
              </td>
            ),
          )}
        </tr>
      }
    />
  );
}
