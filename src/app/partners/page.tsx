import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { momentFilter } from "#domain/moment.ts";
import { PartnerMap } from "#features/countries/components/partner-map.tsx";
import { PartnerTable } from "#features/countries/components/partner-table.tsx";
import { getHomeCode, listPartners } from "#features/countries/queries.ts";
import { mapFilter } from "#features/countries/schema.ts";
import { momentOf } from "#server/moment.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("partners"))("title") };
}

export default async function PartnersPage({ searchParams }: PageProps<"/partners">) {
  const params = await searchParams;
  const when = momentFilter.parse(params);
  const { measure } = mapFilter.parse(params);
  const { partners, home } = await readPage("/partners", async ({ tx, today }) => ({
    partners: await listPartners(tx, momentOf(when, today)),
    home: await getHomeCode(tx),
  }));
  const t = await getTranslations("partners");
  return (
    <Page dated>
      <PageHeader
        title={t("title")}
        meta={t("intro")}
        actions={
          <>
            <ButtonLink href="/partners/compare">{t("compare.title")}</ButtonLink>
            <ExportMenu register="partners" params={params} count={partners.length} />
          </>
        }
      />
      <AsOf path="/partners" params={params} when={when} />
      {partners.length > 0 && (
        <PartnerMap partners={partners} measure={measure} home={home} params={params} />
      )}
      <PartnerTable partners={partners} />
    </Page>
  );
}
