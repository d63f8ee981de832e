import { getTranslations } from "next-intl/server";
import { shownColumns, spokenColumns } from "#features/export/about.ts";
import { FileCell } from "#features/export/components/file-cell.tsx";
import type { Column as FileColumn } from "#features/export/views.ts";
import type { Column } from "#ui/table.tsx";
import type { Arrangement } from "../views.ts";

const WORDY: ReadonlySet<FileColumn["kind"]> = new Set(["long", "text", "list", "figures"]);

/**
 * The columns of a list in the order of its arrangement, those of files among them. What is no column to choose,
 * such as a menu on each row, stays last. Without an arrangement the columns are as they are given.
 */
export async function arrangedColumns<Row extends { id: string }>(
  columns: readonly Column<Row>[],
  arrangement: Arrangement | undefined,
): Promise<Column<Row>[]> {
  if (arrangement === undefined) return [...columns];
  const { list, shown, more, values } = arrangement;
  const t = await getTranslations();
  const files = shownColumns(more, t, () => "");
  return [
    ...shown.flatMap((name): Column<Row>[] => {
      const usual = columns.find(({ key }) => key === name);
      if (usual !== undefined) return [usual];
      return spokenColumns(files, [name]).map((column) => ({
        key: name,
        header: column.label,
        numeric: column.kind === "number",
        keep: column.kind === "day",
        cell: ({ id }) => {
          const row = values[id];
          const isEmpty = row === undefined || isNothing(column.value(row));
          if (isEmpty) return null;
          const cell = <FileCell column={column} row={row} />;
          // Sentences and names get room, and the table is moved sideways for it.
          return WORDY.has(column.kind) ? <div className="min-w-32">{cell}</div> : cell;
        },
      }));
    }),
    ...columns.filter(({ key }) => !(key in list.usual)),
  ];
}

const isNothing = (value: unknown) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
