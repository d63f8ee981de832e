import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PostTable } from "#features/handovers/components/post-table.tsx";
import { listPosts } from "#features/handovers/queries/posts.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("handovers"))("title") };
}

export default async function HandoversPage() {
  const posts = await readPage("/handover", ({ tx, viewer, today }) =>
    listPosts(tx, viewer, today),
  );
  const t = await getTranslations("handovers");
  return (
    <Page marking="official">
      <PageHeader title={t("title")} meta={t("lead")} />
      <PostTable posts={posts} timeZone={homeTimeZone()} />
    </Page>
  );
}
