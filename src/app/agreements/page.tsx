import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { RegisterFilters } from "#features/agreements/components/register-filters.tsx";
import { RegisterTable } from "#features/agreements/components/register-table.tsx";
import { countAgreementFacets, listAgreements } from "#features/agreements/queries/register.ts";
import { agreementFilter } from "#features/agreements/views.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements"))("title") };
}

export default async function AgreementsPage({ searchParams }: PageProps<"/agreements">) {
  const params = await searchParams;
  const filter = agreementFilter.parse(params);
  const { page, facets, mayRecord } = await readPage(
    "/agreements",
    async ({ tx, viewer, today }) => ({
      page: await listAgreements(tx, filter, today),
      facets: await countAgreementFacets(tx, filter, today),
      mayRecord: mayTry(viewer, "agreement.record"),
    }),
  );
  const t = await getTranslations("agreements");
  return (
    <Page dated marking={highestMarking(page.rows.map(({ marking }) => marking))}>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ExportMenu register="agreements" params={params} count={facets.total} />
            {mayRecord && (
              <ButtonLink href="/agreements/new" tone="primary">
                {t("new")}
              </ButtonLink>
            )}
          </>
        }
      />
      <AsOf path="/agreements" params={params} when={filter} />
      <RegisterFilters params={params} facets={facets} />
      <RegisterTable page={page} filter={filter} params={params} mayRecord={mayRecord} />
    </Page>
  );
}
