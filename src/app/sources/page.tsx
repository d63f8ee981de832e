import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { markingsOf } from "#domain/evidence.ts";
import { highestMarking } from "#domain/marking.ts";
import { mayOpen } from "#domain/permissions.ts";
import { SOURCE_GROUPS, sourceList } from "#features/sources/columns.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { REGISTERS } from "#features/export/registers.ts";
import { SourceFilters } from "#features/sources/components/source-filters.tsx";
import { SourceTable } from "#features/sources/components/source-table.tsx";
import { facetSources } from "#features/sources/queries/facets.ts";
import { listSources } from "#features/sources/queries/list.ts";
import { sourceFilter } from "#features/sources/schema.ts";
import { grouped } from "#features/lists/grouping.ts";
import { Arrange } from "#features/lists/components/arrange.tsx";
import { readArrangement } from "#features/lists/queries.ts";
import { NothingFound } from "#features/views/components/nothing-found.tsx";
import { SavedViews } from "#features/views/components/saved-views.tsx";
import { readAround } from "#features/views/queries.ts";
import { withText } from "#features/search/text.ts";
import { readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sources"))("title") };
}

export default async function SourcesPage({ searchParams }: PageProps<"/sources">) {
  const params = await searchParams;
  const asked = sourceFilter.parse(params);
  const locale = await getLocale();
  const t = await getTranslations("sources");
  const { page, facets, arrangement, around, mayAdd } = await readPage(
    "/sources",
    async ({ tx, viewer, today }) => {
      const filter = await withText(tx, "source", asked);
      const counted = await facetSources(tx, filter);
      const groups = grouped({
        groups: SOURCE_GROUPS,
        name: sourceList.parse(params).group,
        valuesOf: (name) => counted.values[name as keyof typeof counted.values],
        locale,
      });
      const listed = await listSources(tx, filter, groups.grouping);
      return {
        page: listed,
        facets: counted,
        arrangement: await readArrangement(tx, {
          register: REGISTERS.sources,
          params,
          reader: { today, locale },
          ids: listed.rows.map(({ id }) => id),
          groups: SOURCE_GROUPS,
          grouping: groups.on(listed),
        }),
        around: await readAround({
          tx,
          viewer,
          today,
          locale,
          list: "sources",
          register: REGISTERS.sources,
          params,
          isEmpty: listed.rows.length === 0,
        }),
        mayAdd: mayOpen(viewer, "/sources/new"),
      };
    },
  );
  const { rows, after, before } = page;
  const add = mayAdd && (
    <ButtonLink href="/sources/new" tone="primary">
      {t("add")}
    </ButtonLink>
  );
  return (
    <Page marking={highestMarking(rows.flatMap(markingsOf))}>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ExportMenu
              register="sources"
              params={params}
              count={facets.total}
              shown={arrangement.shown}
            />
            {add}
          </>
        }
      />
      <SavedViews list="sources" params={params} views={around.views} />
      <SourceFilters params={params} filter={asked} facets={facets} />
      {rows.length > 0 && <Arrange path="/sources" params={params} arrangement={arrangement} />}
      <SourceTable
        arrangement={arrangement}
        sources={rows}
        empty={
          around.lifts ? (
            <NothingFound path="/sources" params={params} lifts={around.lifts} />
          ) : (
            <EmptyState title={t("none")} icon="book" action={add}>
              {t("noneHint")}
            </EmptyState>
          )
        }
      />
      <Pagination
        previousHref={before && hrefWith("/sources", params, { before, after: null })}
        nextHref={after && hrefWith("/sources", params, { after, before: null })}
      />
    </Page>
  );
}
