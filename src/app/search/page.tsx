import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { Results } from "#features/search/components/results.tsx";
import { SearchForm } from "#features/search/components/search-form.tsx";
import { listSearchPartners, search } from "#features/search/queries.ts";
import { searchFilter } from "#features/search/schema.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata({ searchParams }: PageProps<"/search">): Promise<Metadata> {
  const t = await getTranslations("search");
  const { q } = searchFilter.parse(await searchParams);
  return { title: q === null ? t("title") : t("titleFor", { q }) };
}

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const params = await searchParams;
  const filter = searchFilter.parse(params);
  const { groups, partners } = await readPage("/search", async ({ tx }) => ({
    groups: await search(tx, filter),
    partners: await listSearchPartners(tx),
  }));
  const t = await getTranslations("search");
  const markings = groups.flatMap(({ hits }) => hits.map(({ marking }) => marking));
  return (
    <Page marking={highestMarking(markings)}>
      <PageHeader title={t("title")} />
      <SearchForm filter={filter} partners={partners} />
      <Results filter={filter} params={params} groups={groups} />
    </Page>
  );
}
