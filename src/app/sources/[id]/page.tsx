import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { mayTry } from "#domain/permissions.ts";
import { History } from "#features/audit/components/history.tsx";
import { listHistory } from "#features/audit/queries.ts";
import { CiteThis } from "#features/export/components/cite-this.tsx";
import { SavedRecords } from "#features/intake/components/saved-records.tsx";
import { FromSource } from "#features/intake/components/start-form.tsx";
import { Article } from "#features/sources/components/article.tsx";
import { DisputeList } from "#features/sources/components/dispute-list.tsx";
import { FigureList } from "#features/sources/components/figure-list.tsx";
import { Grade } from "#features/sources/components/grade.tsx";
import { SourceFacts } from "#features/sources/components/source-facts.tsx";
import { SupportList } from "#features/sources/components/support-list.tsx";
import { UseList } from "#features/sources/components/use-list.tsx";
import { canAddSource } from "#features/sources/policy.ts";
import { getSource } from "#features/sources/queries/article.ts";
import { followAction } from "#features/notifications/actions.ts";
import { FollowButton } from "#features/notifications/components/follow-button.tsx";
import { isFollowing } from "#features/notifications/queries.ts";
import { homeOrigin, homeTimeZone, readPage, todayAtHome } from "#server/page.ts";
import { DateText } from "#ui/date-text.tsx";
import { ButtonLink, Columns, Page, PageHeader, Section } from "#ui/page.tsx";
import { Card } from "#ui/record.tsx";
import { CountryName, Tag } from "#ui/tag.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sources"))("source") };
}

export default async function SourcePage({ params, searchParams }: PageProps<"/sources/[id]">) {
  const { id } = await params;
  const isSaved = (await searchParams)["saved"] !== undefined;
  const { source, history, mayCite, mayChoose, mayDraft, isFollowed } = await readPage(
    "/sources/[id]",
    async ({ tx, viewer }) => {
      const found = await getSource(tx, id);
      const isMine = canAddSource(viewer, { ...found, partner: found.partner.code });
      return {
        source: found,
        history: await listHistory(tx, "source", id, { childKey: "source_id", limit: 10 }),
        mayCite: isMine && mayTry(viewer, "citation.attach"),
        mayChoose: isMine && mayTry(viewer, "claim.choose"),
        mayDraft: isMine && mayTry(viewer, "intake.start"),
        isFollowed: await isFollowing(tx, viewer, "source", id),
      };
    },
  );
  const t = await getTranslations("sources");
  const kinds = await getTranslations("values.sourceKind");
  const { title, ref, marking, partner, kind, grade, publisher, author, published } = source;
  const { citations, figures, disputes, uses, language } = source;
  const words = await getTranslations("export.cite.kind");
  return (
    <Page marking={marking}>
      <PageHeader
        title={<span lang={language === "other" ? undefined : language}>{title}</span>}
        kicker={ref}
        marking={marking}
        breadcrumb={[{ href: "/sources", label: t("title") }]}
        meta={
          <>
            <Tag icon="book">{kinds(kind)}</Tag>
            <Grade grade={grade} explained />
            <CountryName code={partner.code} name={nameIn(await getLocale(), partner)} />
            {publisher !== null && <bdi>{publisher}</bdi>}
            {author !== null && <bdi>{t("by", { author })}</bdi>}
            <DateText date={published} />
            <a href="#supports" className="link">
              {t("passageCount", { count: citations.length })}
            </a>
          </>
        }
        actions={
          <>
            <FollowButton
              kind="source"
              recordId={id}
              isFollowed={isFollowed}
              path={`/sources/${id}`}
              action={followAction}
            />
            {mayCite && (
              <>
                <ButtonLink href={`/sources/${id}/edit`}>{t("edit")}</ButtonLink>
                {mayDraft && <FromSource sourceId={id} />}
                <ButtonLink href={`/sources/${id}/cite`} tone="primary">
                  {t("cite")}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      {isSaved && <SavedRecords citations={citations} />}
      <Columns
        aside={
          <div
            id="supports"
            className="xl:sticky xl:top-10 xl:max-h-[calc(100dvh-3.5rem)] xl:overflow-y-auto"
          >
            <Card title={t("supports")}>
              <SupportList citations={citations} mayRemove={mayCite} language={language} />
            </Card>
          </div>
        }
      >
        <Section
          id="text"
          title={t("article")}
          hint={mayCite ? t("articleHintCite") : t("articleHint")}
        >
          <Article source={source} mayCite={mayCite} />
        </Section>
        {figures.length > 0 && (
          <Section id="figures" title={t("figures")} count={figures.length}>
            <FigureList figures={figures} citations={citations} />
          </Section>
        )}
        {disputes.length > 0 && (
          <Section id="claims" title={t("claims")} hint={t("claimsHint")}>
            <DisputeList disputes={disputes} sourceId={id} mayChoose={mayChoose} />
          </Section>
        )}
        {uses.length > 0 && (
          <Section id="uses" title={t("uses")} sheet>
            <UseList uses={uses} />
          </Section>
        )}
        <Section id="document" title={t("facts")} sheet>
          <SourceFacts source={source} />
        </Section>
        <Section id="history" title={t("history")}>
          <History entries={history} timeZone={homeTimeZone()} />
        </Section>
      </Columns>
      <CiteThis
        kind={words("source")}
        reference={ref}
        title={title}
        partner={publisher ?? nameIn(await getLocale(), partner)}
        date={published}
        state={null}
        marking={marking}
        path={`/sources/${id}`}
        origin={homeOrigin()}
        when={{ asOf: null, knownOn: null }}
        today={todayAtHome()}
      />
    </Page>
  );
}
