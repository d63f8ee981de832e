import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StepList } from "#features/imports/components/steps.tsx";
import { UploadForm } from "#features/imports/components/upload-form.tsx";
import { enterPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("new") };
}

export default async function NewImportPage() {
  await enterPage("/imports/new");
  const t = await getTranslations("imports");
  return (
    <Page narrow>
      <PageHeader title={t("new")} breadcrumb={[{ href: "/imports", label: t("title") }]} />
      <StepList id={null} now="new" />
      <UploadForm />
    </Page>
  );
}
