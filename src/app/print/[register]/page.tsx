import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { Say } from "#features/export/about.ts";
import { PrintedList } from "#features/export/components/printed-list.tsx";
import { openPrint } from "#features/export/open.ts";
import { registerName } from "#features/export/schema.ts";
import { AppError } from "#domain/errors.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { currentPerson, requestId } from "#server/session.ts";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("export"))("menuLabel") };
}

/** A list on paper, or as PDF by the browser: `/print/commitments` with the parameters of `/commitments`. */
export default async function PrintListPage({
  params,
  searchParams,
}: PageProps<"/print/[register]">) {
  const { register } = await params;
  const asked = await searchParams;
  const t = await getTranslations();
  const writer = {
    name: (await currentPerson())?.name ?? "",
    locale: await getLocale(),
    requestId: await requestId(),
    // Keys come from data.
    say: t as unknown as Say,
  };
  const { about, path, ...list } = await readPage("/print/[register]", (reading) => {
    const name = registerName.safeParse(register);
    if (!name.success) throw new AppError("not_found", "errors.notFound");
    return openPrint(reading, name.data, asked, writer);
  });
  return (
    <Page marking={about.marking} dated>
      <div className="no-print flex flex-wrap items-center gap-3">
        <ButtonLink href={path}>{t("export.print.back")}</ButtonLink>
        <p className="text-sm text-ink-2">{t("export.print.hint")}</p>
      </div>
      <div className="print-wide grid gap-6">
        <PageHeader title={about.title} marking={about.marking} />
        <PrintedList about={about} {...list} timeZone={homeTimeZone()} />
      </div>
    </Page>
  );
}
