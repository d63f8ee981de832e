import { getLocale, getTranslations } from "next-intl/server";
import type { CalendarDate } from "#domain/calendar-date.ts";
import type { ReactNode } from "react";
import { formatInstant } from "#ui/format.ts";
import { Icon } from "#ui/icon.tsx";
import { Link } from "#ui/link.tsx";
import { Table } from "#ui/table.tsx";
import { MarkingTag, Tag } from "#ui/tag.tsx";
import { addressOfNotice, type NoticeView } from "../schema.ts";
import { detailOf } from "../wording.ts";

type Props = {
  notices: NoticeView[];
  today: CalendarDate;
  timeZone: string;
  read: (form: FormData) => Promise<void>;
  empty: ReactNode;
};

/** What its reader is told, the latest first; what was not read yet stands out by more than its weight. */
export async function NoticeList({ notices, today, timeZone, read, empty }: Props) {
  const t = await getTranslations("notices");
  const say = t as unknown as (key: string, values?: object) => string;
  const locale = await getLocale();
  const nameOf = ({ title, titleUr }: NoticeView) => (locale === "ur" ? (titleUr ?? title) : title);
  return (
    <Table
      caption={t("title")}
      rows={notices}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "record",
          header: t("col.record"),
          rowHeader: true,
          cell: (notice) => (
            <>
              <Link href={addressOfNotice(notice)} className="link">
                <bdi className={notice.readAt === null ? "" : "font-normal"}>{nameOf(notice)}</bdi>
              </Link>
              <span className="flex flex-wrap items-center gap-2 text-sm font-normal text-ink-2">
                {notice.ref !== null && <span className="figures">{notice.ref}</span>}
                {notice.marking !== "official" && <MarkingTag marking={notice.marking} />}
              </span>
            </>
          ),
        },
        {
          key: "what",
          header: t("col.what"),
          cell: (notice) => (
            <>
              <span className="block">{t(`kind.${notice.kind}`)}</span>
              <span className="text-sm text-ink-2">{detailOf(notice, today, locale, say)}</span>
            </>
          ),
        },
        {
          key: "when",
          header: t("col.when"),
          cell: ({ at }) => formatInstant(at, locale, timeZone),
        },
        {
          key: "read",
          header: t("col.read"),
          cell: (notice) =>
            notice.readAt !== null ? (
              formatInstant(notice.readAt, locale, timeZone)
            ) : (
              <form action={read} className="flex flex-wrap items-center gap-2">
                <Tag tone="info" icon="bell">
                  {t("isUnread")}
                </Tag>
                <input type="hidden" name="id" value={notice.id} />
                <button
                  type="submit"
                  className="button button-quiet button-small"
                  aria-label={t("readNamed", { title: nameOf(notice) })}
                >
                  <Icon name="check" />
                  {t("read")}
                </button>
              </form>
            ),
        },
      ]}
      empty={empty}
    />
  );
}
