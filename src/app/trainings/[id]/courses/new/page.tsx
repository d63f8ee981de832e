import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CourseForm } from "#features/trainings/components/course-form.tsx";
import { getTraining } from "#features/trainings/queries/record.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

type Props = PageProps<"/trainings/[id]/courses/new">;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainings"))("addCourse") };
}

export default async function NewCoursePage({ params }: Props) {
  const { id } = await params;
  const training = await readPage("/trainings/[id]/courses/new", ({ tx }) => getTraining(tx, id));
  const t = await getTranslations("trainings");
  return (
    <Page narrow marking={training.marking}>
      <PageHeader
        title={t("courseTitle", { title: training.title })}
        kicker={training.ref}
        marking={training.marking}
        breadcrumb={[
          { href: "/trainings", label: t("title") },
          { href: `/trainings/${id}`, label: training.ref },
        ]}
      />
      <CourseForm hidden={{ trainingId: id }} label={t("addCourse")} />
    </Page>
  );
}
