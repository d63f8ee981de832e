import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { CommitmentFilters } from "#features/commitments/components/commitment-filters.tsx";
import { headsOfCommitments } from "#features/commitments/queries.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import { isTallied } from "#features/commitments/tallies.ts";
import { type CommitmentFilter, commitmentFilter } from "#features/commitments/schema.ts";
import { Dashboard } from "#features/dashboards/components/dashboard.tsx";
import { isCountable, readCommitmentFigures } from "#features/dashboards/queries.ts";
import { HEADS, narrowed } from "#features/dashboards/rules.ts";
import { type Reading, readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Page, PageHeader } from "#ui/page.tsx";

const PATH = "/dashboard";
const HEAD_ROWS = 5;
type Head = Partial<CommitmentFilter>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboards"))("title") };
}

export default async function DashboardPage({ searchParams }: PageProps<"/dashboard">) {
  const params = await searchParams;
  const filter = commitmentFilter.parse(params);
  const read = await readPage(PATH, (reading) => readDashboard(reading, filter), {
    keepsPlans: isTallied(filter),
  });
  const t = await getTranslations("dashboards");
  const shown = Object.values(read.heads).flat();
  return (
    <Page dated marking={highestMarking(shown.map(({ marking }) => marking))}>
      <PageHeader title={t("title")} meta={t("lead")} />
      <AsOf path={PATH} params={params} when={filter} />
      <CommitmentFilters path={PATH} params={params} filter={filter} facets={read.facets} />
      <Dashboard filter={filter} asOf={filter.asOf ?? read.today} {...read} />
    </Page>
  );
}

/** Three statements: all figures, the filter's values, and the heads of three lists; of another day whether these can be told. */
async function readDashboard({ tx, today }: Reading, filter: CommitmentFilter) {
  if (!(await isCountable(tx, filter, today))) {
    const facets = await facetCommitments(tx, filter, today);
    return { today, figures: null, facets, heads: { overdue: [], soon: [], stale: [] } };
  }
  const parts = Object.entries(HEADS).flatMap(
    ([name, { sort = "due", ...over }]: [string, Head]) => {
      const part = narrowed(filter, over);
      return part === null ? [] : [[name, { ...part, sort }]];
    },
  );
  const [figures, facets, heads] = await Promise.all([
    readCommitmentFigures(tx, filter, today),
    facetCommitments(tx, filter, today),
    headsOfCommitments(tx, Object.fromEntries(parts), today, HEAD_ROWS),
  ]);
  const { overdue = [], soon = [], stale = [] } = heads;
  return { today, figures, facets, heads: { overdue, soon, stale } };
}
