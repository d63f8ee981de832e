import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { highestMarking, type Marking } from "#domain/marking.ts";
import { isDated } from "#domain/moment.ts";
import { nameIn } from "#domain/names.ts";
import { mayTry } from "#domain/permissions.ts";
import { listPartnersOnRecord } from "#features/agreements/queries/forms.ts";
import { countCommitmentsBy, listCommitments } from "#features/commitments/queries.ts";
import { RestatedTable } from "#features/countries/components/restated-table.tsx";
import { listRestated } from "#features/countries/queries/balance.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { listExpectedRounds } from "#features/meetings/queries/expected.ts";
import { OverdueTable } from "#features/overdue/components/overdue-table.tsx";
import { RoundsTable } from "#features/overdue/components/rounds-table.tsx";
import { listStandings } from "#features/overdue/queries/standing.ts";
import {
  OVERDUE_VIEWS,
  OWED,
  overdueCommitments,
  type OverdueFilter,
  overdueFilter,
} from "#features/overdue/schema.ts";
import { momentOf } from "#server/moment.ts";
import { type Reading, readPage } from "#server/page.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { FilterPanel } from "#ui/filter.tsx";
import { Page, PageHeader } from "#ui/page.tsx";
import { Tabs } from "#ui/record.tsx";
import { Pagination, ResultCount } from "#ui/table.tsx";

const PATH = "/overdue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overdue"))("title") };
}

/** Promises that are late, ours and theirs; promises that were only said again; rounds that nobody speaks of any more. */
export default async function OverduePage({ searchParams }: PageProps<"/overdue">) {
  const params = await searchParams;
  const filter = overdueFilter.parse(params);
  const { partners, counts, shown } = await readPage(PATH, async (reading) => ({
    partners: await listPartnersOnRecord(reading.tx, filter.partner),
    counts: await countOverdue(reading, filter),
    shown: await readView(reading, filter, params),
  }));
  const t = await getTranslations("overdue");
  const locale = await getLocale();
  const { partner, obligor } = overdueCommitments(filter);
  return (
    <Page dated marking={shown.marking}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          filter.view === "promises" && (
            <ExportMenu
              register="commitments"
              params={{ ...dayOf(params), due: "overdue", partner, obligor }}
              count={filter.owed === null ? counts.all : counts[filter.owed]}
            />
          )
        }
      />
      <Tabs
        label={t("views")}
        tabs={OVERDUE_VIEWS.map((view) => ({
          href: hrefWith(PATH, params, {
            view: view === "promises" ? null : view,
            owed: null,
            show: null,
            after: null,
            before: null,
          }),
          label: t(`view.${view}`),
          current: filter.view === view,
        }))}
      />
      <AsOf path={PATH} params={params} when={filter} />
      <FilterPanel
        path={PATH}
        params={params}
        keep={["view"]}
        groups={[
          {
            kind: "select",
            name: "partner",
            label: t("filter.partner"),
            any: t("filter.anyPartner"),
            choices: partners.map((one) => ({ value: one.code, label: nameIn(locale, one) })),
          },
          ...(filter.view === "promises"
            ? [
                {
                  kind: "select" as const,
                  name: "owed",
                  label: t("filter.owed"),
                  any: t("filter.anyOwed"),
                  choices: OWED.map((side) => ({
                    value: side,
                    label: t(`owed.${side}`),
                    count: counts[side],
                  })),
                },
              ]
            : []),
          ...(filter.view === "rounds"
            ? [
                {
                  kind: "select" as const,
                  name: "show",
                  label: t("filter.show"),
                  any: t("filter.anyRound"),
                  choices: [{ value: "silent", label: t("filter.silent") }],
                },
              ]
            : []),
        ]}
      >
        <ResultCount
          count={shown.count ?? (filter.owed === null ? counts.all : counts[filter.owed])}
        />
      </FilterPanel>
      {shown.list}
    </Page>
  );
}

function countOverdue({ tx, today }: Reading, filter: OverdueFilter) {
  const of = (owed: OverdueFilter["owed"]) => overdueCommitments({ ...filter, owed });
  return countCommitmentsBy(tx, { all: of(null), ours: of("ours"), theirs: of("theirs") }, today);
}

/** `count` where the list is all there is; a list of pages is counted apart. */
type Shown = { list: ReactNode; marking: Marking; count?: number };

async function readView(reading: Reading, filter: OverdueFilter, params: Params): Promise<Shown> {
  const { tx, today, viewer } = reading;
  const moment = momentOf(filter, today);
  const mayRaise = mayTry(viewer, "meeting.raise") && !isDated(filter);
  switch (filter.view) {
    case "restated": {
      const promises = await listRestated(tx, filter.partner, moment, "times");
      return {
        list: <RestatedTable promises={promises} hasPartner />,
        marking: highestMarking(promises.map(({ marking }) => marking)),
        count: promises.length,
      };
    }
    case "rounds": {
      const all = await listExpectedRounds(tx, filter.partner, moment);
      const rounds = filter.show === null ? all : all.filter(({ isSilent }) => isSilent);
      return {
        list: <RoundsTable rounds={rounds} mayPlan={mayRaise} />,
        marking: highestMarking(rounds.map(({ marking }) => marking)),
        count: rounds.length,
      };
    }
    case "promises": {
      const { rows, before, after } = await listCommitments(tx, overdueCommitments(filter), today);
      const standings = await listStandings(
        tx,
        rows.map(({ id }) => id),
        moment,
        viewer,
      );
      const byId = new Map(standings.map((one) => [one.id, one]));
      const told = rows.map((row) => ({ ...row, standing: byId.get(row.id) ?? null }));
      const markings = told.flatMap(({ marking, standing }) => [
        marking,
        standing?.next?.marking ?? "official",
      ]);
      return {
        marking: highestMarking(markings),
        list: (
          <>
            <OverdueTable rows={told} asOf={moment.asOf} mayRaise={mayRaise} />
            <Pagination
              previousHref={before && hrefWith(PATH, params, { before, after: null })}
              nextHref={after && hrefWith(PATH, params, { after, before: null })}
            />
          </>
        ),
      };
    }
  }
}

/** The day that the page shows goes along with what is taken away. */
const dayOf = ({ asOf, knownOn }: Params): Params => ({ asOf, knownOn });
