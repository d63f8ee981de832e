import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { markingsOf } from "#domain/evidence.ts";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { AgencyFilters } from "#features/agencies/components/agency-filters.tsx";
import { AgencyList } from "#features/agencies/components/agency-list.tsx";
import { facetAgencies } from "#features/agencies/queries/facets.ts";
import { listAgencies } from "#features/agencies/queries/list.ts";
import { AGENCY_GROUPS, agencyList } from "#features/agencies/columns.ts";
import { grouped } from "#features/lists/grouping.ts";
import { agencyFilter } from "#features/agencies/schema.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { REGISTERS } from "#features/export/registers.ts";
import { Arrange } from "#features/lists/components/arrange.tsx";
import { readArrangement } from "#features/lists/queries.ts";
import { NothingFound } from "#features/views/components/nothing-found.tsx";
import { SavedViews } from "#features/views/components/saved-views.tsx";
import { readAround } from "#features/views/queries.ts";
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
  const locale = await getLocale();
  const filter = agencyFilter.parse(params);
  const { page, facets, arrangement, around, mayAdd } = await readPage(
    PATH,
    async ({ tx, viewer, today }) => {
      const counted = await facetAgencies(tx, filter, today);
      const groups = grouped({
        groups: AGENCY_GROUPS,
        name: agencyList.parse(params).group,
        valuesOf: (name) => counted.values[name as keyof typeof AGENCY_GROUPS],
        locale,
      });
      const listed = await listAgencies(tx, filter, today, groups.grouping);
      return {
        page: listed,
        facets: counted,
        arrangement: await readArrangement(tx, {
          register: REGISTERS.agencies,
          params,
          reader: { today, locale },
          ids: listed.rows.map(({ id }) => id),
          groups: AGENCY_GROUPS,
          grouping: groups.on(listed),
        }),
        around: await readAround({
          tx,
          viewer,
          today,
          locale,
          list: "agencies",
          register: REGISTERS.agencies,
          params,
          isEmpty: listed.rows.length === 0,
        }),
        mayAdd: mayTry(viewer, "agency.record"),
      };
    },
  );
  const t = await getTranslations("agencies");
  const { rows, before, after } = page;
  const add = (
    <ButtonLink href="/agencies/new" tone="primary">
      {t("new")}
    </ButtonLink>
  );
  return (
    <Page dated marking={highestMarking(rows.flatMap(markingsOf))}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          <>
            <ExportMenu
              register="agencies"
              params={params}
              count={facets.total}
              shown={arrangement.shown}
            />
            {mayAdd && add}
          </>
        }
      />
      <SavedViews list="agencies" params={params} views={around.views} />
      <AsOf path={PATH} params={params} when={filter} limits={[t("listLimits")]} />
      <AgencyFilters params={params} filter={filter} facets={facets} />
      {around.lifts ? (
        <NothingFound path={PATH} params={params} lifts={around.lifts} />
      ) : (
        <>
          {rows.length > 0 && <Arrange path={PATH} params={params} arrangement={arrangement} />}
          <AgencyList agencies={rows} mayAdd={mayAdd} arrangement={arrangement} />
        </>
      )}
      <Pagination
        previousHref={before && hrefWith(PATH, params, { before })}
        nextHref={after && hrefWith(PATH, params, { after })}
      />
    </Page>
  );
}
