import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { momentFilter } from "#domain/moment.ts";
import { PartnerHead } from "#features/countries/components/partner-head.tsx";
import { TopicMatrix } from "#features/countries/components/topic-matrix.tsx";
import { getPartner } from "#features/countries/queries.ts";
import { listPartnerTopics } from "#features/countries/queries/topics.ts";
import { momentOf } from "#server/moment.ts";
import { readPage } from "#server/page.ts";
import { Page, Section } from "#ui/page.tsx";

type Props = PageProps<"/partners/[code]/topics">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("partners");
  return { title: `${(await params).code} · ${t("view.topics")}` };
}

/** Topic by topic: instruments in force, the last meeting, open promises, training. */
export default async function PartnerTopicsPage({ params, searchParams }: Props) {
  const { code } = await params;
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const { partner, lines } = await readPage("/partners/[code]/topics", async ({ tx, today }) => {
    const moment = momentOf(when, today);
    return {
      partner: await getPartner(tx, code, moment),
      lines: await listPartnerTopics(tx, [code], moment),
    };
  });
  const t = await getTranslations("partners");
  return (
    <Page dated>
      <PartnerHead
        partner={partner}
        tab="topics"
        when={when}
        params={address}
        limits={[t("matrix.limits")]}
      />
      <Section id="topics" title={t("matrix.title")} hint={t("matrix.hint")}>
        <TopicMatrix lines={lines} partners={[partner]} caption={t("matrix.title")} />
      </Section>
    </Page>
  );
}
