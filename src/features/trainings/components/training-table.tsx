import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { arrangedColumns } from "#features/lists/components/arranged-columns.tsx";
import { groupHeadings } from "#features/lists/components/group-headings.tsx";
import type { Arrangement } from "#features/lists/views.ts";
import { AgencyLink } from "#features/agencies/components/agency-name.tsx";
import { recordColumn } from "#features/agencies/components/work.tsx";
import { EmptyState } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { CountryName } from "#ui/tag.tsx";
import { GROUP_WORDS } from "../columns.ts";
import type { TrainingRow } from "../views.ts";
import { Count } from "./count.tsx";
import { Provider } from "./provider.tsx";

type Props = { trainings: readonly TrainingRow[]; arrangement: Arrangement };

/** Programmes with who gives and who gets them, and the sums of their courses. */
export async function TrainingTable({ trainings, arrangement }: Props) {
  const t = await getTranslations("trainings");
  const locale = await getLocale();
  return (
    <Table
      caption={t("view.programmes")}
      rows={trainings}
      rowKey={({ id, group }) => `${group} ${id}`}
      groups={await groupHeadings(trainings, arrangement, GROUP_WORDS)}
      empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      columns={await arrangedColumns<TrainingRow>(
        [
          { ...recordColumn(t("col.programme"), "/trainings"), key: "programme" },
          {
            key: "partner",
            header: t("col.partner"),
            cell: ({ partner }) => (
              <CountryName code={partner.code} name={nameIn(locale, partner)} />
            ),
          },
          {
            key: "provider",
            header: t("col.provider"),
            cell: ({ providerSide, provider }) => (
              <Provider side={providerSide} agency={provider} />
            ),
          },
          {
            key: "recipients",
            header: t("col.recipients"),
            cell: ({ recipients }) => (
              <ul className="grid gap-1.5 py-1">
                {recipients.map((agency) => (
                  <li key={agency.id}>
                    <AgencyLink agency={agency} short />
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: "courses",
            header: t("col.courses"),
            numeric: true,
            cell: ({ courses }) => courses,
          },
          {
            key: "attended",
            header: t("col.attended"),
            numeric: true,
            cell: ({ courses, attended }) => courses > 0 && <Count value={attended} />,
          },
          {
            key: "completed",
            header: t("col.completed"),
            numeric: true,
            cell: ({ courses, completed }) => courses > 0 && <Count value={completed} />,
          },
        ],
        arrangement,
      )}
    />
  );
}
