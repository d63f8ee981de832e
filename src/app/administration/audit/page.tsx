import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ACTIONS } from "#domain/permissions.ts";
import { AuditTable } from "#features/audit/components/audit-table.tsx";
import { actionWords } from "#features/audit/components/history.tsx";
import { listAudit } from "#features/audit/queries.ts";
import { auditFilter } from "#features/audit/schema.ts";
import { homeTimeZone, readPage } from "#server/page.ts";
import { hrefWith } from "#ui/address.ts";
import { FilterPanel } from "#ui/filter.tsx";
import { Page, PageHeader } from "#ui/page.tsx";
import { Pagination } from "#ui/table.tsx";

const PATH = "/administration/audit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/administration/audit">) {
  const params = await searchParams;
  const filter = auditFilter.parse(params);
  const { items, next } = await readPage(PATH, ({ tx }) => listAudit(tx, filter, homeTimeZone()));
  const t = await getTranslations("audit");
  const label = await actionWords();
  return (
    <Page>
      <PageHeader title={t("title")} meta={t("intro")} />
      <FilterPanel
        path={PATH}
        params={params}
        groups={[
          { kind: "text", name: "record", label: t("filter.record") },
          {
            kind: "select",
            name: "action",
            label: t("filter.action"),
            any: t("filter.any"),
            choices: Object.keys(ACTIONS)
              .filter((action) => !action.startsWith("draft."))
              .map((action) => ({ value: action, label: label(action) })),
          },
          { kind: "date", name: "from", label: t("filter.from") },
          { kind: "date", name: "until", label: t("filter.until") },
        ]}
      />
      <AuditTable entries={items} timeZone={homeTimeZone()} />
      <Pagination
        previousHref={filter.after ? hrefWith(PATH, params, {}) : null}
        nextHref={next ? hrefWith(PATH, params, { after: String(next) }) : null}
      />
    </Page>
  );
}
