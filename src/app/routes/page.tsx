import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RouteList } from "#features/routes/components/route-list.tsx";
import { listRoutes } from "#features/routes/queries/routes.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes"))("title") };
}

export default async function RoutesPage() {
  const data = await readPage("/routes", async ({ tx, today }) => ({
    routes: await listRoutes(tx),
    today,
  }));
  const t = await getTranslations("routes");
  const mous = await getTranslations("mous");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        breadcrumb={[{ href: "/mous", label: mous("title") }]}
      />
      <RouteList {...data} mayKeep={false} />
    </Page>
  );
}
