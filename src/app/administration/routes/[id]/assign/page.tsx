import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { AssignForm } from "#features/routes/components/assign-form.tsx";
import { listMovable } from "#features/routes/queries/preview.ts";
import { detailsOf } from "#features/routes/stored.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes.assign"))("title") };
}

export default async function AssignPage(props: PageProps<"/administration/routes/[id]/assign">) {
  const { id } = await props.params;
  const { version, route, movable } = await readPage(
    "/administration/routes/[id]/assign",
    async ({ tx, today }) => {
      const stored = await detailsOf(tx, id);
      return { ...stored, movable: await listMovable(tx, id, stored.route, today) };
    },
  );
  const t = await getTranslations("routes");
  return (
    <Page marking={highestMarking(movable.map(({ marking }) => marking))}>
      <PageHeader
        title={t("assign.title")}
        meta={t("assign.lead")}
        breadcrumb={[
          { href: "/administration/routes", label: t("title") },
          { href: `/routes/${id}`, label: nameIn(await getLocale(), route) },
        ]}
      />
      <AssignForm id={id} version={version} movable={movable} />
    </Page>
  );
}
