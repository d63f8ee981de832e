import { getLocale, getTranslations } from "next-intl/server";
import { formatNumber } from "#ui/format.ts";
import { Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import type { ReasonCount } from "../schema.ts";

/** Why things came back in the last year. */
export async function ReturnReasons({ counts }: { counts: readonly ReasonCount[] }) {
  const t = await getTranslations("reviews");
  const locale = await getLocale();
  if (counts.length === 0) return null;
  return (
    <Section id="reasons" title={t("reasons")} hint={t("reasonsHint")}>
      <Table
        caption={t("reasons")}
        rows={counts}
        rowKey={({ reason }) => reason}
        tight
        columns={[
          {
            key: "reason",
            header: t("col.reason"),
            rowHeader: true,
            cell: ({ reason }) => t(`reason.${reason}`),
          },
          ...(["minutes", "completions", "answers", "intakes"] as const).map((key) => ({
            key,
            header: t(`col.${key}`),
            numeric: true,
            cell: (row: ReasonCount) => formatNumber(row[key], locale),
          })),
        ]}
      />
    </Section>
  );
}
