import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { CommitmentFilters } from "#features/commitments/components/commitment-filters.tsx";
import { headOfCommitments } from "#features/commitments/queries.ts";
import { facetCommitments } from "#features/commitments/queries/facets.ts";
import { type CommitmentFilter, commitmentFilter } from "#features/commitments/schema.ts";
import { Dashboard } from "#features/dashboards/components/dashboard.tsx";
import { readCommitmentFigures } from "#features/dashboards/queries.ts";
import { HEADS, narrowed } from "#features/dashboards/rules.ts";
import { type Reading, readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Page, PageHeader } from "#ui/page.tsx";

const PATH = "/dashboard";
const HEAD_ROWS = 5;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dashboards"))("title") };
}

export default async function DashboardPage({ searchParams }: PageProps<"/dashboard">) {
  const params = await searchParams;
  const filter = commitmentFilter.parse(params);
  const read = await readPage(PATH, (reading) => readDashboard(reading, filter));
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

/** Five statements: all figures, the filter's values, and the heads of three lists. */
async function readDashboard({ tx, today }: Reading, filter: CommitmentFilter) {
  const head = async (over: Partial<CommitmentFilter>) => {
    const { sort = "due", ...rest } = over;
    const part = narrowed(filter, rest);
    return part === null ? [] : headOfCommitments(tx, { ...part, sort }, today, HEAD_ROWS);
  };
  return {
    today,
    figures: await readCommitmentFigures(tx, filter, today),
    facets: await facetCommitments(tx, filter, today),
    heads: {
      overdue: await head(HEADS.overdue),
      soon: await head(HEADS.soon),
      stale: await head(HEADS.stale),
    },
  };
}
