import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { TopicForm } from "#features/topics/components/topic-form.tsx";
import { getTopic } from "#features/topics/queries/tree.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { Page, PageHeader, Section } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics.admin"))("title") };
}

export default async function EditTopicPage({ params }: PageProps<"/administration/topics/[id]">) {
  const { id } = await params;
  const { topic, history } = await readPage(
    "/administration/topics/[id]",
    async ({ tx, today }) => ({
      topic: await getTopic(tx, { id }, today),
      history: await listHistory(tx, "topic", id),
    }),
  );
  const t = await getTranslations("topics.admin");
  const audit = await getTranslations("audit");
  return (
    <Page narrow>
      <PageHeader
        title={t("edit", { name: nameIn(await getLocale(), topic) })}
        breadcrumb={[{ href: "/administration/topics", label: t("title") }]}
      />
      <TopicForm tops={topic.tops} topic={topic} />
      <Section id="history" title={audit("history")}>
        <History entries={history} timeZone={homeTimeZone()} />
      </Section>
    </Page>
  );
}
