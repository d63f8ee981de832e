import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { isDated } from "#domain/moment.ts";
import { mayTry } from "#domain/permissions.ts";
import { MOU_GROUPS, mouList } from "#features/agreements/columns.ts";
import { MouScreen } from "#features/agreements/components/mou-screen.tsx";
import { countMous } from "#features/agreements/queries/mou-figures.ts";
import { listUnnamedMous } from "#features/agreements/queries/unnamed-mous.ts";
import { boardOfMous, listMous } from "#features/agreements/queries/mous.ts";
import { mouFilter } from "#features/agreements/views.ts";
import { REGISTERS } from "#features/export/registers.ts";
import { grouped } from "#features/lists/grouping.ts";
import { readArrangement } from "#features/lists/queries.ts";
import { readAround } from "#features/views/queries.ts";
import { momentOf } from "#server/moment.ts";
import { readPage } from "#server/page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mous"))("title") };
}

export default async function MousPage({ searchParams }: PageProps<"/mous">) {
  const params = await searchParams;
  const filter = mouFilter.parse(params);
  const locale = await getLocale();
  const data = await readPage("/mous", async ({ tx, viewer, today }) => {
    const figures = await countMous(tx, filter, today);
    const groups = grouped({
      groups: MOU_GROUPS,
      name: mouList.parse(params).group,
      valuesOf: (name) => figures[name as keyof typeof MOU_GROUPS],
      locale,
    });
    const mous =
      filter.view === "table"
        ? await listMous(tx, filter, today, groups.grouping)
        : await boardOfMous(tx, filter, today);
    return {
      figures,
      mous,
      arrangement: await readArrangement(tx, {
        register: REGISTERS.mous,
        params,
        reader: { today, locale },
        ids: Array.isArray(mous) ? [] : mous.rows.map(({ id }) => id),
        groups: MOU_GROUPS,
        grouping: Array.isArray(mous) ? null : groups.on(mous),
      }),
      around: await readAround({
        tx,
        viewer,
        today,
        locale,
        list: "mous",
        register: REGISTERS.mous,
        params,
        isEmpty: figures.total === 0,
      }),
      unnamed: await listUnnamedMous(tx, filter.partner, momentOf(filter, today)),
      // In the picture of another day nothing can be moved.
      mayMove: mayTry(viewer, "agreement.move") && !isDated(filter),
      mayRecord: mayTry(viewer, "agreement.record"),
    };
  });
  return <MouScreen {...data} filter={filter} params={params} />;
}
