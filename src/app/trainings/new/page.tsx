import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listAgencyChoices, listSides } from "#features/agencies/queries/choices.ts";
import { listTopicChoices } from "#features/topics/queries/choices.ts";
import { PartnerStep } from "#features/trainings/components/partner-step.tsx";
import { TrainingForm } from "#features/trainings/components/training-form.tsx";
import { listAgreementChoices, listCommitmentChoices } from "#features/trainings/queries/record.ts";
import { partnerStart } from "#features/trainings/schema.ts";
import { type Reading, readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

const PATH = "/trainings/new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainings"))("step.title") };
}

export default async function NewTrainingPage({ searchParams }: PageProps<"/trainings/new">) {
  const { partner } = partnerStart.parse(await searchParams);
  const { partners, choices, clearance } = await readPage(PATH, async (reading) => ({
    partners: await listPartners(reading),
    choices: partner === null ? null : await readChoices(reading, partner),
    clearance: reading.viewer.kind === "user" ? reading.viewer.clearance : "official",
  }));
  const t = await getTranslations("trainings");
  return (
    <Page narrow>
      <PageHeader
        title={t("step.title")}
        breadcrumb={[{ href: "/trainings", label: t("title") }]}
      />
      <PartnerStep action={PATH} partners={partners} partner={partner} />
      {choices && partner !== null && (
        <TrainingForm partner={partner} choices={choices} clearance={clearance} />
      )}
    </Page>
  );
}

async function listPartners({ tx, viewer }: Reading) {
  const sides = await listSides(tx, viewer.kind === "user" ? viewer.partners : []);
  return sides.filter(({ isHome }) => !isHome);
}

async function readChoices({ tx }: Reading, partner: string) {
  return {
    agencies: await listAgencyChoices(tx, partner),
    commitments: await listCommitmentChoices(tx, partner),
    agreements: await listAgreementChoices(tx, partner),
    topics: await listTopicChoices(tx),
  };
}
