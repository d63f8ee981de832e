import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { PreviewRoute } from "#features/routes/components/route-preview.tsx";
import { previewRoute } from "#features/routes/queries/preview.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes.preview"))("title") };
}

export default async function PreviewPage(
  props: PageProps<"/administration/routes/drafts/[id]/preview">,
) {
  const { id } = await props.params;
  const { preview, today } = await readPage(
    "/administration/routes/drafts/[id]/preview",
    async ({ tx, today: day }) => ({ preview: await previewRoute(tx, id, day), today: day }),
  );
  const t = await getTranslations("routes");
  const { name } = preview.draft.route;
  const shown = [...preview.touched, ...preview.movable];
  return (
    <Page marking={highestMarking(shown.map(({ marking }) => marking))}>
      <PageHeader
        title={t("preview.title")}
        kicker={name === "" ? t("new.title") : name}
        meta={t("preview.lead")}
        breadcrumb={[
          { href: "/administration/routes", label: t("title") },
          { href: `/administration/routes/drafts/${id}`, label: t("draft.title") },
        ]}
      />
      <PreviewRoute preview={preview} today={today} />
    </Page>
  );
}
