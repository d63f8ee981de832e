import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import type { CalendarDate } from "#domain/calendar-date.ts";
import { momentFilter } from "#domain/moment.ts";
import { highestMarking } from "#domain/marking.ts";
import { nameIn } from "#domain/names.ts";
import { TopicRecord } from "#features/topics/components/topic-record.tsx";
import { listTopicRecords } from "#features/topics/queries/records.ts";
import { getTopic } from "#features/topics/queries/tree.ts";
import { followAction } from "#features/notifications/actions.ts";
import { FollowButton } from "#features/notifications/components/follow-button.tsx";
import { isFollowing } from "#features/notifications/queries.ts";
import { momentOf } from "#server/moment.ts";
import { readPage } from "#server/page.ts";
import { AsOf } from "#ui/as-of.tsx";
import { Page, PageHeader } from "#ui/page.tsx";
import { Tag } from "#ui/tag.tsx";

type Props = PageProps<"/topics/[slug]">;

/** Read once for the title of the page and the page. */
const read = cache((slug: string, asOf: CalendarDate | null, knownOn: CalendarDate | null) =>
  readPage("/topics/[slug]", async ({ tx, viewer, today }) => {
    const moment = momentOf({ asOf, knownOn }, today);
    const topic = await getTopic(tx, { slug }, moment);
    const ids = [topic.id, ...topic.children.map(({ id }) => id)];
    return {
      topic,
      records: await listTopicRecords(tx, ids, moment),
      today: moment.asOf,
      isFollowed: await isFollowing(tx, viewer, "topic", topic.id),
    };
  }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { asOf, knownOn } = momentFilter.parse(await searchParams);
  const { topic } = await read((await params).slug, asOf, knownOn);
  return { title: nameIn(await getLocale(), topic) };
}

export default async function TopicPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const address = await searchParams;
  const when = momentFilter.parse(address);
  const known = await read(slug, when.asOf, when.knownOn);
  const { topic, records } = known;
  const t = await getTranslations("topics");
  const locale = await getLocale();
  const { commitments, agreements, meetings, trainings } = records;
  const shown = [commitments, agreements, meetings, trainings].flat();
  const otherName = topic.nameUr !== null && (locale === "ur" ? topic.name : topic.nameUr);
  return (
    <Page dated marking={highestMarking(shown.map(({ marking }) => marking))}>
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
        actions={
          <FollowButton
            kind="topic"
            recordId={topic.id}
            isFollowed={known.isFollowed}
            path={`/topics/${slug}`}
            action={followAction}
          />
        }
      />
      <AsOf path={`/topics/${slug}`} params={address} when={when} limits={[t("limits")]} />
      <TopicRecord {...known} />
    </Page>
  );
}
