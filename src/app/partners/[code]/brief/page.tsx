import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { isDated } from "#domain/moment.ts";
import { nameIn } from "#domain/names.ts";
import { mayTry } from "#domain/permissions.ts";
import { BriefFiles, BriefForms, KeepBrief } from "#features/briefs/components/brief-actions.tsx";
import { BriefSheet } from "#features/briefs/components/brief-sheet.tsx";
import { KeptBriefs } from "#features/briefs/components/kept-briefs.tsx";
import { briefOf } from "#features/briefs/drafting/brief-of.ts";
import { readFacts } from "#features/briefs/facts/read.ts";
import { countBriefPages } from "#features/briefs/files.ts";
import { listBriefs } from "#features/briefs/queries.ts";
import { briefFilter } from "#features/briefs/schema.ts";
import { wordsOf } from "#features/briefs/words.ts";
import { momentOf } from "#server/moment.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { hrefWith } from "#ui/address.ts";
import { Columns, Page, PageHeader, Section } from "#ui/page.tsx";
import { MarkingTag } from "#ui/tag.tsx";

export async function generateMetadata({
  params,
}: PageProps<"/partners/[code]/brief">): Promise<Metadata> {
  const { code } = await params;
  return { title: `${code} · ${(await getTranslations("briefs"))("title")}` };
}

export default async function PartnerBriefPage(props: PageProps<"/partners/[code]/brief">) {
  const { code } = await props.params;
  const params = await props.searchParams;
  const filter = briefFilter.parse(params);
  const form = filter.form ?? "full";
  const locale = await getLocale();
  const { brief, kept, mayKeep } = await readPage(
    "/partners/[code]/brief",
    async ({ tx, viewer, today }) => {
      const moment = momentOf(filter, today);
      const facts = await readFacts(tx, code, moment, filter.meeting);
      return {
        brief: briefOf(facts, form, moment.asOf, wordsOf(locale)),
        kept: await listBriefs(tx, code),
        mayKeep: mayTry(viewer, "brief.start") && !isDated(filter),
      };
    },
  );
  const pages = await countBriefPages(brief, null);
  const t = await getTranslations("briefs");
  const path = `/partners/${code}/brief`;
  const name = nameIn(locale, brief.partner);
  return (
    <Page dated marking={highestMarking([brief.marking])}>
      <PageHeader
        title={t("titleFor", { partner: name })}
        breadcrumb={[{ href: `/partners/${code}`, label: name }]}
        meta={
          <>
            <MarkingTag marking={brief.marking} />
            {pages !== null && <span>{t("pages", { count: pages })}</span>}
            {brief.releasableTo.length > 0 && (
              <span>{t("releasable", { countries: brief.releasableTo.join(", ") })}</span>
            )}
          </>
        }
        actions={
          <>
            <BriefFiles path={path} query={hrefWith("", params, {})} />
            {mayKeep && (
              <KeepBrief partner={code} form={form} locale={locale} meetingId={filter.meeting} />
            )}
          </>
        }
      />
      <p className="no-print text-sm text-ink-2">{t("intro")}</p>
      <BriefForms path={path} params={params} form={form} />
      <AsOf path={path} params={params} when={filter} limits={[]} />
      <Columns
        aside={
          <Section id="kept" title={t("kept")} hint={t("keptHint")} sheet>
            <KeptBriefs briefs={kept} timeZone={homeTimeZone()} />
          </Section>
        }
      >
        <BriefSheet brief={brief} />
      </Columns>
    </Page>
  );
}
