import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { momentFilter } from "#domain/moment.ts";
import { CompareChoice, CompareFigures } from "#features/countries/components/compare.tsx";
import { TopicMatrix } from "#features/countries/components/topic-matrix.tsx";
import { listPartners } from "#features/countries/queries.ts";
import { listPartnerTopics } from "#features/countries/queries/topics.ts";
import { compareFilter } from "#features/countries/schema.ts";
import { momentOf } from "#server/moment.ts";
import { readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Page, PageHeader, Section } from "#ui/page.tsx";

const PATH = "/partners/compare";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("partners"))("compare.title") };
}

/** Two partners side by side: the same figures, and topic by topic what there is with each. */
export default async function ComparePage({ searchParams }: PageProps<"/partners/compare">) {
  const params = await searchParams;
  const when = momentFilter.parse(params);
  const wanted = compareFilter.parse(params);
  const { partners, chosen, lines } = await readPage(PATH, async ({ tx, today }) => {
    const moment = momentOf(when, today);
    // Only partners that the viewer may see, and anything is on record with, can be chosen.
    const all = await listPartners(tx, moment);
    const find = (code: string | null) => all.find((one) => one.code === code) ?? null;
    const [a, b] = [find(wanted.a), find(wanted.b)];
    const codes = a && b ? [a.code, b.code] : [];
    return {
      partners: all,
      chosen: [a, b] as const,
      lines: codes.length === 0 ? [] : await listPartnerTopics(tx, codes, moment),
    };
  });
  const t = await getTranslations("partners");
  const [a, b] = chosen;
  const isPair = a !== null && b !== null && a.code !== b.code;
  return (
    <Page dated>
      <PageHeader
        title={t("compare.title")}
        breadcrumb={[{ href: "/partners", label: t("title") }]}
        meta={t("compare.lead")}
      />
      <CompareChoice partners={partners} chosen={chosen} when={when} />
      <AsOf path={PATH} params={params} when={when} limits={[t("matrix.limits")]} />
      {isPair ? (
        <>
          <Section id="figures" title={t("compare.figures")}>
            <CompareFigures pair={[a, b]} />
          </Section>
          <Section id="topics" title={t("matrix.title")} hint={t("matrix.hint")}>
            <TopicMatrix lines={lines} partners={[a, b]} caption={t("matrix.title")} />
          </Section>
        </>
      ) : (
        <EmptyState title={t("compare.pick")}>{t("compare.pickHint")}</EmptyState>
      )}
    </Page>
  );
}
