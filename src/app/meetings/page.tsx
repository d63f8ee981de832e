import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { mayOpen } from "#domain/permissions.ts";
import { DraftList } from "#features/drafts/components/draft-list.tsx";
import { listMyDrafts } from "#features/drafts/queries.ts";
import { MEETING_GROUPS, meetingList } from "#features/meetings/columns.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { REGISTERS } from "#features/export/registers.ts";
import { MeetingFilters } from "#features/meetings/components/meeting-filters.tsx";
import { MeetingTable } from "#features/meetings/components/meeting-table.tsx";
import { listMeetings } from "#features/meetings/queries.ts";
import { facetMeetings } from "#features/meetings/queries/facets.ts";
import { meetingFilter } from "#features/meetings/schema.ts";
import { env } from "#server/env.ts";
import { grouped } from "#features/lists/grouping.ts";
import { Arrange } from "#features/lists/components/arrange.tsx";
import { readArrangement } from "#features/lists/queries.ts";
import { NothingFound } from "#features/views/components/nothing-found.tsx";
import { SavedViews } from "#features/views/components/saved-views.tsx";
import { readAround } from "#features/views/queries.ts";
import { withText } from "#features/search/text.ts";
import { readPage } from "#server/page.ts";
import { markingsOf } from "#domain/evidence.ts";
import { highestMarking } from "#domain/marking.ts";
import { hrefWith } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader, Section } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("meetings"))("title") };
}

export default async function MeetingsPage({ searchParams }: PageProps<"/meetings">) {
  const params = await searchParams;
  const asked = meetingFilter.parse(params);
  const locale = await getLocale();
  const t = await getTranslations("meetings");
  const { page, facets, drafts, arrangement, around, mayLog } = await readPage(
    "/meetings",
    async ({ tx, viewer, today }) => {
      const filter = await withText(tx, "meeting", asked);
      const counted = await facetMeetings(tx, filter);
      const groups = grouped({
        groups: MEETING_GROUPS,
        name: meetingList.parse(params).group,
        valuesOf: (name) => counted.values[name as keyof typeof counted.values],
        locale,
      });
      const listed = await listMeetings(tx, filter, filter.asOf ?? today, groups.grouping);
      return {
        page: listed,
        facets: counted,
        drafts: await listMyDrafts(tx),
        arrangement: await readArrangement(tx, {
          register: REGISTERS.meetings,
          params,
          reader: { today, locale },
          ids: listed.rows.map(({ id }) => id),
          groups: MEETING_GROUPS,
          grouping: groups.on(listed),
        }),
        around: await readAround({
          tx,
          viewer,
          today,
          locale,
          list: "meetings",
          register: REGISTERS.meetings,
          params,
          isEmpty: listed.rows.length === 0,
        }),
        mayLog: mayOpen(viewer, "/meetings/new"),
      };
    },
  );
  const { after, before, rows } = page;
  return (
    <Page dated marking={highestMarking(rows.flatMap(markingsOf))}>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ExportMenu
              register="meetings"
              params={params}
              count={facets.total}
              shown={arrangement.shown}
            />
            {mayLog && (
              <>
                <ButtonLink href="/meetings/new?life=planned">{t("plan")}</ButtonLink>
                <ButtonLink href="/meetings/new" tone="primary">
                  {t("log")}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      {drafts.length > 0 && (
        <Section id="drafts" title={t("myDrafts")} count={drafts.length}>
          <DraftList drafts={drafts} timeZone={env().ACCORD_TIME_ZONE} />
        </Section>
      )}
      <SavedViews list="meetings" params={params} views={around.views} />
      <AsOf path="/meetings" params={params} when={asked} limits={[t("limits")]} />
      <MeetingFilters params={params} filter={asked} facets={facets} />
      {rows.length > 0 && <Arrange path="/meetings" params={params} arrangement={arrangement} />}
      <MeetingTable
        arrangement={arrangement}
        meetings={rows}
        caption={t("title")}
        empty={
          around.lifts ? (
            <NothingFound path="/meetings" params={params} lifts={around.lifts} />
          ) : (
            <EmptyState
              title={t("none")}
              icon="calendar"
              action={
                mayLog && (
                  <ButtonLink href="/meetings/new" tone="primary">
                    {t("log")}
                  </ButtonLink>
                )
              }
            >
              {t("noneHint")}
            </EmptyState>
          )
        }
      />
      <Pagination
        previousHref={before && hrefWith("/meetings", params, { before, after: null })}
        nextHref={after && hrefWith("/meetings", params, { after, before: null })}
      />
    </Page>
  );
}
