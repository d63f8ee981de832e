import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { mayTry } from "#domain/permissions.ts";
import { DeliveryTable } from "#features/deliveries/components/delivery-table.tsx";
import { countDeliveries, listDeliveries } from "#features/deliveries/queries.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { CourseList } from "#features/trainings/components/course-list.tsx";
import { HeadsTable } from "#features/trainings/components/heads-table.tsx";
import { TrainingFilters } from "#features/trainings/components/training-filters.tsx";
import { TrainingTable } from "#features/trainings/components/training-table.tsx";
import { listCourses, listHeads, sumCourses } from "#features/trainings/queries/courses.ts";
import { countTrainings, listTrainings } from "#features/trainings/queries/programmes.ts";
import { TRAINING_VIEWS, type TrainingFilter, trainingFilter } from "#features/trainings/schema.ts";
import { type Reading, readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/trainings";

/** What a view is taken away as: sums, as the courses that they are made of. */
const EXPORTED = {
  programmes: "trainings",
  courses: "courses",
  heads: "courses",
  deliveries: "deliveries",
} as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainings"))("title") };
}

export default async function TrainingsPage({ searchParams }: PageProps<"/trainings">) {
  const params = await searchParams;
  const filter = trainingFilter.parse(params);
  const { shown, mayAdd } = await readPage(PATH, async (reading) => ({
    shown: await readView(reading, filter),
    mayAdd: mayTry(reading.viewer, "training.record"),
  }));
  const t = await getTranslations("trainings");
  const { before = null, after = null } = "page" in shown ? shown.page : {};
  const markings =
    "page" in shown
      ? shown.page.rows.map(({ marking }) => marking)
      : [shown.heads.total.marking ?? "official"];
  const { q, partner, side, provider, topic, agency, year, marking: marked } = filter;
  const isFiltered =
    partner.length > 0 ||
    marked.length > 0 ||
    [q, side, provider, topic, agency, year].some((one) => one !== null);
  return (
    <Page dated marking={highestMarking(markings)}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          <>
            <ExportMenu register={EXPORTED[shown.view]} params={params} count={shown.count} />
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
          href: hrefWith(PATH, params, { view, by: null }),
          label: t(`view.${view}`),
          current: view === filter.view,
        }))}
      />
      <AsOf path={PATH} params={params} when={filter} limits={[t("limits")]} />
      <TrainingFilters
        path={PATH}
        params={params}
        filter={filter}
        facets={shown.facets}
        count={shown.count}
      />
      {shown.view === "programmes" && (
        <TrainingTable trainings={shown.page.rows} isFiltered={isFiltered} />
      )}
      {shown.view === "courses" && (
        <CourseList courses={shown.page.rows} sums={shown.sums} isFiltered={isFiltered} />
      )}
      {shown.view === "heads" && (
        <HeadsTable path={PATH} params={params} by={filter.by} heads={shown.heads} />
      )}
      {shown.view === "deliveries" && <DeliveryTable deliveries={shown.page.rows} />}
      <Pagination
        previousHref={before && hrefWith(PATH, params, { before })}
        nextHref={after && hrefWith(PATH, params, { after })}
      />
    </Page>
  );
}

/** What one of the views shows, and what its filters offer. */
async function readView({ tx }: Reading, filter: TrainingFilter) {
  const { view } = filter;
  if (view === "deliveries") {
    const facets = await countDeliveries(tx, filter);
    return { view, facets, count: facets.total, page: await listDeliveries(tx, filter) };
  }
  const facets = await countTrainings(tx, filter);
  switch (view) {
    case "programmes":
      return { view, facets, count: facets.total, page: await listTrainings(tx, filter) };
    case "courses": {
      const sums = await sumCourses(tx, filter);
      return { view, facets, count: sums.courses, sums, page: await listCourses(tx, filter) };
    }
    case "heads": {
      const heads = await listHeads(tx, filter);
      return { view, facets, count: heads.total.courses, heads };
    }
  }
}
