import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listAgencyChoices } from "#features/agencies/queries/choices.ts";
import { DeliveryForm } from "#features/deliveries/components/delivery-form.tsx";
import { getDelivery } from "#features/deliveries/queries.ts";
import { listCommitmentChoices } from "#features/trainings/queries/record.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveries"))("edit") };
}

export default async function EditDeliveryPage({ params }: PageProps<"/deliveries/[id]/edit">) {
  const { id } = await params;
  const { delivery, ...rest } = await readPage("/deliveries/[id]/edit", async ({ tx, viewer }) => {
    const found = await getDelivery(tx, id);
    return {
      delivery: found,
      agencies: await listAgencyChoices(tx, found.partner),
      commitments: await listCommitmentChoices(tx, found.partner),
      clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
    };
  });
  const t = await getTranslations("deliveries");
  return (
    <Page narrow marking={delivery.marking}>
      <PageHeader
        title={t("editTitle", { item: delivery.item })}
        kicker={delivery.ref}
        marking={delivery.marking}
        breadcrumb={[
          { href: "/trainings?view=deliveries", label: t("title") },
          { href: `/deliveries/${id}`, label: delivery.ref },
        ]}
      />
      <DeliveryForm partner={delivery.partner} {...rest} delivery={delivery} />
    </Page>
  );
}
