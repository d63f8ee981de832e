import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { PostLine } from "../views.ts";

/** The posts of the home government; what waits to be acknowledged stands first. */
export async function PostTable({ posts, timeZone }: { posts: PostLine[]; timeZone: string }) {
  const t = await getTranslations("handovers");
  const locale = await getLocale();
  return (
    <Table
      caption={t("posts")}
      rows={posts}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      columns={[
        {
          key: "post",
          header: t("column.post"),
          rowHeader: true,
          cell: ({ id, title, titleUr }) => (
            <Link href={`/handover/${id}`}>
              <bdi>{nameIn(locale, { name: title, nameUr: titleUr })}</bdi>
            </Link>
          ),
        },
        {
          key: "agency",
          header: t("column.agency"),
          cell: ({ agency }) => <bdi>{nameIn(locale, agency)}</bdi>,
        },
        {
          key: "holder",
          header: t("column.holder"),
          cell: ({ holder }) => holder && <bdi>{holder}</bdi>,
        },
        {
          key: "state",
          header: t("column.state"),
          cell: ({ to, isMine, openedAt, acknowledgedAt }) => {
            if (openedAt === null) return <span className="text-ink-3">{t("state.none")}</span>;
            const day = formatInstant(acknowledgedAt ?? openedAt, locale, timeZone);
            const who = to ?? "";
            if (acknowledgedAt !== null) return t("state.done", { who, date: day });
            return (
              <Tag icon="clock" tone={isMine ? "bad" : "warn"}>
                {isMine ? t("state.mine", { date: day }) : t("state.open", { who, date: day })}
              </Tag>
            );
          },
        },
      ]}
    />
  );
}
