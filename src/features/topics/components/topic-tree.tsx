import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { TopicRow } from "../views.ts";

const COLUMNS = ["commitments", "agreements", "meetings", "trainings"] as const;
/** Where each number of a topic leads: the list that it counts. */
const LISTS: Record<(typeof COLUMNS)[number], (slug: string) => string> = {
  commitments: (slug) => `/commitments?topic=${slug}`,
  agreements: (slug) => `/agreements?topic=${slug}`,
  meetings: (slug) => `/meetings?topic=${slug}`,
  trainings: (slug) => `/trainings?topic=${slug}`,
};

/** Topics in their order, those of the second level set in, each with what is on record about it. */
export async function TopicTree({ topics }: { topics: readonly TopicRow[] }) {
  const t = await getTranslations("topics");
  const locale = await getLocale();
  const count = (name: (typeof COLUMNS)[number]): Column<TopicRow> => ({
    key: name,
    header: t(`col.${name}`),
    numeric: true,
    cell: ({ slug, counts }) =>
      counts[name] === 0 ? (
        <span className="text-ink-3">0</span>
      ) : (
        <Link href={LISTS[name](slug)} className="link inline-block min-w-6 py-1">
          {formatNumber(counts[name], locale)}
        </Link>
      ),
  });
  return (
    <Table
      caption={t("title")}
      rows={topics}
      rowKey={({ id }) => id}
      tight
      empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      columns={[
        {
          key: "name",
          header: t("col.topic"),
          rowHeader: true,
          cell: (topic) => (
            <span className={topic.parentId === null ? "font-semibold" : "block ps-6 font-normal"}>
              <Link href={`/topics/${topic.slug}`}>
                <bdi>{nameIn(locale, topic)}</bdi>
              </Link>{" "}
              {topic.isRetired && <Tag>{t("retired")}</Tag>}
            </span>
          ),
        },
        ...COLUMNS.map(count),
      ]}
    />
  );
}
