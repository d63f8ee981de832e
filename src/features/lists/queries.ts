import "server-only";
import { shownColumns } from "#domain/list-columns.ts";
import type { ListGroups } from "#domain/list-groups.ts";
import type { Reader, Register } from "#features/export/register.ts";
import type { Row } from "#features/export/views.ts";
import type { Tx } from "#server/db.ts";
import type { Arrangement, Grouped } from "./views.ts";

type Asked = {
  register: Register;
  params: unknown;
  reader: Reader;
  /** Of the rows of the page. */
  ids: readonly string[];
  /** What the list can be grouped by, and how it is. */
  groups?: ListGroups;
  grouping?: Grouped | null;
};

/**
 * How the address wants the list to be shown. Columns that are not usual are read for the rows of the page as files
 * read them, in one statement; none where none is shown.
 *
 * @throws Error for a register whose list has no columns to choose
 */
export async function readArrangement(
  tx: Tx,
  { register, params, reader, ids, groups = {}, grouping = null }: Asked,
): Promise<Arrangement> {
  const { shows: list, columns } = register;
  if (list === undefined) throw new Error(`Nothing says what the list of ${register.name} shows.`);
  const { cols, ...rows } = register.read(params, reader);
  const shown = shownColumns(list, cols);
  const more = list.more.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const isUsual = more.every(({ name }) => !shown.includes(name));
  const read =
    isUsual || ids.length === 0
      ? []
      : await tx.$queryRaw<Row[]>`${rows.select} and ${rows.id} = any(${[...ids]}::uuid[])`;
  // Courses are rows of their own, and lead to the record of their programme.
  const values = Object.fromEntries(
    read.map((row) => [(row["id"] ?? row["record_id"]) as string, row]),
  );
  return { list, shown, more, values, groups: Object.keys(groups), grouping };
}
