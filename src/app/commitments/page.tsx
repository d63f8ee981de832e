import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { markingsOf } from "#domain/evidence.ts";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { CommitmentFilters } from "#features/commitments/components/commitment-filters.tsx";
import { CommitmentTable } from "#features/commitments/components/commitment-table.tsx";
import { NoCommitments } from "#features/commitments/components/no-commitments.tsx";
import { listCommitments } from "#features/commitments/queries.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import { commitmentFilter } from "#features/commitments/schema.ts";
import { COMMITMENT_GROUPS, commitmentList, WHAT_CAME } from "#features/commitments/columns.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { REGISTERS } from "#features/export/registers.ts";
import { grouped } from "#features/lists/grouping.ts";
import { Arrange } from "#features/lists/components/arrange.tsx";
import { withText } from "#features/search/text.ts";
import { readArrangement } from "#features/lists/queries.ts";
import { NothingFound } from "#features/views/components/nothing-found.tsx";
import { SavedViews } from "#features/views/components/saved-views.tsx";
import { readAround } from "#features/views/queries.ts";
import { readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/commitments";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("commitments"))("title") };
}

export default async function CommitmentsPage({ searchParams }: PageProps<"/commitments">) {
  const params = await searchParams;
  const locale = await getLocale();
  const asked = commitmentFilter.parse(params);
  const { page, facets, asOf, arrangement, around, mayRecord } = await readPage(
    PATH,
    async ({ tx, viewer, today }) => {
      const filter = await withText(tx, "commitment", asked);
      const counted = await facetCommitments(tx, filter, today);
      const groups = grouped({
        groups: COMMITMENT_GROUPS,
        name: commitmentList.parse(params).group,
        valuesOf: (name) => counted.values[name as keyof typeof counted.values],
        locale,
      });
      const listed = await listCommitments(tx, filter, today, groups.grouping);
      return {
        page: listed,
        facets: counted,
        asOf: asked.asOf ?? today,
        arrangement: await readArrangement(tx, {
          register: REGISTERS.commitments,
          params,
          reader: { today, locale },
          ids: listed.rows.map(({ id }) => id),
          groups: COMMITMENT_GROUPS,
          grouping: groups.on(listed),
        }),
        around: await readAround({
          tx,
          viewer,
          today,
          locale,
          list: "commitments",
          register: REGISTERS.commitments,
          params,
          isEmpty: listed.rows.length === 0,
        }),
        mayRecord: mayTry(viewer, "commitment.record"),
      };
    },
  );
  const t = await getTranslations("commitments");
  const { rows, before, after } = page;
  return (
    <Page dated marking={highestMarking(rows.flatMap(markingsOf))}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          <>
            <ExportMenu
              register="commitments"
              params={params}
              count={facets.total}
              shown={arrangement.shown}
            />
            {mayRecord && (
              <ButtonLink href="/commitments/new" tone="primary">
                {t("new")}
              </ButtonLink>
            )}
          </>
        }
      />
      <SavedViews list="commitments" params={params} views={around.views} />
      <AsOf path={PATH} params={params} when={asked} />
      <CommitmentFilters path={PATH} params={params} filter={asked} facets={facets} />
      {rows.length > 0 && (
        <Arrange
          path={PATH}
          params={params}
          arrangement={arrangement}
          preset={{ label: t("whatCame"), cols: WHAT_CAME }}
        />
      )}
      <CommitmentTable
        arrangement={arrangement}
        caption={t("title")}
        rows={rows}
        asOf={asOf}
        sort={{
          by: asked.sort,
          href: (sort) => hrefWith(PATH, params, { sort: sort === "due" ? null : sort }),
        }}
        empty={
          around.lifts ? (
            <NothingFound path={PATH} params={params} lifts={around.lifts} />
          ) : (
            <NoCommitments mayRecord={mayRecord} />
          )
        }
      />
      <Pagination
        previousHref={before && hrefWith(PATH, params, { before, after: null })}
        nextHref={after && hrefWith(PATH, params, { after, before: null })}
      />
    </Page>
  );
}
