import type { Client } from "pg";
import type { Model } from "./datamodel.ts";

export type Row = Record<string, unknown>;
export type Viewer = { partners: readonly string[] | null; clearance: string };
type Dump = ReadonlyMap<string, Row[]>;
type Key = { column: string; target: string };

const MARKINGS = ["official", "restricted", "confidential", "secret"];
/** A row of these is hidden with what it points to, besides its own partner and marking. */
const FOLLOWS = ["citation", "claim", "brief_line", "signed_text", "neighbour_mark"];

export async function dumpOf(
  client: Client,
  models: readonly Model[],
): Promise<Map<string, Row[]>> {
  const dump = new Map<string, Row[]>();
  for (const { table } of models) {
    const { rows } = await client.query<{ row: Row }>(
      `select to_jsonb(t) as row from "${table}" t`,
    );
    dump.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return dump;
}

/**
 * The rows that a viewer may see, told again in other words than those of the policies: from the rule
 * in domain.md, over a dump of everything.
 */
export function visibleRows(
  dump: Dump,
  models: readonly Model[],
  viewer: Viewer,
): Map<string, Row[]> {
  const tableOf = new Map(models.map(({ name, table }) => [name, table]));
  const keys = new Map(models.map((model) => [model.table, keysOf(model, tableOf)]));
  const index = new Map(
    [...dump].map(([table, rows]) => [table, new Map(rows.map((row) => [row["id"], row]))]),
  );
  const isMine = (code: string | null) =>
    code === null || code === "PK" || viewer.partners === null || viewer.partners.includes(code);
  const isCleared = (marking: unknown) =>
    MARKINGS.indexOf(String(marking)) <= MARKINGS.indexOf(viewer.clearance);
  const pointsToVisible = (table: string, row: Row): boolean =>
    (keys.get(table) ?? []).every(({ column, target }) => {
      const id = row[column];
      if (id === null || id === undefined) return true;
      const found = index.get(target)?.get(id);
      return found !== undefined && sees(target, found);
    });
  function sees(table: string, row: Row): boolean {
    if (table === "country" || table === "topic") return true;
    if (!("marking" in row)) return pointsToVisible(table, row);
    const scope = ("partner" in row ? row["partner"] : row["country"]) as string | null;
    return (
      isMine(scope) &&
      isCleared(row["marking"]) &&
      (!FOLLOWS.includes(table) || pointsToVisible(table, row))
    );
  }
  return new Map([...dump].map(([table, rows]) => [table, rows.filter((row) => sees(table, row))]));
}

/** Columns `xId` whose name is that of a relation: where they point. */
function keysOf(model: Model, tableOf: ReadonlyMap<string, string>): Key[] {
  return model.fields.flatMap((field) => {
    const column = model.fields.find(({ name }) => name === `${field.name}Id`)?.column;
    const target = tableOf.get(field.type);
    return field.kind === "relation" && column !== undefined && target !== undefined
      ? [{ column, target }]
      : [];
  });
}

/** Fills an empty database with just these rows, keys and triggers off. */
export async function fillWith(client: Client, rows: ReadonlyMap<string, Row[]>): Promise<void> {
  await client.query("set session_replication_role = replica");
  for (const [table, some] of rows) {
    if (table === "country") continue;
    await client.query(
      `insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1)`,
      [JSON.stringify(some)],
    );
  }
  await client.query("set session_replication_role = origin");
}
