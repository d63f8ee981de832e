import { getLocale, getTranslations } from "next-intl/server";
import { formatDayShort, formatNumber } from "#ui/format.ts";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { ButtonLink } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName } from "#ui/tag.tsx";
import { type Counted, LISTS } from "../columns.ts";
import type { PartnerSummary } from "../schema.ts";

export async function PartnerTable({ partners }: { partners: PartnerSummary[] }) {
  const t = await getTranslations("partners");
  const locale = await getLocale();
  const column = (name: Counted) => ({
    key: name,
    header: t(`col.${name}`),
    numeric: true,
    cell: (partner: PartnerSummary) =>
      partner[name] === 0 ? (
        <span className="text-ink-3">0</span>
      ) : (
        <Link href={LISTS[name](partner.code)} className="link">
          {formatNumber(partner[name], locale)}
        </Link>
      ),
  });
  return (
    <Table
      caption={t("title")}
      rows={partners}
      rowKey={({ code }) => code}
      empty={
        <EmptyState
          title={t("none")}
          action={<ButtonLink href="/meetings/new">{t("logFirst")}</ButtonLink>}
        >
          {t("noneHint")}
        </EmptyState>
      }
      columns={[
        {
          key: "name",
          header: t("col.partner"),
          rowHeader: true,
          cell: ({ code, name, nameUr }) => (
            <Link href={`/partners/${code}`} className="link">
              <CountryName code={code} name={(locale === "ur" && nameUr) || name} />
            </Link>
          ),
        },
        column("open"),
        column("overdueOurs"),
        column("overdueTheirs"),
        column("pendingMous"),
        column("inForce"),
        column("meetings"),
        {
          key: "lastMetOn",
          header: t("col.lastMetOn"),
          cell: ({ lastMetOn }) =>
            lastMetOn === null ? t("never") : formatDayShort(lastMetOn, locale),
        },
      ]}
    />
  );
}
