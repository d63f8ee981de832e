import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { FacetValue } from "#domain/facets.ts";
import type { ListGroups } from "#domain/list-groups.ts";
import { markingsOf } from "#domain/evidence.ts";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { DELIVERY_GROUPS } from "#features/deliveries/columns.ts";
import { DeliveryTable } from "#features/deliveries/components/delivery-table.tsx";
import { listDeliveries } from "#features/deliveries/queries.ts";
import { facetDeliveries } from "#features/deliveries/queries/facets.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { REGISTERS } from "#features/export/registers.ts";
import { grouped } from "#features/lists/grouping.ts";
import { COURSE_GROUPS, TRAINING_GROUPS, trainingList } from "#features/trainings/columns.ts";
import { CourseList } from "#features/trainings/components/course-list.tsx";
import { HeadsTable } from "#features/trainings/components/heads-table.tsx";
import { TrainingFilters } from "#features/trainings/components/training-filters.tsx";
import { TrainingTable } from "#features/trainings/components/training-table.tsx";
import { listCourses, listHeads, sumCourses } from "#features/trainings/queries/courses.ts";
import { facetCourses, facetProgrammes } from "#features/trainings/queries/facets.ts";
import { listTrainings } from "#features/trainings/queries/programmes.ts";
import {
  TRAINING_REGISTERS,
  TRAINING_VIEWS,
  type TrainingFilter,
  trainingFilter,
} from "#features/trainings/schema.ts";
import { Arrange } from "#features/lists/components/arrange.tsx";
import { readArrangement } from "#features/lists/queries.ts";
import type { Arrangement } from "#features/lists/views.ts";
import { NothingFound } from "#features/views/components/nothing-found.tsx";
import { type Found, withText } from "#features/search/text.ts";
import { SavedViews } from "#features/views/components/saved-views.tsx";
import { readAround } from "#features/views/queries.ts";
import { type Reading, readPage } from "#server/page.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/trainings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainings"))("title") };
}

export default async function TrainingsPage({ searchParams }: PageProps<"/trainings">) {
  const params = await searchParams;
  const filter = trainingFilter.parse(params);
  const locale = await getLocale();
  const { shown, arrangement, around, mayAdd } = await readPage(PATH, async (reading) => {
    const { group: name } = trainingList.parse(params);
    const view = await readView(reading, filter, { name, locale });
    const register = REGISTERS[TRAINING_REGISTERS[view.view]];
    return {
      shown: view,
      arrangement: await readArrangement(reading.tx, {
        register,
        params,
        reader: { today: reading.today, locale },
        ids: "page" in view ? view.page.rows.map(({ id }) => id) : [],
        ...("page" in view && view.groups),
      }),
      around: await readAround({
        ...reading,
        locale,
        list: "trainings",
        register,
        params,
        isEmpty: view.count === 0,
      }),
      mayAdd: mayTry(reading.viewer, "training.record"),
    };
  });
  const t = await getTranslations("trainings");
  const { before = null, after = null } = "page" in shown ? shown.page : {};
  const markings =
    "page" in shown
      ? shown.page.rows.flatMap((row) => ("doubts" in row ? markingsOf(row) : [row.marking]))
      : [shown.heads.total.marking ?? "official"];
  return (
    <Page dated marking={highestMarking(markings)}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          <>
            <ExportMenu
              register={TRAINING_REGISTERS[shown.view]}
              params={params}
              count={shown.count}
              {...("page" in shown && { shown: arrangement.shown })}
            />
            {mayAdd && (
              <>
                <ButtonLink href="/deliveries/new">{t("newDelivery")}</ButtonLink>
                <ButtonLink href="/trainings/new" tone="primary">
                  {t("new")}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <Tabs
        label={t("views")}
        tabs={TRAINING_VIEWS.map((view) => ({
          href: hrefWith(PATH, params, { view, by: null, cols: null, group: null }),
          label: t(`view.${view}`),
          current: view === filter.view,
        }))}
      />
      <SavedViews list="trainings" params={params} views={around.views} />
      <AsOf path={PATH} params={params} when={filter} limits={[t("limits")]} />
      <TrainingFilters
        path={PATH}
        params={params}
        filter={filter}
        facets={shown.facets.values}
        count={shown.count}
      />
      {around.lifts ? (
        <NothingFound path={PATH} params={params} lifts={around.lifts} />
      ) : (
        <>
          {"page" in shown && shown.page.rows.length > 0 && (
            <Arrange path={PATH} params={params} arrangement={arrangement} />
          )}
          <Shown shown={shown} params={params} by={filter.by} arrangement={arrangement} />
        </>
      )}
      <Pagination
        previousHref={before && hrefWith(PATH, params, { before })}
        nextHref={after && hrefWith(PATH, params, { after })}
      />
    </Page>
  );
}

/** How the list is to be grouped, and in whose language its groups stand in order. */
type Asked = { name: string | null; locale: string };

type ShownProps = {
  shown: Awaited<ReturnType<typeof readView>>;
  params: Params;
  by: TrainingFilter["by"];
  arrangement: Arrangement;
};

function Shown({ shown, params, by, arrangement }: ShownProps) {
  switch (shown.view) {
    case "programmes":
      return <TrainingTable trainings={shown.page.rows} arrangement={arrangement} />;
    case "courses":
      return <CourseList courses={shown.page.rows} sums={shown.sums} arrangement={arrangement} />;
    case "heads":
      return <HeadsTable path={PATH} params={params} by={by} heads={shown.heads} />;
    case "deliveries":
      return <DeliveryTable deliveries={shown.page.rows} arrangement={arrangement} />;
  }
}

/** What one of the views shows, and what its filters offer. */
async function readView({ tx }: Reading, given: TrainingFilter, asked: Asked) {
  const { view } = given;
  const filter: TrainingFilter & Found =
    view === "deliveries" ? given : await withText(tx, "training", given);
  // A sum reads all that have the words; where these are very many a list looks at each, and is full soon.
  const summed = filter.among === null ? given : filter;
  const by = (groups: ListGroups, values: object) =>
    grouped({
      ...asked,
      groups,
      valuesOf: (name) => (values as Record<string, FacetValue[]>)[name] ?? [],
    });
  switch (view) {
    case "deliveries": {
      const facets = await facetDeliveries(tx, filter);
      const { grouping, on } = by(DELIVERY_GROUPS, facets.values);
      const page = await listDeliveries(tx, filter, grouping);
      const groups = { groups: DELIVERY_GROUPS, grouping: on(page) };
      return { view, facets, count: facets.total, page, groups };
    }
    case "programmes": {
      const facets = await facetProgrammes(tx, filter);
      const { grouping, on } = by(TRAINING_GROUPS, facets.values);
      const page = await listTrainings(tx, filter, grouping);
      const groups = { groups: TRAINING_GROUPS, grouping: on(page) };
      return { view, facets, count: facets.total, page, groups };
    }
    case "courses": {
      const facets = await facetCourses(tx, filter);
      const { grouping, on } = by(COURSE_GROUPS, facets.values);
      const sums = await sumCourses(tx, summed);
      const page = await listCourses(tx, filter, grouping);
      const groups = { groups: COURSE_GROUPS, grouping: on(page) };
      return { view, facets, count: sums.courses, sums, page, groups };
    }
    case "heads": {
      const facets = await facetCourses(tx, filter);
      const heads = await listHeads(tx, summed);
      return { view, facets, count: heads.total.courses, heads };
    }
  }
}
