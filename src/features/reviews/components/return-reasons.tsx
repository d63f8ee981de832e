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
          {
            key: "minutes",
            header: t("col.minutes"),
            numeric: true,
            cell: ({ minutes }) => formatNumber(minutes, locale),
          },
          {
            key: "completions",
            header: t("col.completions"),
            numeric: true,
            cell: ({ completions }) => formatNumber(completions, locale),
          },
        ]}
      />
    </Section>
  );
}
