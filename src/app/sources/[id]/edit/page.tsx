import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { forbidden } from "next/navigation";
import { EditSourceForm } from "#features/sources/components/source-form.tsx";
import { canReviseSource } from "#features/sources/policy.ts";
import { getSource } from "#features/sources/queries/article.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sources.form"))("edit") };
}

export default async function EditSourcePage({ params }: PageProps<"/sources/[id]/edit">) {
  const { id } = await params;
  const { source, clearance, isMine } = await readPage(
    "/sources/[id]/edit",
    async ({ tx, viewer }) => {
      const found = await getSource(tx, id);
      return {
        source: found,
        clearance: viewer.kind === "user" ? viewer.clearance : ("official" as const),
        isMine: canReviseSource(viewer, { ...found, partner: found.partner.code }),
      };
    },
  );
  if (!isMine) forbidden();
  const t = await getTranslations("sources");
  const { title, ref, marking } = source;
  return (
    <Page narrow marking={marking}>
      <PageHeader
        title={t("form.edit")}
        kicker={ref}
        marking={marking}
        breadcrumb={[
          { href: "/sources", label: t("title") },
          { href: `/sources/${id}`, label: <bdi>{title}</bdi> },
        ]}
        meta={t("form.editHint")}
      />
      <EditSourceForm source={source} clearance={clearance} />
    </Page>
  );
}
