import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { AgencyFilters } from "#features/agencies/components/agency-filters.tsx";
import { AgencyList } from "#features/agencies/components/agency-list.tsx";
import { facetAgencies } from "#features/agencies/queries/facets.ts";
import { listAgencies } from "#features/agencies/queries/list.ts";
import { agencyFilter } from "#features/agencies/schema.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/agencies";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agencies"))("title") };
}

export default async function AgenciesPage({ searchParams }: PageProps<"/agencies">) {
  const params = await searchParams;
  const filter = agencyFilter.parse(params);
  const { page, facets, mayAdd } = await readPage(PATH, async ({ tx, viewer, today }) => ({
    page: await listAgencies(tx, filter, today),
    facets: await facetAgencies(tx, filter, today),
    mayAdd: mayTry(viewer, "agency.record"),
  }));
  const t = await getTranslations("agencies");
  const { rows, before, after } = page;
  const { q, country, kind, topic, marking: marked } = filter;
  const isFiltered =
    [q, topic].some(Boolean) || [country, kind, marked].some((one) => one.length > 0);
  const add = (
    <ButtonLink href="/agencies/new" tone="primary">
      {t("new")}
    </ButtonLink>
  );
  return (
    <Page dated marking={highestMarking(rows.map(({ marking }) => marking))}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          <>
            <ExportMenu register="agencies" params={params} count={facets.total} />
            {mayAdd && add}
          </>
        }
      />
      <AsOf path={PATH} params={params} when={filter} limits={[t("listLimits")]} />
      <AgencyFilters params={params} filter={filter} facets={facets} />
      <AgencyList agencies={rows} isFiltered={isFiltered} mayAdd={mayAdd} />
      <Pagination
        previousHref={before && hrefWith(PATH, params, { before })}
        nextHref={after && hrefWith(PATH, params, { after })}
      />
    </Page>
  );
}
