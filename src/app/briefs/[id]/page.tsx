import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { BriefFiles } from "#features/briefs/components/brief-actions.tsx";
import { BriefSheet } from "#features/briefs/components/brief-sheet.tsx";
import { ChangedSince } from "#features/briefs/components/changed-since.tsx";
import { FreezeForm } from "#features/briefs/components/freeze-form.tsx";
import { FrozenTag, KeptBy } from "#features/briefs/components/kept-briefs.tsx";
import { countBriefPages } from "#features/briefs/files.ts";
import { keptWords } from "#features/briefs/kept-words.ts";
import { readChanges } from "#features/briefs/facts/read.ts";
import { canReviseBrief } from "#features/briefs/policy.ts";
import { getBrief } from "#features/briefs/queries.ts";
import { wordsOf } from "#features/briefs/words.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { formatDay } from "#ui/format.ts";
import { Columns, Page, PageHeader, Section } from "#ui/page.tsx";
import { MarkingTag } from "#ui/tag.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("briefs"))("title") };
}

export default async function BriefPage({ params }: PageProps<"/briefs/[id]">) {
  const { id } = await params;
  const { kept, brief, mayRevise, since } = await readPage(
    "/briefs/[id]",
    async ({ tx, viewer, today }) => {
      const read = await getBrief(tx, id);
      const { asOf, partner } = read.brief;
      const knownAt = read.kept.frozenAt ?? read.kept.createdAt;
      const then = { asOf, knownAt, isOfDay: true };
      return {
        ...read,
        mayRevise: canReviseBrief(viewer, read.kept),
        since: await readChanges(tx, partner.code, then, today),
      };
    },
  );
  const pages = await countBriefPages(brief, keptWords(kept, brief.locale));
  const t = await getTranslations("briefs");
  const locale = await getLocale();
  const name = nameIn(locale, brief.partner);
  const { code } = brief.partner;
  return (
    <Page marking={highestMarking([brief.marking, ...since.rows.map(({ marking }) => marking)])}>
      <PageHeader
        title={t(`formTitle.${brief.form}`, { partner: name })}
        breadcrumb={[
          { href: `/partners/${code}`, label: name },
          { href: `/partners/${code}/brief`, label: t("title") },
        ]}
        meta={
          <>
            <MarkingTag marking={brief.marking} />
            {pages !== null && <span>{t("pages", { count: pages })}</span>}
            <FrozenTag brief={kept} />
            <span>{t("preparedFor", { on: formatDay(brief.asOf, locale) })}</span>
            <span>
              <KeptBy brief={kept} timeZone={homeTimeZone()} locale={locale} />
            </span>
          </>
        }
        actions={<BriefFiles path={`/briefs/${id}`} />}
      />
      <Columns
        aside={
          <>
            {mayRevise && (
              <Section id="freeze" title={t("freeze")} sheet>
                <FreezeForm id={id} version={kept.version} />
              </Section>
            )}
            <Section
              id="since"
              title={t(kept.frozenAt === null ? "changedMeanwhile" : "changedSince")}
              hint={t("changedHint")}
              sheet
            >
              <ChangedSince changes={since} words={wordsOf(locale)} />
            </Section>
          </>
        }
      >
        <BriefSheet
          brief={brief}
          {...(mayRevise && { editHref: (section) => `/briefs/${id}/edit?section=${section}` })}
        />
      </Columns>
    </Page>
  );
}
