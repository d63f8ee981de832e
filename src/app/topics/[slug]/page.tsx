import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { TopicRecord } from "#features/topics/components/topic-record.tsx";
import { listTopicRecords } from "#features/topics/queries/records.ts";
import { getTopic } from "#features/topics/queries/tree.ts";
import { readPage } from "#server/page.ts";
import { Page, PageHeader } from "#ui/page.tsx";
import { Tag } from "#ui/tag.tsx";

type Props = PageProps<"/topics/[slug]">;

/** Read once for the title of the page and the page. */
const read = cache((slug: string) =>
  readPage("/topics/[slug]", async ({ tx, today }) => {
    const topic = await getTopic(tx, { slug }, today);
    const ids = [topic.id, ...topic.children.map(({ id }) => id)];
    return { topic, records: await listTopicRecords(tx, ids, today), today };
  }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic } = await read((await params).slug);
  return { title: nameIn(await getLocale(), topic) };
}

export default async function TopicPage({ params }: Props) {
  const known = await read((await params).slug);
  const { topic, records } = known;
  const t = await getTranslations("topics");
  const locale = await getLocale();
  const { commitments, agreements, meetings, trainings } = records;
  const shown = [commitments, agreements, meetings, trainings].flat();
  const otherName = topic.nameUr !== null && (locale === "ur" ? topic.name : topic.nameUr);
  return (
    <Page marking={highestMarking(shown.map(({ marking }) => marking))}>
      <PageHeader
        title={nameIn(locale, topic)}
        breadcrumb={[
          { href: "/topics", label: t("title") },
          ...(topic.parent
            ? [{ href: `/topics/${topic.parent.slug}`, label: nameIn(locale, topic.parent) }]
            : []),
        ]}
        meta={
          <>
            {otherName && <bdi lang={locale === "ur" ? "en" : "ur"}>{otherName}</bdi>}
            {topic.isRetired && <Tag>{t("retired")}</Tag>}
            {topic.children.length > 0 && t("withBelow")}
          </>
        }
      />
      <TopicRecord {...known} />
    </Page>
  );
}
