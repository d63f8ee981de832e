import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { DeskRecord } from "#features/routes/components/desk-record.tsx";
import { deskKey } from "#features/routes/desks.ts";
import { getDesk } from "#features/routes/queries/desks.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";

type Props = PageProps<"/desks/[key]">;

/** Read once for the title of the page and the page. */
const read = cache((key: string) =>
  readPage("/desks/[key]", async ({ tx, viewer, today }) => ({
    // Whatever spelling somebody typed into the address.
    desk: await getDesk(tx, deskKey(decodeURIComponent(key)), today),
    mayWrite: mayTry(viewer, "agreement.concur"),
  })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { desk } = await read((await params).key);
  return { title: desk.name };
}

export default async function DeskPage({ params }: Props) {
  const { desk, mayWrite } = await read((await params).key);
  const t = await getTranslations("desks");
  const shown = [...desk.requests, ...desk.answers];
  return (
    <Page marking={highestMarking(shown.map(({ marking }) => marking))}>
      <PageHeader
        title={<bdi>{desk.name}</bdi>}
        kicker={t("one")}
        breadcrumb={[{ href: "/desks", label: t("title") }]}
        meta={t("waits", { count: desk.waiting })}
      />
      <DeskRecord desk={desk} mayWrite={mayWrite} />
    </Page>
  );
}
