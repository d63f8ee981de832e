import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { momentFilter } from "#domain/moment.ts";
import { PartnerTable } from "#features/countries/components/partner-table.tsx";
import { listPartners } from "#features/countries/queries.ts";
import { momentOf } from "#server/moment.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("partners"))("title") };
}

export default async function PartnersPage({ searchParams }: PageProps<"/partners">) {
  const params = await searchParams;
  const when = momentFilter.parse(params);
  const partners = await readPage("/partners", ({ tx, today }) =>
    listPartners(tx, momentOf(when, today)),
  );
  const t = await getTranslations("partners");
  return (
    <Page dated>
      <PageHeader
        title={t("title")}
        meta={t("intro")}
        actions={<ExportMenu register="partners" params={params} count={partners.length} />}
      />
      <AsOf path="/partners" params={params} when={when} />
      <PartnerTable partners={partners} />
    </Page>
  );
}
