import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TimesScreen } from "#features/pipeline/components/times-screen.tsx";
import { getStageTimes, listTimesChoices } from "#features/pipeline/queries.ts";
import { timesFilter } from "#features/pipeline/views.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pipeline"))("title") };
}

export default async function StageTimesPage({ searchParams }: PageProps<"/mous/times">) {
  const params = await searchParams;
  const filter = timesFilter.parse(params);
  const data = await readPage("/mous/times", async ({ tx, today }) => ({
    times: await getStageTimes(tx, filter, today),
    choices: await listTimesChoices(tx),
  }));
  return <TimesScreen {...data} filter={filter} params={params} />;
}
