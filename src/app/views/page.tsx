import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ViewList } from "#features/views/components/view-list.tsx";
import { listViews } from "#features/views/queries.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("views"))("title") };
}

export default async function ViewsPage() {
  const { views, mayChangeAll } = await readPage("/views", async ({ tx, viewer }) => ({
    views: await listViews(tx, viewer, null),
    mayChangeAll: viewer.kind === "user" && viewer.role === "administrator",
  }));
  const t = await getTranslations("views");
  return (
    <Page>
      <PageHeader title={t("title")} meta={t("lead")} />
      <ViewList views={views} mayChangeAll={mayChangeAll} />
    </Page>
  );
}
