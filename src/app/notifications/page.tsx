import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { NOTICE_KINDS } from "#domain/notice.ts";
import { readNoticesAction } from "#features/notifications/actions.ts";
import { NoticeList } from "#features/notifications/components/notice-list.tsx";
import { listNotices } from "#features/notifications/queries.ts";
import { noticeFilter } from "#features/notifications/schema.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { Icon } from "#ui/icon.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/notifications";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notices"))("title") };
}

export default async function NotificationsPage({ searchParams }: PageProps<"/notifications">) {
  const params = await searchParams;
  const filter = noticeFilter.parse(params);
  const { page, today } = await readPage(PATH, async ({ tx, viewer, today: day }) => ({
    page: await listNotices(tx, viewer.kind === "user" ? viewer.id : "", filter),
    today: day,
  }));
  const t = await getTranslations("notices");
  const isFiltered = filter.kind.length > 0 || filter.unread !== null;
  const hasUnread = page.rows.some(({ readAt }) => readAt === null);
  return (
    <Page marking={highestMarking(page.rows.map(({ marking }) => marking))}>
      <PageHeader
        title={t("title")}
        meta={t("intro")}
        actions={
          <>
            {hasUnread && (
              <form action={readNoticesAction}>
                <input type="hidden" name="id" value="all" />
                <button type="submit" className="button button-secondary">
                  <Icon name="check" />
                  {t("readAll")}
                </button>
              </form>
            )}
            <ButtonLink href="/profile#mail">
              <Icon name="settings" />
              {t("settingsLink")}
            </ButtonLink>
          </>
        }
      />
      <FilterPanel
        path={PATH}
        params={params}
        groups={[
          {
            kind: "checkboxes",
            name: "kind",
            label: t("filter.kind"),
            choices: NOTICE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          {
            kind: "checkboxes",
            name: "unread",
            label: t("filter.unread"),
            choices: [{ value: "true", label: t("filter.onlyUnread") }],
          },
        ]}
      />
      <NoticeList
        notices={page.rows}
        today={today}
        timeZone={homeTimeZone()}
        read={readNoticesAction}
        empty={
          isFiltered ? (
            <EmptyState
              title={t("noneFiltered")}
              action={<ButtonLink href={PATH}>{t("showAll")}</ButtonLink>}
            >
              {t("noneFilteredHint")}
            </EmptyState>
          ) : (
            <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
          )
        }
      />
      <Pagination
        previousHref={page.before && hrefWith(PATH, params, { before: page.before })}
        nextHref={page.after && hrefWith(PATH, params, { after: page.after })}
      />
    </Page>
  );
}
