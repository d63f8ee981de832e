import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicAdmin } from "#features/topics/components/topic-admin.tsx";
import { listTopics } from "#features/topics/queries/tree.ts";
import { readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

const PATH = "/administration/topics";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("topics.admin"))("title") };
}

export default async function TopicAdminPage() {
  const topics = await readPage(PATH, ({ tx, today }) => listTopics(tx, today));
  const t = await getTranslations("topics.admin");
  const administration = await getTranslations("administration");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        breadcrumb={[{ href: "/administration", label: administration("title") }]}
        actions={
          <ButtonLink href={`${PATH}/new`} tone="primary">
            {t("new")}
          </ButtonLink>
        }
      />
      <TopicAdmin topics={topics} />
    </Page>
  );
}
