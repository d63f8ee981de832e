import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IntakeHelp } from "#features/intake/components/intake-help.tsx";
import { enterPage } from "#server/page.ts";
import { mayOpen } from "#domain/permissions.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help.intake"))("title") };
}

export default async function IntakeHelpPage() {
  const viewer = await enterPage("/help/intake");
  const t = await getTranslations("help.intake");
  return (
    <Page narrow>
      <PageHeader
        title={t("title")}
        actions={
          mayOpen(viewer, "/intake") && (
            <ButtonLink href="/intake" tone="primary">
              {t("begin")}
            </ButtonLink>
          )
        }
      />
      <IntakeHelp />
    </Page>
  );
}
