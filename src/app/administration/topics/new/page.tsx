import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicForm } from "#features/topics/components/topic-form.tsx";
import { listTopics } from "#features/topics/queries/tree.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics.admin"))("new") };
}

export default async function NewTopicPage() {
  const topics = await readPage("/administration/topics/new", ({ tx, today }) =>
    listTopics(tx, today),
  );
  const t = await getTranslations("topics.admin");
  return (
    <Page narrow>
      <PageHeader
        title={t("new")}
        breadcrumb={[{ href: "/administration/topics", label: t("title") }]}
      />
      <TopicForm tops={topics.filter(({ parentId }) => parentId === null)} />
    </Page>
  );
}
