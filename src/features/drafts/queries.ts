import "server-only";
import type { Tx } from "#server/db.ts";
import { type DraftKind, type DraftView, storedValues, type TypedValues } from "./schema.ts";

const MOST = 50;
const columns = { id: true, kind: true, title: true, recordId: true, updatedAt: true } as const;

/** The viewer's unfinished forms, the last saved first; at most 50. */
export async function listMyDrafts(tx: Tx): Promise<DraftView[]> {
  const drafts = await tx.draft.findMany({
    select: columns,
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return drafts.map(view);
}

export type OpenDraft = DraftView & { version: number; values: TypedValues };

/** A draft with what was typed; null when it is not there or another's. */
export async function findDraft(tx: Tx, id: string): Promise<OpenDraft | null> {
  return opened(
    await tx.draft.findUnique({
      where: { id },
      select: { ...columns, version: true, values: true },
    }),
  );
}

/** The viewer's latest unfinished change of a record. */
export async function findDraftOf(
  tx: Tx,
  kind: DraftKind,
  recordId: string,
): Promise<OpenDraft | null> {
  return opened(
    await tx.draft.findFirst({
      where: { kind, recordId },
      orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
      select: { ...columns, version: true, values: true },
    }),
  );
}

/** The record that a draft has become; null when it has become none, or was another's. */
export async function recordOfDraft(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ recordId: string | null }[]>`
    select result_id as "recordId" from app.request_key where key = ${id}`;
  return row?.recordId ?? null;
}

type Row = {
  id: string;
  kind: string;
  title: string;
  recordId: string | null;
  updatedAt: Date;
};

function view({ id, kind, title, recordId, updatedAt }: Row): DraftView {
  // Parsed on the way in.
  return { id, kind: kind as DraftKind, title, recordId, savedAt: updatedAt };
}

function opened(row: (Row & { version: number; values: unknown }) | null): OpenDraft | null {
  if (row === null) return null;
  return { ...view(row), version: row.version, values: storedValues.parse(row.values) };
}
