import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "#domain/names.ts";
import { hrefWith, type Params } from "#ui/address.ts";
import { EmptyState } from "#ui/notice.tsx";
import { Tabs } from "#ui/record.tsx";
import { type Column, Table } from "#ui/table.tsx";
import { coursesCounted, HEADS_BY, type TrainingFilter } from "../schema.ts";
import type { Heads, HeadsRow } from "../views.ts";
import { SumOf } from "./count.tsx";

const SUMS = ["nominated", "attended", "completed"] as const;

type Props = { path: string; params: Params; by: TrainingFilter["by"]; heads: Heads };

/** How many were trained, by agency, topic, year, provider or place; every number opens the courses that it counts. */
export async function HeadsTable({ path, params, by, heads }: Props) {
  const t = await getTranslations("trainings");
  const sides = await getTranslations("values.side");
  const locale = await getLocale();
  const coursesOf = (row: HeadsRow) =>
    hrefWith(path, params, { view: "courses", by: null, ...coursesCounted(by, row) });
  const labelOf = ({ name, nameUr, side, value, depth, place }: HeadsRow) => {
    if (by === "place" && depth > 0) return place ?? t("byNone.place");
    const label =
      value === "none"
        ? t(`byNone.${by === "place" ? "provider" : by}`)
        : nameIn(locale, { name, nameUr });
    return side === null ? label : `${label} (${sides(side)})`;
  };
  const sum = (name: (typeof SUMS)[number]): Column<HeadsRow> => ({
    key: name,
    header: t(`col.${name}`),
    numeric: true,
    cell: (row) => <SumOf sum={row[name]} href={coursesOf(row)} />,
  });
  return (
    <div className="grid gap-3">
      <Tabs
        label={t("by.label")}
        tabs={HEADS_BY.map((name) => ({
          href: hrefWith(path, params, { by: name }),
          label: t(`by.${name}`),
          current: name === by,
        }))}
      />
      <Table
        caption={t(`by.${by}`)}
        rows={heads.rows}
        rowKey={({ value, side, depth, place }) => `${value}-${side}-${depth}-${place}`}
        tight
        empty={<EmptyState title={t("noCourses")}>{t("noCoursesHint")}</EmptyState>}
        columns={[
          {
            key: "name",
            header: t(`byCol.${by}`),
            rowHeader: true,
            cell: (row) => (
              <bdi className={row.depth > 0 ? "block ps-6 font-normal" : ""}>{labelOf(row)}</bdi>
            ),
          },
          {
            key: "courses",
            header: t("col.courses"),
            numeric: true,
            cell: (row) => <SumOf sum={{ known: row.courses, missing: 0 }} href={coursesOf(row)} />,
          },
          ...SUMS.map(sum),
        ]}
        footer={
          <tr>
            <th scope="row">
              {t("total")} <span className="font-normal text-ink-2">({t("totalHint")})</span>
            </th>
            <td className="numeric">
              <Label text={t("col.courses")} />
              <SumOf
                sum={{ known: heads.total.courses, missing: 0 }}
                href={hrefWith(path, params, { view: "courses", by: null })}
              />
            </td>
            {SUMS.map((name) => (
              <td key={name} className="numeric">
                <Label text={t(`col.${name}`)} />
                <SumOf
                  sum={heads.total[name]}
                  href={hrefWith(path, params, { view: "courses", by: null })}
                />
              </td>
            ))}
          </tr>
        }
      />
      {(by === "agency" || by === "topic") && (
        <p className="text-sm text-ink-2">{t("headsHint")}</p>
      )}
    </div>
  );
}

/** The name of a column, seen where the table is stacked. */
function Label({ text }: { text: string }) {
  return (
    <span className="cell-label" aria-hidden="true">
      {text}
    </span>
  );
}
