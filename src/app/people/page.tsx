import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { PeopleFilters } from "#features/people/components/people-filters.tsx";
import { PeopleList } from "#features/people/components/people-list.tsx";
import { facetPeople } from "#features/people/queries/facets.ts";
import { listPeople } from "#features/people/queries/list.ts";
import { personFilter } from "#features/people/schema.ts";
import { readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function PeoplePage({ searchParams }: PageProps<"/people">) {
  const params = await searchParams;
  const filter = personFilter.parse(params);
  const { page, facets, mayAdd, today } = await readPage(
    PATH,
    async ({ tx, viewer, today: day }) => ({
      page: await listPeople(tx, filter),
      facets: await facetPeople(tx, filter),
      mayAdd: mayTry(viewer, "person.record"),
      today: filter.asOf ?? day,
    }),
  );
  const t = await getTranslations("people");
  const { rows, before, after } = page;
  const { q, country, agency, marking: marked } = filter;
  const isFiltered = q !== null || country.length > 0 || agency !== null || marked.length > 0;
  const add = (
    <ButtonLink href="/people/new" tone="primary">
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
            <ExportMenu register="people" params={params} count={facets.total} />
            {mayAdd && add}
          </>
        }
      />
      <AsOf path={PATH} params={params} when={filter} />
      <PeopleFilters params={params} filter={filter} facets={facets} />
      <PeopleList people={rows} today={today} isFiltered={isFiltered} mayAdd={mayAdd} />
      <Pagination
        previousHref={before && hrefWith(PATH, params, { before })}
        nextHref={after && hrefWith(PATH, params, { after })}
      />
    </Page>
  );
}
