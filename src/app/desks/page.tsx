import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskList } from "#features/routes/components/desk-list.tsx";
import { listDesks } from "#features/routes/queries/desks.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desks"))("title") };
}

export default async function DesksPage() {
  const desks = await readPage("/desks", ({ tx, today }) => listDesks(tx, today));
  const t = await getTranslations("desks");
  const mous = await getTranslations("mous");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        breadcrumb={[{ href: "/mous", label: mous("title") }]}
      />
      <DeskList desks={desks} />
    </Page>
  );
}
