import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { momentFilter } from "#domain/moment.ts";
import { mayOpen } from "#domain/permissions.ts";
import { TopicTree } from "#features/topics/components/topic-tree.tsx";
import { listTopics } from "#features/topics/queries/tree.ts";
import { momentOf } from "#server/moment.ts";
import { readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics"))("title") };
}

export default async function TopicsPage({ searchParams }: PageProps<"/topics">) {
  const params = await searchParams;
  const when = momentFilter.parse(params);
  const { topics, mayKeep } = await readPage("/topics", async ({ tx, viewer, today }) => ({
    topics: await listTopics(tx, momentOf(when, today)),
    mayKeep: mayOpen(viewer, "/administration/topics"),
  }));
  const t = await getTranslations("topics");
  // A retired topic that nothing is about says nothing to a reader.
  const shown = topics.filter(
    ({ isRetired, counts }) => !isRetired || Object.values(counts).some((count) => count > 0),
  );
  return (
    <Page dated>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={mayKeep && <ButtonLink href="/administration/topics">{t("keep")}</ButtonLink>}
      />
      <AsOf path="/topics" params={params} when={when} limits={[t("limits")]} />
      <TopicTree topics={shown} />
    </Page>
  );
}
