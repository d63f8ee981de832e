import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "#domain/uuid.ts";
import { FormButtons, SubmitButton } from "#ui/choice.tsx";
import { DateField } from "#ui/date-field.tsx";
import { TextArea, TextField } from "#ui/field.tsx";
import { ActionForm } from "#ui/form.tsx";
import { dateAsTyped } from "#ui/format.ts";
import { Section } from "#ui/page.tsx";
import { recordCourseAction, reviseCourseAction } from "../actions.ts";
import type { CourseView } from "../views.ts";
import { CourseDates } from "./course-dates.tsx";

const COUNTS = ["seats", "nominated", "attended", "completed"] as const;

type Props = {
  hidden: Record<string, string | number>;
  label: string;
  /** The course to correct; without one the form adds one. */
  course?: CourseView;
};

/** One cohort: when, where, how many. A number that nobody gives is left empty. */
export async function CourseForm({ hidden, label, course }: Props) {
  const t = await getTranslations("trainings.course");
  const locale = await getLocale();
  const { starts = null, ends = null } = course ?? {};
  return (
    <ActionForm
      action={course ? reviseCourseAction : recordCourseAction}
      requestKey={uuidv7()}
      hidden={hidden}
      label={label}
      className="mt-2 grid gap-4"
    >
      <TextField
        name="title"
        label={t("title")}
        initial={course?.title}
        autoComplete="off"
        required
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField
          name="starts"
          label={t("starts")}
          initial={starts ? dateAsTyped(starts, locale) : ""}
          initialPrecision={starts?.precision}
        />
        <DateField
          name="ends"
          label={t("ends")}
          initial={ends ? dateAsTyped(ends, locale) : ""}
          initialPrecision={ends?.precision}
        />
      </div>
      <TextField name="place" label={t("place")} initial={course?.place ?? undefined} />
      <fieldset className="grid gap-2">
        <legend className="field-label">{t("numbers")}</legend>
        <p className="field-hint">{t("countHint")}</p>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {COUNTS.map((name) => (
            <TextField
              key={name}
              name={name}
              label={t(name)}
              inputMode="numeric"
              autoComplete="off"
              initial={course?.[name]?.toString()}
            />
          ))}
        </div>
      </fieldset>
      <TextArea name="note" label={t("note")} rows={3} initial={course?.note ?? undefined} />
      <FormButtons>
        <SubmitButton>{course ? t("save") : t("record")}</SubmitButton>
      </FormButtons>
    </ActionForm>
  );
}

/** The courses of a programme, each to be corrected: numbers come in when a course is over. */
export async function CourseForms({ courses }: { courses: readonly CourseView[] }) {
  const t = await getTranslations("trainings");
  if (courses.length === 0) return null;
  return (
    <Section id="courses" title={t("record.courses")} count={courses.length} sheet>
      <ul className="grid gap-1">
        {courses.map((course) => (
          <li key={course.id}>
            <details>
              <summary className="link inline-block py-1">
                <bdi>{course.title}</bdi> (<CourseDates course={course} />)
              </summary>
              <CourseForm
                hidden={{ id: course.id, version: course.version }}
                label={t("course.revise", { title: course.title })}
                course={course}
              />
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
