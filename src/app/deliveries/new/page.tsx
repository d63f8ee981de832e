import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listAgencyChoices, listSides } from "#features/agencies/queries/choices.ts";
import { DeliveryForm } from "#features/deliveries/components/delivery-form.tsx";
import { PartnerStep } from "#features/trainings/components/partner-step.tsx";
import { listCommitmentChoices } from "#features/trainings/queries/record.ts";
import { partnerStart } from "#features/trainings/schema.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

const PATH = "/deliveries/new";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("step.title") };
}

export default async function NewDeliveryPage({ searchParams }: PageProps<"/deliveries/new">) {
  const { partner } = partnerStart.parse(await searchParams);
  const { sides, choices, clearance } = await readPage(PATH, async ({ tx, viewer }) => ({
    sides: await listSides(tx, viewer.kind === "user" ? viewer.partners : []),
    choices:
      partner === null
        ? null
        : {
            agencies: await listAgencyChoices(tx, partner),
            commitments: await listCommitmentChoices(tx, partner),
          },
    clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
  }));
  const t = await getTranslations("deliveries");
  return (
    <Page narrow>
      <PageHeader
        title={t("step.title")}
        breadcrumb={[{ href: "/trainings?view=deliveries", label: t("title") }]}
      />
      <PartnerStep
        action={PATH}
        partners={sides.filter(({ isHome }) => !isHome)}
        partner={partner}
      />
      {choices && partner !== null && (
        <DeliveryForm partner={partner} {...choices} clearance={clearance} />
      )}
    </Page>
  );
}
