import { getLocale, getTranslations } from "next-intl/server";
import { markingsOf } from "#domain/evidence.ts";
import { COUNT_LIMIT, type ListPage } from "#domain/listing.ts";
import { highestMarking } from "#domain/marking.ts";
import { ExportMenu } from "#features/export/components/export-menu.tsx";
import { Arrange } from "#features/lists/components/arrange.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { NothingFound } from "#features/views/components/nothing-found.tsx";
import { SavedViews } from "#features/views/components/saved-views.tsx";
import type { Around } from "#features/views/schema.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { AsOf } from "#ui/as-of.tsx";
import { formatNumber } from "#ui/format.ts";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink, Page, PageHeader } from "#ui/page.tsx";
import { StatTile, Tabs, Tiles } from "#ui/record.tsx";
import type { MouBoardColumn, MouFigures, MouItem, UnnamedGroup } from "../mou-views.ts";
import type { MouFilter } from "../views.ts";
import { MouBoard } from "./mou-board.tsx";
import { MouFilters } from "./mou-filters.tsx";
import { MouTable } from "./mou-table.tsx";
import { UnnamedMous } from "./unnamed-mous.tsx";

const PATH = "/mous";

type Props = {
  mous: MouBoardColumn[] | ListPage<MouItem>;
  figures: MouFigures;
  unnamed: UnnamedGroup[];
  filter: MouFilter;
  params: Params;
  arrangement: Arrangement;
  around: Around;
  mayMove: boolean;
  mayRecord: boolean;
};

/** Which MoUs wait, at which desk, for how many days: as a board or as a table, which the address says. */
export async function MouScreen(props: Props) {
  const { mous, figures, unnamed, filter, params, arrangement, around, mayMove, mayRecord } = props;
  const t = await getTranslations("mous");
  const shown = Array.isArray(mous) ? mous.flatMap(({ items }) => items) : mous.rows;
  return (
    <Page dated marking={highestMarking(shown.flatMap(markingsOf))}>
      <PageHeader
        title={t("title")}
        meta={t("lead")}
        actions={
          <>
            <ExportMenu
              register="mous"
              params={params}
              count={figures.total}
              {...(!Array.isArray(mous) && { shown: arrangement.shown })}
            />
            {mayRecord && (
              <ButtonLink href="/agreements/new?instrument=mou" tone="primary">
                {t("record")}
              </ButtonLink>
            )}
          </>
        }
      />
      <AsOf path={PATH} params={params} when={filter} />
      <Figures figures={figures} filter={filter} params={params} />
      <Tabs
        label={t("views")}
        tabs={[
          ...(["board", "table"] as const).map((view) => ({
            href: hrefWith(PATH, params, { view, after: null, before: null }),
            label: t(view),
            current: filter.view === view,
          })),
          { href: "/mous/times", label: t("times"), current: false },
        ]}
      />
      <SavedViews list="mous" params={params} views={around.views} />
      <MouFilters params={params} figures={figures} />
      <UnnamedMous groups={unnamed} params={params} />
      {around.lifts ? (
        <NothingFound path={PATH} params={params} lifts={around.lifts} />
      ) : figures.total === 0 ? (
        <NothingShown mayRecord={mayRecord} />
      ) : Array.isArray(mous) ? (
        <MouBoard columns={mous} unnamed={unnamed} params={params} mayMove={mayMove} />
      ) : (
        <>
          <Arrange path={PATH} params={params} arrangement={arrangement} />
          <MouTable
            page={mous}
            filter={filter}
            params={params}
            mayMove={mayMove}
            arrangement={arrangement}
          />
        </>
      )}
    </Page>
  );
}

type FiguresProps = Pick<Props, "figures" | "filter" | "params">;

async function Figures({ figures, filter, params }: FiguresProps) {
  const t = await getTranslations("mous");
  const table = (changes: Record<string, string | null>) =>
    hrefWith(PATH, params, { view: "table", ...changes });
  const locale = await getLocale();
  const counted = (count: number) =>
    formatNumber(count, locale) + (figures.isAtLeast && count === COUNT_LIMIT ? "+" : "");
  return (
    <Tiles>
      <StatTile
        label={t(filter.show === "pending" ? "figure.pending" : "figure.total")}
        value={counted(figures.total)}
        href={table({})}
      />
      <StatTile
        label={t("figure.over")}
        value={counted(figures.overTarget)}
        href={table({ over: "target" })}
        {...(figures.overTarget > 0 && { tone: "bad" as const })}
      />
      {figures.longestDays !== null && (
        <StatTile
          label={t("figure.longest")}
          value={t("figure.longestValue", { days: figures.longestDays })}
          href={table({ sort: null })}
        />
      )}
    </Tiles>
  );
}

async function NothingShown({ mayRecord }: Pick<Props, "mayRecord">) {
  const t = await getTranslations("mous");
  return (
    <EmptyState
      title={t("empty.title")}
      action={
        mayRecord && <ButtonLink href="/agreements/new?instrument=mou">{t("record")}</ButtonLink>
      }
    >
      {t("empty.hint")}
    </EmptyState>
  );
}
