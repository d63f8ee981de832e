import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewRoute, RouteList } from "#features/routes/components/route-list.tsx";
import { listRoutes } from "#features/routes/queries/routes.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader, Section } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes"))("title") };
}

export default async function RouteAdminPage() {
  const data = await readPage("/administration/routes", async ({ tx, today }) => ({
    routes: await listRoutes(tx),
    today,
  }));
  const t = await getTranslations("routes");
  const administration = await getTranslations("administration");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        breadcrumb={[{ href: "/administration", label: administration("title") }]}
      />
      <RouteList {...data} mayKeep />
      <p className="text-sm text-ink-2">{t("kept")}</p>
      <Section id="new" title={t("new.title")} hint={t("new.hint")}>
        <NewRoute routes={data.routes} />
      </Section>
    </Page>
  );
}
