import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReportForm } from "#features/commitments/components/report-form.tsx";
import { listPicks } from "#features/picks/queries.ts";
import { getCommitment } from "#features/commitments/queries/record.ts";
import { readPage } from "#server/page.ts";
import { formatDayShort } from "#ui/format.ts";
import { Page, PageHeader } from "#ui/page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("commitments.report"))("title") };
}

export default async function ReportPage({ params }: PageProps<"/commitments/[id]/report">) {
  const { id } = await params;
  const { commitment, sources, today } = await readPage(
    "/commitments/[id]/report",
    async ({ tx, today: day }) => {
      const found = await getCommitment(tx, id, { asOf: null, knownOn: null }, day);
      const query = { q: null, id: null, partner: found.partner.code, side: null };
      return {
        commitment: found,
        sources: await listPicks(tx, "source", query, day),
        today: day,
      };
    },
  );
  const t = await getTranslations("commitments");
  const values = await getTranslations("values.status");
  const { status, updates, ref, title, marking } = commitment;
  const since = updates[0]?.effectiveOn;
  const now = { status: values(status) };
  return (
    <Page narrow marking={commitment.highestMarking}>
      <PageHeader
        title={t("report.title")}
        kicker={ref}
        marking={marking}
        breadcrumb={[
          { href: "/commitments", label: t("title") },
          { href: `/commitments/${id}`, label: <bdi>{title}</bdi> },
        ]}
        meta={
          since === undefined
            ? t("report.nowNone", now)
            : t("report.now", { ...now, date: formatDayShort(since, await getLocale()) })
        }
      />
      <ReportForm commitment={commitment} sources={sources} today={today} />
    </Page>
  );
}
