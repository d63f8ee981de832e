import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { discardRouteAction } from "#features/routes/actions.ts";
import { KeepFocus } from "#features/routes/components/keep-focus.tsx";
import { RouteForm } from "#features/routes/components/route-form.tsx";
import { getRouteDraft } from "#features/routes/queries/preview.ts";
import { readPage } from "#server/page.ts";
import { Notice } from "#ui/notice.tsx";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("routes.draft"))("title") };
}

export default async function RouteDraftPage(
  props: PageProps<"/administration/routes/drafts/[id]">,
) {
  const { id } = await props.params;
  const draft = await readPage("/administration/routes/drafts/[id]", ({ tx }) =>
    getRouteDraft(tx, id),
  );
  const t = await getTranslations("routes");
  return (
    <Page narrow>
      <PageHeader
        title={draft.route.name === "" ? t("new.title") : draft.route.name}
        kicker={t("draft.title")}
        breadcrumb={[{ href: "/administration/routes", label: t("title") }]}
        actions={
          <form action={discardRouteAction}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={draft.version} />
            <button type="submit" className="button button-quiet">
              {t("draft.discard")}
            </button>
          </form>
        }
      />
      <Notice title={t("draft.notYet")}>{t("draft.notYetHint")}</Notice>
      {/* A form keeps what was typed; after a button it is made anew from what was kept. */}
      <RouteForm key={draft.version} draft={draft} />
      <KeepFocus version={draft.version} />
    </Page>
  );
}
