/** A row of an append-only table: never changed, so the moment it was recorded is when it became known. */
export type Recorded = { id: string; recordedAt: Date };

/** Recorded first comes first; in the same millisecond the id decides, so that every reader sees one order. */
export function compareRecorded(a: Recorded, b: Recorded): number {
  return (
    a.recordedAt.getTime() - b.recordedAt.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

/** Whether the row was on record at an instant (inclusive); null asks for all that is recorded by now. */
export function wasKnownAt(row: Recorded, knownAt: Date | null): boolean {
  return knownAt === null || row.recordedAt <= knownAt;
}
