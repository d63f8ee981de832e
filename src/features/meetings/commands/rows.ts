type Wanted = { id: string | null; isKept: boolean };
type Bare<Row> = Omit<Row, "id" | "isKept">;
type Changes<Row> = {
  gone: string[];
  changed: { id: string; data: Bare<Row> }[];
  fresh: Bare<Row>[];
};

/**
 * What turns the stored rows into the wanted ones: those that are kept as they are appear nowhere, so
 * that the audit shows only what changed. An id that is not stored is taken for a new row.
 */
export function changesOf<Row extends Wanted>(
  stored: readonly { id: string }[],
  wanted: readonly Row[],
): Changes<Row> {
  const before = new Map(stored.map((row) => [row.id, row as Record<string, unknown>]));
  const kept = new Set(wanted.map(({ id }) => id));
  const changed: Changes<Row>["changed"] = [];
  const fresh: Bare<Row>[] = [];
  for (const { id, isKept, ...data } of wanted) {
    if (isKept) continue;
    const old = id === null ? undefined : before.get(id);
    if (id === null || old === undefined) fresh.push(data);
    else if (Object.entries(data).some(([name, value]) => old[name] !== value)) {
      changed.push({ id, data });
    }
  }
  return { gone: [...before.keys()].filter((id) => !kept.has(id)), changed, fresh };
}
