import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { markingsOf } from "#domain/evidence.ts";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { PERSON_GROUPS, personList } from "#features/people/columns.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { REGISTERS } from "#features/export/registers.ts";
import { PeopleFilters } from "#features/people/components/people-filters.tsx";
import { PeopleList } from "#features/people/components/people-list.tsx";
import { facetPeople } from "#features/people/queries/facets.ts";
import { listPeople } from "#features/people/queries/list.ts";
import { personFilter } from "#features/people/schema.ts";
import { grouped } from "#features/lists/grouping.ts";
import { Arrange } from "#features/lists/components/arrange.tsx";
import { readArrangement } from "#features/lists/queries.ts";
import { NothingFound } from "#features/views/components/nothing-found.tsx";
import { SavedViews } from "#features/views/components/saved-views.tsx";
import { readAround } from "#features/views/queries.ts";
import { readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/people";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

export default async function PeoplePage({ searchParams }: PageProps<"/people">) {
  const params = await searchParams;
  const locale = await getLocale();
  const filter = personFilter.parse(params);
  const { page, facets, arrangement, around, mayAdd, today } = await readPage(
    PATH,
    async ({ tx, viewer, today: day }) => {
      const counted = await facetPeople(tx, filter);
      const groups = grouped({
        groups: PERSON_GROUPS,
        name: personList.parse(params).group,
        valuesOf: (name) => counted.values[name as keyof typeof counted.values],
        locale,
      });
      const listed = await listPeople(tx, filter, groups.grouping);
      return {
        page: listed,
        facets: counted,
        arrangement: await readArrangement(tx, {
          register: REGISTERS.people,
          params,
          reader: { today: day, locale },
          ids: listed.rows.map(({ id }) => id),
          groups: PERSON_GROUPS,
          grouping: groups.on(listed),
        }),
        around: await readAround({
          tx,
          viewer,
          today: day,
          locale,
          list: "people",
          register: REGISTERS.people,
          params,
          isEmpty: listed.rows.length === 0,
        }),
        mayAdd: mayTry(viewer, "person.record"),
        today: filter.asOf ?? day,
      };
    },
  );
  const t = await getTranslations("people");
  const { rows, before, after } = page;
  const add = (
    <ButtonLink href="/people/new" tone="primary">
      {t("new")}
    </ButtonLink>
  );
  return (
    <Page dated marking={highestMarking(rows.flatMap(markingsOf))}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          <>
            <ExportMenu
              register="people"
              params={params}
              count={facets.total}
              shown={arrangement.shown}
            />
            {mayAdd && add}
          </>
        }
      />
      <SavedViews list="people" params={params} views={around.views} />
      <AsOf path={PATH} params={params} when={filter} />
      <PeopleFilters params={params} filter={filter} facets={facets} />
      {around.lifts ? (
        <NothingFound path={PATH} params={params} lifts={around.lifts} />
      ) : (
        <>
          {rows.length > 0 && <Arrange path={PATH} params={params} arrangement={arrangement} />}
          <PeopleList people={rows} today={today} mayAdd={mayAdd} arrangement={arrangement} />
        </>
      )}
      <Pagination
        previousHref={before && hrefWith(PATH, params, { before })}
        nextHref={after && hrefWith(PATH, params, { after })}
      />
    </Page>
  );
}
