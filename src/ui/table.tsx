import { getTranslations } from "next-intl/server";
import { type ReactNode, useId } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** The cell that names its row; put the link to the record here. One a table. */
  rowHeader?: boolean;
  /** Figures: at the end of the cell, digits under digits. */
  numeric?: boolean;
  /** Never broken over lines: dates, references. */
  keep?: boolean;
  /** Where the header leads: the same list sorted by this column. */
  sortHref?: string | undefined;
  /** How the list is sorted by this column now, if it is. */
  sorted?: "ascending" | "descending" | undefined;
};

type Props<Row> = {
  caption: string;
  /** The caption is only heard when a heading above says the same. */
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What is shown instead of a table without rows. */
  empty?: ReactNode;
  /**
   * `stack`: rows become cards on a phone; `pairs`: cards in which every two columns stand side by side.
   * `scroll`: the table scrolls sideways, for matrices.
   */
  narrow?: "stack" | "pairs" | "scroll";
  tight?: boolean;
  footer?: ReactNode;
  /** Where rows stand in groups, one after the other: the group of a row, and what stands above it. */
  groups?: { of: (row: Row) => string; heading: (group: string) => ReactNode } | undefined;
};

/** A list of records, drawn by the server. */
export function Table<Row>(props: Props<Row>) {
  const { caption, showCaption = false, columns, rows, rowKey, empty, footer } = props;
  const { narrow = "stack", tight = false, groups } = props;
  const captionId = useId();
  const isStacked = narrow !== "scroll";
  if (rows.length === 0 && empty) return empty;
  return (
    // Sideways scrolling has to be possible with the keyboard, hence the tab stop.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="group" aria-labelledby={captionId} tabIndex={0} className="sheet scroller">
      <table
        className={`table ${isStacked ? "table-stacks" : ""} ${narrow === "pairs" ? "table-pairs" : ""} ${tight ? "table-tight" : ""}`}
      >
        <caption
          id={captionId}
          className={showCaption ? "px-3 py-2 text-sm font-semibold" : "sr-only"}
        >
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={column.sorted}
                className={column.numeric ? "numeric" : undefined}
              >
                <Header header={column.header} sortHref={column.sortHref} sorted={column.sorted} />
              </th>
            ))}
          </tr>
        </thead>
        {inGroups(rows, groups?.of).map(({ group, members }) => (
          <tbody key={group}>
            {groups && group !== null && (
              <tr className="table-group">
                <th scope="rowgroup" colSpan={columns.length}>
                  {groups.heading(group)}
                </th>
              </tr>
            )}
            {members.map((row) => (
              <tr key={rowKey(row)}>{columns.map((column) => cellOf(column, row, isStacked))}</tr>
            ))}
          </tbody>
        ))}
        {footer && <tfoot>{footer}</tfoot>}
      </table>
    </div>
  );
}

type Group<Row> = { group: string | null; members: Row[] };

/** Rows of one group follow one another; a record of two groups stands in both. */
function inGroups<Row>(rows: readonly Row[], of: ((row: Row) => string) | undefined): Group<Row>[] {
  if (of === undefined) return [{ group: null, members: [...rows] }];
  return [...Map.groupBy(rows, of)].map(([group, members]) => ({ group, members }));
}

type HeaderProps = {
  header: ReactNode;
  sortHref: string | undefined;
  sorted: Column<unknown>["sorted"];
};

function Header({ header, sortHref, sorted }: HeaderProps) {
  if (sortHref === undefined) return header;
  const icon = sorted === "ascending" ? "sortUp" : sorted === "descending" ? "sortDown" : "sort";
  return (
    <Link
      href={sortHref}
      className="-my-1 inline-flex min-h-6 items-center gap-1 hover:text-ink hover:underline aria-[current]:text-ink"
    >
      {header}
      <Icon name={icon} className={`size-3.5 ${sorted ? "" : "text-ink-3"}`} />
    </Link>
  );
}

/** No component: a table has thousands of cells, and each would cost as much as what it makes. */
function cellOf<Row>(column: Column<Row>, row: Row, isStacked: boolean): ReactNode {
  const content = column.cell(row);
  if (column.rowHeader) {
    return (
      <th key={column.key} scope="row">
        {content}
      </th>
    );
  }
  const isEmpty = content === null || content === undefined || content === false || content === "";
  return (
    <td
      key={column.key}
      data-empty={isEmpty}
      className={`${column.numeric ? "numeric" : ""} ${column.keep ? "keep" : ""}`}
    >
      {isStacked && (
        <span className="cell-label" aria-hidden="true">
          {column.header}
        </span>
      )}
      {isStacked ? <span className="contents">{content}</span> : content}
    </td>
  );
}

type ResultCountProps = {
  /** At most `bound`: counting further would cost more than it tells. */
  count: number;
  bound?: number;
};

/** "1,000+ results", announced when it changes. */
export async function ResultCount({ count, bound = 1000 }: ResultCountProps) {
  const t = await getTranslations("ui.table");
  return (
    <p role="status" className="figures text-sm text-ink-2">
      {count >= bound ? t("resultsOver", { count: bound }) : t("results", { count })}
    </p>
  );
}

type PaginationProps = {
  /** Null where there is no such page. */
  previousHref: string | null;
  nextHref: string | null;
};

/** Pages by their neighbours: the list has no numbered pages. */
export async function Pagination({ previousHref, nextHref }: PaginationProps) {
  const t = await getTranslations("ui.table");
  if (previousHref === null && nextHref === null) return null;
  return (
    <nav aria-label={t("pages")} className="flex items-center justify-between gap-3">
      <span>
        {previousHref !== null && (
          <Link href={previousHref} rel="prev" className="button button-secondary">
            <Icon name="arrowStart" />
            {t("previous")}
          </Link>
        )}
      </span>
      <span>
        {nextHref !== null && (
          <Link href={nextHref} rel="next" className="button button-secondary">
            {t("next")}
            <Icon name="arrowEnd" />
          </Link>
        )}
      </span>
    </nav>
  );
}
