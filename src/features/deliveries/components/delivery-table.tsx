import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { AgencyLink } from "#features/agencies/components/agency-name.tsx";
import { DateText } from "#ui/date-text.tsx";
import { Link } from "#ui/link.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName } from "#ui/tag.tsx";
import type { DeliveryRow } from "../views.ts";
import { Quantity } from "./quantity.tsx";

/** Where the words of what it is grouped by stand. */
const GROUP_WORDS = { side: "values.side" };

type Props = { deliveries: readonly DeliveryRow[]; arrangement: Arrangement };

/** Equipment and technology: what was promised beside what came. */
export async function DeliveryTable({ deliveries, arrangement }: Props) {
  const t = await getTranslations("deliveries");
  const sides = await getTranslations("values.side");
  const locale = await getLocale();
  return (
    <Table
      caption={t("title")}
      rows={deliveries}
      rowKey={({ id, group }) => `${group} ${id}`}
      groups={await groupHeadings(deliveries, arrangement, GROUP_WORDS)}
      empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      columns={await arrangedColumns<DeliveryRow>(
        [
          {
            key: "item",
            header: t("col.item"),
            rowHeader: true,
            cell: ({ id, ref, item }) => (
              <>
                <Link href={`/deliveries/${id}`}>
                  <bdi>{item}</bdi>
                </Link>{" "}
                <span className="figures text-xs font-normal whitespace-nowrap text-ink-2">
                  {ref}
                </span>
              </>
            ),
          },
          {
            key: "partner",
            header: t("col.partner"),
            cell: ({ partner }) => (
              <CountryName code={partner.code} name={nameIn(locale, partner)} />
            ),
          },
          { key: "giver", header: t("col.giver"), cell: ({ giverSide }) => sides(giverSide) },
          {
            key: "recipient",
            header: t("col.recipient"),
            cell: ({ recipient }) => recipient && <AgencyLink agency={recipient} short />,
          },
          {
            key: "promised",
            header: t("col.promised"),
            numeric: true,
            cell: ({ quantityPromised, unit }) => <Quantity value={quantityPromised} unit={unit} />,
          },
          {
            key: "delivered",
            header: t("col.delivered"),
            numeric: true,
            cell: ({ quantityDelivered, unit }) => (
              <Quantity value={quantityDelivered} unit={unit} />
            ),
          },
          {
            key: "on",
            header: t("col.on"),
            keep: true,
            cell: ({ delivered }) => delivered && <DateText date={delivered} />,
          },
        ],
        arrangement,
      )}
    />
  );
}
