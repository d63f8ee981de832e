import { getTranslations } from "next-intl/server";
import type { CommitmentFilter } from "#features/commitments/schema.ts";
import { BalanceBars } from "#ui/balance-bars.tsx";
import { link } from "#ui/link.tsx";
import { Table } from "#ui/table.tsx";
import { BALANCED_STATUSES, owedBy, type Standing, standingFilter, STANDINGS } from "../rules.ts";
import { countOf, type Matrix } from "../views.ts";
import type { LinkTo } from "./dashboard-links.ts";
import type { NamedRow } from "./row-names.ts";

type Props = {
  id: string;
  title: string;
  rowHeader: string;
  matrix: Matrix;
  rows: readonly NamedRow[];
  /** The filter of a row. */
  of: (key: string) => Partial<CommitmentFilter>;
  to: LinkTo;
};

const SIDES = ["home", "partner", "both"] as const;
const OBLIGORS = { home: ["home", "both"], partner: ["partner", "both"], both: ["both"] } as const;

/**
 * What each side owes, row by row: what both owe counts for each of them, and once in the total. The
 * bars part what is open into late and not late; the table below gives each figure its list.
 */
export async function Balance({ id, title, rowHeader, matrix, rows, of, to }: Props) {
  const t = await getTranslations("dashboards.balance");
  const words = { late: t("late"), open: t("onTime"), kept: t("kept") };
  const counts = (key: string, side: (typeof SIDES)[number]) =>
    Object.fromEntries(
      STANDINGS.map((standing) => [
        standing,
        OBLIGORS[side].reduce(
          (sum, obligor) => sum + countOf(matrix, key, `${obligor} ${standing}`),
          0,
        ),
      ]),
    ) as Record<Standing, number>;
  const href = (key: string, side: (typeof SIDES)[number]) =>
    to({ ...of(key), status: [...BALANCED_STATUSES], obligor: owedBy(side) });
  return (
    <div className="grid gap-2">
      <BalanceBars
        title={title}
        rowHeader={rowHeader}
        sides={{ home: t("home"), partner: t("partner"), both: t("both") }}
        series={[
          { key: "late", label: words.late, fill: "bad" },
          { key: "open", label: words.open, fill: "mid" },
          { key: "kept", label: words.kept, fill: "good" },
        ]}
        rows={rows.map(({ key, label }) => ({
          key,
          label,
          href: to({ ...of(key), status: [...BALANCED_STATUSES] }),
          home: counts(key, "home"),
          partner: counts(key, "partner"),
          both: counts(key, "both"),
          hrefs: {
            home: href(key, "home"),
            partner: href(key, "partner"),
            both: href(key, "both"),
          },
        }))}
      />
      <details>
        <summary className="link inline-block py-1 text-sm">{t("asTable")}</summary>
        <Figures id={id} {...{ title, rowHeader, rows, of, to, counts }} />
      </details>
    </div>
  );
}

type FiguresProps = Pick<Props, "id" | "title" | "rowHeader" | "rows" | "of" | "to"> & {
  counts: (key: string, side: (typeof SIDES)[number]) => Record<Standing, number>;
};

async function Figures({ id, title, rowHeader, rows, of, to, counts }: FiguresProps) {
  const t = await getTranslations("dashboards.balance");
  const cell = (key: string, side: (typeof SIDES)[number] | null, standing: Standing) => {
    const [home, partner, both] = SIDES.map((one) => {
      const { late, open, kept } = counts(key, one);
      // Late is a part of what is open.
      return { late, open: open + late, kept }[standing];
    }) as [number, number, number];
    const value = side === null ? home + partner - both : { home, partner, both }[side];
    const owed = side === null ? {} : { obligor: owedBy(side) };
    if (value === 0) return 0;
    return link({
      href: to({ ...of(key), ...standingFilter(standing), ...owed }),
      children: value,
    });
  };
  const columns = ([...SIDES, null] as const).flatMap((side) =>
    (["open", "late", "kept"] as const).map((standing) => ({
      key: `${id}-${side ?? "total"}-${standing}`,
      header: t("column", { side: t(side ?? "total"), standing: t(standing) }),
      numeric: true,
      cell: ({ key }: NamedRow) => cell(key, side, standing),
    })),
  );
  return (
    <Table
      caption={title}
      narrow="scroll"
      tight
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "row", header: rowHeader, rowHeader: true, cell: ({ label }) => label },
        ...columns,
      ]}
    />
  );
}
