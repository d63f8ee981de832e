import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportList } from "#features/imports/components/import-list.tsx";
import { listImports } from "#features/imports/queries.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportsPage() {
  const imports = await readPage("/imports", ({ tx }) => listImports(tx));
  const t = await getTranslations("imports");
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          <ButtonLink href="/imports/new" tone="primary">
            {t("new")}
          </ButtonLink>
        }
      />
      <ImportList imports={imports} timeZone={homeTimeZone()} />
    </Page>
  );
}
