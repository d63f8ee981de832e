import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mayOpen } from "#domain/permissions.ts";
import { TopicTree } from "#features/topics/components/topic-tree.tsx";
import { listTopics } from "#features/topics/queries/tree.ts";
import { readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics"))("title") };
}

export default async function TopicsPage() {
  const { topics, mayKeep } = await readPage("/topics", async ({ tx, viewer, today }) => ({
    topics: await listTopics(tx, today),
    mayKeep: mayOpen(viewer, "/administration/topics"),
  }));
  const t = await getTranslations("topics");
  // A retired topic that nothing is about says nothing to a reader.
  const shown = topics.filter(
    ({ isRetired, counts }) => !isRetired || Object.values(counts).some((count) => count > 0),
  );
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={mayKeep && <ButtonLink href="/administration/topics">{t("keep")}</ButtonLink>}
      />
      <TopicTree topics={shown} />
    </Page>
  );
}
