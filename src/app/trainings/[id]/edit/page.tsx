import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listAgencyChoices } from "#features/agencies/queries/choices.ts";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { CourseForms } from "#features/trainings/components/course-form.tsx";
import { TrainingForm } from "#features/trainings/components/training-form.tsx";
import {
  getTraining,
  listAgreementChoices,
  listCommitmentChoices,
} from "#features/trainings/queries/record.ts";
import { readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainings"))("edit") };
}

export default async function EditTrainingPage({ params }: PageProps<"/trainings/[id]/edit">) {
  const { id } = await params;
  const { training, choices, clearance } = await readPage(
    "/trainings/[id]/edit",
    async ({ tx, viewer }) => {
      const found = await getTraining(tx, id);
      return {
        training: found,
        choices: {
          agencies: await listAgencyChoices(tx, found.partner),
          commitments: await listCommitmentChoices(tx, found.partner),
          agreements: await listAgreementChoices(tx, found.partner),
          topics: await listTopicChoices(tx),
        },
        clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
      };
    },
  );
  const t = await getTranslations("trainings");
  return (
    <Page narrow marking={training.marking}>
      <PageHeader
        title={t("editTitle", { title: training.title })}
        kicker={training.ref}
        marking={training.marking}
        breadcrumb={[
          { href: "/trainings", label: t("title") },
          { href: `/trainings/${id}`, label: training.ref },
        ]}
        actions={<ButtonLink href={`/trainings/${id}/courses/new`}>{t("addCourse")}</ButtonLink>}
      />
      <TrainingForm
        partner={training.partner}
        choices={choices}
        clearance={clearance}
        training={training}
      />
      <CourseForms courses={training.courses} />
    </Page>
  );
}
