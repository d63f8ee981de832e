import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Operations } from "#features/api/components/operations.tsx";
import { apiDocument } from "#features/api/document.ts";
import { env } from "#server/env.ts";
import { localeOf } from "#server/i18n.ts";
import { enterPage } from "#server/page.ts";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import { SummaryList } from "#ui/record.tsx";

const RULES = ["token", "filters", "pages", "tags", "days", "writes", "problems", "limit"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api"))("doc.title") };
}

export default async function ApiPage() {
  await enterPage("/api/v1");
  const t = await getTranslations("api");
  const document = apiDocument(await localeOf());
  const tags = [
    ...new Set(
      Object.values(document.paths).flatMap((of) =>
        Object.values(of).flatMap(({ tags: own }) => own),
      ),
    ),
  ];
  return (
    <Page marking="official">
      <PageHeader
        title={t("doc.title")}
        actions={
          <>
            <ButtonLink href="/api/v1/openapi.json">{t("page.document")}</ButtonLink>
            <ButtonLink href="/profile">{t("page.profile")}</ButtonLink>
          </>
        }
      />
      <p className="max-w-prose text-ink-2">{t("doc.intro")}</p>
      <Section id="rules" title={t("page.rules")} sheet>
        <SummaryList
          rows={RULES.map((rule) => ({
            term: t(`page.rule.${rule}.term`),
            value: t(`page.rule.${rule}.value`, { count: env().ACCORD_API_PER_MINUTE }),
          }))}
        />
      </Section>
      {tags.map((tag) => (
        <Section key={tag} id={tag} title={t(`doc.noun.${tag}` as "doc.noun.search")}>
          <Operations document={document} tag={tag} />
        </Section>
      ))}
    </Page>
  );
}
