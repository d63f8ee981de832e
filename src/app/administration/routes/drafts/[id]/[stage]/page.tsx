import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AppError } from "#domain/errors.ts";
import { StageForm } from "#features/routes/components/stage-form.tsx";
import { getRouteDraft } from "#features/routes/queries/preview.ts";
import { listHomeAgencies } from "#features/routes/queries/routes.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes.draft"))("title") };
}

export default async function RouteStagePage(
  props: PageProps<"/administration/routes/drafts/[id]/[stage]">,
) {
  const { id, stage } = await props.params;
  const data = await readPage("/administration/routes/drafts/[id]/[stage]", async ({ tx }) => {
    const draft = await getRouteDraft(tx, id);
    const one = draft.route.stages.find((each) => each.stage === stage);
    if (one === undefined) throw new AppError("not_found", "errors.notFound");
    return { draft, stage: one, agencies: await listHomeAgencies(tx) };
  });
  const t = await getTranslations("routes");
  const values = await getTranslations("values.stage");
  return (
    <Page narrow>
      <PageHeader
        title={values(data.stage.stage)}
        kicker={t("draft.title")}
        breadcrumb={[
          { href: "/administration/routes", label: t("title") },
          {
            href: `/administration/routes/drafts/${id}`,
            label: data.draft.route.name || t("new.title"),
          },
        ]}
      />
      <StageForm {...data} />
    </Page>
  );
}
