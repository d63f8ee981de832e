import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AppError } from "#domain/errors.ts";
import { CoveringNote } from "#features/agreements/components/covering-note.tsx";
import { getAgreement } from "#features/agreements/queries/record.ts";
import { concurParams } from "#features/agreements/params.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { formatInstant } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("agreements.note"))("title") };
}

/** The covering note of a request; of the last one when none is named. */
export default async function NotePage(props: PageProps<"/agreements/[id]/note">) {
  const { id } = await props.params;
  const { concurrence } = concurParams.parse(await props.searchParams);
  const { agreement, request, now } = await readPage(
    "/agreements/[id]/note",
    async ({ tx, today, now: at }) => {
      const read = await getAgreement(tx, id, today);
      const named = read.concurrences.find((one) => one.id === concurrence) ?? null;
      if (concurrence !== null && named === null)
        throw new AppError("not_found", "errors.notFound");
      return { agreement: read, request: named ?? read.concurrences.at(-1) ?? null, now: at };
    },
  );
  const t = await getTranslations("agreements");
  const back = `/agreements/${id}`;
  return (
    <Page marking={agreement.marking} narrow>
      {request === null ? (
        <>
          <PageHeader
            title={t("note.title")}
            kicker={agreement.ref}
            breadcrumb={[{ href: back, label: agreement.title }]}
          />
          <EmptyState title={t("nothing.concurrences")}>{t("note.noneHint")}</EmptyState>
        </>
      ) : (
        <>
          <div className="no-print flex flex-wrap items-center gap-3">
            <ButtonLink href={`${back}#concurrences`}>{t("note.back")}</ButtonLink>
            <p className="text-sm text-ink-2">{t("note.printHint")}</p>
          </div>
          <CoveringNote
            agreement={agreement}
            request={request}
            printedAt={formatInstant(now, await getLocale(), homeTimeZone())}
          />
        </>
      )}
    </Page>
  );
}
