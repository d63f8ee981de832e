import { getTranslations } from "next-intl/server";
import { type Column, Table } from "#ui/table.tsx";
import { courseWarnings, totalsOf } from "../rules.ts";
import type { CourseView } from "../views.ts";
import { Count, SumOf } from "./count.tsx";
import { CourseDates } from "./course-dates.tsx";

const COUNTS = ["seats", "nominated", "attended", "completed"] as const;

/** The courses of one programme, what looks odd about them, and their sums. */
export async function CourseTable({ courses }: { courses: readonly CourseView[] }) {
  const t = await getTranslations("trainings");
  const totals = totalsOf(courses);
  const count = (name: (typeof COUNTS)[number]): Column<CourseView> => ({
    key: name,
    header: t(`col.${name}`),
    numeric: true,
    cell: (course) => <Count value={course[name]} />,
  });
  return (
    <Table
      caption={t("record.courses")}
      rows={courses}
      rowKey={({ id }) => id}
      tight
      empty={<p className="text-sm text-ink-2">{t("record.noCourses")}</p>}
      columns={[
        { key: "dates", header: t("col.dates"), cell: (course) => <CourseDates course={course} /> },
        {
          key: "title",
          header: t("col.course"),
          rowHeader: true,
          cell: (course) => (
            <>
              <bdi>{course.title}</bdi>
              {course.note !== null && (
                <span className="block text-xs font-normal whitespace-pre-line text-ink-2">
                  <bdi>{course.note}</bdi>
                </span>
              )}
              <Warnings course={course} />
            </>
          ),
        },
        { key: "place", header: t("col.place"), cell: ({ place }) => place && <bdi>{place}</bdi> },
        ...COUNTS.map(count),
      ]}
      footer={
        <tr>
          <th scope="row" colSpan={3}>
            {t("record.total")}
          </th>
          {COUNTS.map((name) => (
            <td key={name} className="numeric">
              <span className="cell-label" aria-hidden="true">
                {t(`col.${name}`)}
              </span>
              <SumOf sum={totals[name]} />
            </td>
          ))}
        </tr>
      }
    />
  );
}

/** Allowed, but worth a second look: more people than seats, more than were nominated. */
async function Warnings({ course }: { course: CourseView }) {
  const t = await getTranslations();
  return courseWarnings(course).map(({ messageKey }) => (
    <span key={messageKey} className="block text-xs font-normal text-warn">
      {/* The rule names a sentence of the catalogue. */}
      {t(messageKey as "validation.attendedOverSeats")}
    </span>
  ));
}
