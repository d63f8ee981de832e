import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { highestMarking } from "#domain/marking.ts";
import { ExportLog } from "#features/export/components/export-log.tsx";
import { listExports } from "#features/export/queries.ts";
import { REGISTERS } from "#features/export/registers.ts";
import { exportLogFilter, REGISTER_NAMES } from "#features/export/schema.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { Page, PageHeader } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/administration/exports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("export"))("log.title") };
}

export default async function ExportsPage({ searchParams }: PageProps<"/administration/exports">) {
  const params = await searchParams;
  const { after } = exportLogFilter.parse(params);
  const { items, next } = await readPage(PATH, ({ tx }) => listExports(tx, after));
  const t = await getTranslations();
  // Keys come from data.
  const say = t as unknown as (key: string) => string;
  return (
    <Page marking={highestMarking(items.map(({ marking }) => marking))}>
      <PageHeader title={t("export.log.title")} meta={t("export.log.intro")} />
      <ExportLog
        entries={items}
        timeZone={homeTimeZone()}
        titleOf={Object.fromEntries([
          ...REGISTER_NAMES.map((name) => [name, say(REGISTERS[name].title)]),
          ["briefs", t("briefs.title")],
        ])}
      />
      <Pagination
        previousHref={after && hrefWith(PATH, params, {})}
        nextHref={next && hrefWith(PATH, params, { after: next.toISOString() })}
      />
    </Page>
  );
}
