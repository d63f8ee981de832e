import { getLocale, getTranslations } from "next-intl/server";
import { hrefWith } from "#ui/address.ts";
import { formatInstant } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import type { AuditEntry } from "../schema.ts";
import { actionWords, Changes } from "./history.tsx";

/** The whole trail, a row for each changed row of the database. */
export async function AuditTable({
  entries,
  timeZone,
}: {
  entries: AuditEntry[];
  timeZone: string;
}) {
  const t = await getTranslations("audit");
  const locale = await getLocale();
  const words = await actionWords();
  return (
    <Table
      caption={t("title")}
      rows={entries}
      rowKey={(entry) => String(entry.seq)}
      tight
      empty={<EmptyState title={t("noMatch")}>{t("noMatchHint")}</EmptyState>}
      columns={[
        {
          key: "when",
          header: t("col.when"),
          rowHeader: true,
          cell: (entry) => (
            <time dateTime={entry.at.toISOString()} className="figures">
              {formatInstant(entry.at, locale, timeZone)}
            </time>
          ),
        },
        { key: "who", header: t("col.who"), cell: (entry) => <bdi>{entry.who}</bdi> },
        { key: "action", header: t("col.action"), cell: (entry) => words(entry.action) },
        { key: "changes", header: t("col.changes"), cell: (entry) => <Changes entry={entry} /> },
        {
          key: "record",
          header: t("col.record"),
          cell: (entry) => (
            <Link
              href={hrefWith("/administration/audit", {}, { record: entry.recordId })}
              className="link figures"
            >
              {entry.recordId.slice(-12)}
            </Link>
          ),
        },
      ]}
    />
  );
}
