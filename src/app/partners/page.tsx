import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PartnerTable } from "#features/countries/components/partner-table.tsx";
import { listPartners } from "#features/countries/queries.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("partners"))("title") };
}

export default async function PartnersPage() {
  const partners = await readPage("/partners", ({ tx, today }) => listPartners(tx, today));
  const t = await getTranslations("partners");
  return (
    <Page>
      <PageHeader title={t("title")} meta={t("intro")} />
      <PartnerTable partners={partners} />
    </Page>
  );
}
