import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddSourceForm } from "#features/sources/components/source-form.tsx";
import { listPartnerChoices } from "#features/sources/queries/choices.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sources.form"))("new") };
}

export default async function NewSourcePage() {
  const { partners, clearance } = await readPage("/sources/new", async ({ tx, viewer }) => ({
    partners: await listPartnerChoices(tx),
    clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
  }));
  const t = await getTranslations("sources");
  return (
    <Page narrow>
      <PageHeader
        title={t("form.new")}
        breadcrumb={[{ href: "/sources", label: t("title") }]}
        meta={t("form.newHint")}
      />
      <AddSourceForm partners={partners} clearance={clearance} />
    </Page>
  );
}
